"""Answers of a store, each a row of named values: as a table in a terminal, JSON, JSON lines, CSV.

A list is an array in JSON, and stands behind semicolons in a cell.
"""

import codecs
import csv
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

import msgspec

from dragoman.views.cells import in_cell
from dragoman.views.forms import chosen
from dragoman.views.look import look_of
from dragoman.views.text import clean

Answer = dict[str, Any]
NARROW = 16  # characters of a column that stays on one line
IN_TABLES = 120  # characters of a cell's words in a table
IN_FULL = ("text", "what")
WIDE = ("text", "detail", "about", "claims", "name", "what", "title")  # columns that share what the others leave
ROOM = 24  # columns of a terminal that a wide one needs to be read
BETWEEN = 3  # columns of a terminal between two columns of the table
LEFT_OUT = ("id", "hedges", "url")  # of a table in a terminal: what a machine asks for
NOTHING: tuple[object, ...] = (None, False, "", [], "suggested")  # of which nothing is told
LAST = (
    "process",
    "report",
    "outlet",
    "kind",
    "recalled",
    "disputed",
    "target",
    "aliases",
    "reports",
    "participants",
    "format",
    "round",
    "by",
    "status",
)  # go first


def write_answers(form: str, answers: Sequence[Answer], out: BinaryIO) -> None:
    """The answers in one form; an error that lists the forms where there is none of the name."""
    chosen(form, FORMS)(answers, out)


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
        table.writerows([in_cell(cell(value)) for value in answer.values()] for answer in answers)


def write_table(answers: Sequence[Answer], out: BinaryIO) -> None:
    """A table as wide as the terminal, without columns in which nothing stands; what finds no room is named below."""
    from rich import box
    from rich.table import Table

    from dragoman.views.console import printed, rich_text

    look = look_of(out)
    columns, missing = fitting(answers, look.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), border_style="dim")
    for name in columns:
        fixed = name not in WIDE and widest(name, answers) <= NARROW
        needed = None if name in WIDE else least(name, answers)
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=fixed, min_width=needed)
    for answer in answers:
        table.add_row(*(rich_text((short(name, answer[name]), "")) for name in columns))
    count = f"{len(answers):,} {'row' if len(answers) == 1 else 'rows'}" if answers else "Nothing is known of this."
    more = f"; no room for {', '.join(missing)}: ask for --format json or csv" if missing else ""
    out.write(printed([*([table] if answers else []), rich_text((count + more, "dim"))], look))


def fitting(answers: Sequence[Answer], width: int) -> tuple[list[str], list[str]]:
    """The columns that a terminal has room for, and those that it has not: the less telling ones go first."""
    names = answers[0] if answers else ()
    columns = [
        name for name in names if name not in LEFT_OUT and any(answer[name] not in NOTHING for answer in answers)
    ]
    missing: list[str] = []
    for name in LAST:
        if sum(least(column, answers) + BETWEEN for column in columns) <= width:
            break
        if name in columns:
            columns.remove(name)
            missing.append(name)
    return columns, missing


def least(name: str, answers: Sequence[Answer]) -> int:
    """How many columns of a terminal a column needs: all of its longest cell, or enough of it to be read."""
    return min(widest(name, answers), ROOM if name in WIDE else NARROW)


def widest(name: str, answers: Sequence[Answer]) -> int:
    return max(len(name), *(len(short(name, answer[name])) for answer in answers))


def short(name: str, value: Any) -> str:
    """A value as a cell of a table: how many reports; "yes" for what is true; a minute; long words cut off."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if name == "reports" and isinstance(value, list):
        return str(len(value))
    if name == "at" and isinstance(value, str):
        return value[:16].replace("T", " ")
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
