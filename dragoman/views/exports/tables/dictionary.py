"""What each table and column is, in words for readers and as the schemas of a Frictionless Data Package."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.views.exports.tables.columns import Column, ColumnType, Table
from dragoman.views.exports.tables.declared import TABLES

HEADINGS = ("table", "column", "type", "key", "leads to", "what it is")
RIGHTS = (
    "The words of reports (texts, statements, evidence, titles) belong to those who published them. "
    "Nothing here gives a licence to print them."
)
ABOUT = (
    "A negotiation record: who met whom, who said what, who wants what, each entry with the words of a report that it "
    "rests on. Entries whose status is `suggested` were read by a program and seen by nobody."
)
IN_CSV = (
    "Lists are joined by '; '. Line breaks and control characters are spaces. An apostrophe stands before words that "
    "a spreadsheet would take for a formula (those that begin with = + - @)."
)
MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}


def dictionary() -> Iterator[tuple[str, ...]]:
    """A row for each column of each table, under HEADINGS."""
    for name, table in TABLES.items():
        for column in table.columns:
            yield name, column.name, column.type, "key" if column.name in table.key else "", goal(column), column.does


def goal(column: Column) -> str:
    """The table and column that a column leads to: actors.id."""
    return "" if column.leads_to is None else f"{column.leads_to}.{id_of(column.leads_to)}"


def id_of(table: str) -> str:
    return "process" if table == "processes" else "id"


def in_markdown() -> str:
    """The dictionary as Markdown: a heading, a line and a table of columns for each table."""
    return "\n\n".join(map(table_in_markdown, TABLES)) + "\n"


def table_in_markdown(name: str) -> str:
    table = TABLES[name]
    lines = [f"### {name}", "", f"{table.does} Key: {', '.join(f'`{one}`' for one in table.key)}.", ""]
    lines += ["| column | type | leads to | what it is |", "| --- | --- | --- | --- |"]
    lines += [f"| `{one.name}` | {one.type} | {goal(one)} | {one.does} |" for one in table.columns]
    return "\n".join(lines)


def describe(folder: Path, form: str) -> None:
    """`datapackage.json` and `README.md` beside the tables of a folder."""
    package = json.dumps(package_of(form), ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(package, encoding="utf-8")
    notes = "\n\n".join(filter(None, (ABOUT, RIGHTS, IN_CSV if form == "csv" else "")))
    text = f"# Negotiation record\n\n{notes}\n\n## Tables\n\n{in_markdown()}"
    (folder / "README.md").write_text(text, encoding="utf-8")


def package_of(form: str) -> dict[str, Any]:
    """The Data Package of a folder of files of one form: csv, jsonl or parquet."""
    return {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": "negotiation-record",
        "title": "Negotiation record",
        "description": " ".join(filter(None, (ABOUT, RIGHTS, IN_CSV if form == "csv" else ""))),
        "resources": [resource_of(name, table, form) for name, table in TABLES.items()],
    }


def resource_of(name: str, table: Table, form: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource" if form == "csv" else "data-resource",
        "name": name,
        "path": f"{name}.{form}",
        "description": table.does,
        "format": form,
        "mediatype": MEDIA[form],
        "encoding": "utf-8",
        "schema": {
            "fields": [field_of(column, form) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": [one.name], "reference": {"resource": one.leads_to, "fields": [id_of(one.leads_to or "")]}}
                for one in table.leads
            ],
        },
    }


def field_of(column: Column, form: str) -> dict[str, str]:
    return {"name": column.name, "type": type_of(column.type, form), "description": column.does}


def type_of(kind: ColumnType, form: str) -> str:
    """The type by Table Schema's name; a list is text in CSV."""
    if kind == "list":
        return "string" if form == "csv" else "array"
    return "string" if kind == "yearmonth" and form != "csv" else kind
