"""Answers of a store, each a row of named values: as a table in a terminal, JSON, JSON lines, CSV.

A list is an array in JSON, and stands behind semicolons in a cell.
"""

import codecs
import csv
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

import msgspec

from dragoman.errors import UsageError
from dragoman.views.look import look_of
from dragoman.views.text import clean, in_place

Answer = dict[str, Any]
NARROW = 12  # characters of a column that stays on one line
IN_TABLES = 60  # characters of a cell's words in a table
IN_FULL = ("text", "what")
LEFT_OUT = ("id", "hedges", "url")  # of a table in a terminal: what a machine asks for


def write_answers(form: str, answers: Sequence[Answer], out: BinaryIO) -> None:
    """The answers in one form; an error that lists the forms where there is none of the name."""
    if form not in FORMS:
        raise UsageError(f"Unknown format {form!r}. Choose one of: {', '.join(FORMS)}.")
    FORMS[form](answers, out)


def write_json(answers: Sequence[Answer], out: BinaryIO) -> None:
    """One array and a line break."""
    out.write(msgspec.json.format(msgspec.json.encode(answers), indent=2) + b"\n")


def write_jsonl(answers: Sequence[Answer], out: BinaryIO) -> None:
    out.writelines(msgspec.json.encode(answer) + b"\n" for answer in answers)


def write_csv(answers: Sequence[Answer], out: BinaryIO) -> None:
    """A table in UTF-8 with a line of headings; nothing where there is no answer."""
    if answers:
        table = csv.writer(codecs.getwriter("utf-8")(out), lineterminator="\n")
        table.writerow(answers[0])
        table.writerows([in_place(cell(value)) for value in answer.values()] for answer in answers)


def write_table(answers: Sequence[Answer], out: BinaryIO) -> None:
    """A table as wide as the terminal, without columns in which nothing stands."""
    from rich import box
    from rich.table import Table

    from dragoman.views.console import printed, rich_text

    look = look_of(out)
    names = answers[0] if answers else ()
    columns = [name for name in names if name not in LEFT_OUT and any(answer[name] for answer in answers)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), border_style="dim")
    for name in columns:
        widest = max(len(short(name, answer[name])) for answer in answers)
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=widest <= NARROW)
    for answer in answers:
        table.add_row(*(rich_text((short(name, answer[name]), "")) for name in columns))
    count = f"{len(answers):,} {'row' if len(answers) == 1 else 'rows'}" if answers else "Nothing is known of this."
    out.write(printed([*([table] if answers else []), rich_text((count, "dim"))], look))


def short(name: str, value: Any) -> str:
    """A value as a cell of a table: how many reports; "yes" for what is true; long words cut off."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if name == "reports" and isinstance(value, list):
        return str(len(value))
    words = clean(cell(value))
    return words if len(words) <= IN_TABLES or name in IN_FULL else f"{words[: IN_TABLES - 2]} …"


def cell(value: Any) -> str:
    """A value as one cell: nothing for None, "one; two" for a list."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


FORMS: dict[str, Callable[[Sequence[Answer], BinaryIO], None]] = {
    "table": write_table,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
}
