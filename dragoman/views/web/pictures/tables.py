"""The table of a picture: in the page, sorted as the address asks, and as CSV."""

import csv
import io
from dataclasses import dataclass, replace

from dragoman.model import Span
from dragoman.views.cells import in_cell


@dataclass(frozen=True)
class Column:
    """`name` stands in the address; `kind` is words, number or share."""

    name: str
    words: str
    kind: str = "words"


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; `to` what it leads to: ("party", "ZMB"); `code` what stands in a file beside the words;
    `stance` the status of the stance that the value is; `span` the words that it rests on."""

    value: str | int | float | None
    to: tuple[str, str] | None = None
    code: str | None = None
    stance: str | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def sorted(self, by: str) -> "Table":
        """By a column, "-weight" from the most to the least; what is empty last; as it is where it has no such."""
        at = next((n for n, column in enumerate(self.columns) if column.name == by.lstrip("-")), None)
        if at is None:
            return self
        empty = [row for row in self.rows if row[at].value is None]
        full = sorted(
            (row for row in self.rows if row[at].value is not None),
            key=lambda row: (isinstance(row[at].value, str), fit(row[at].value)),
            reverse=by.startswith("-"),
        )
        return replace(self, rows=(*full, *empty))

    def part(self, first: int, number: int) -> "Table":
        return replace(self, rows=self.rows[first : first + number])


def fit(value: str | int | float | None) -> str | float:
    return value.casefold() if isinstance(value, str) else float(value or 0)


def written(table: Table) -> str:
    """The table as CSV: no cell of words begins like a formula; where a cell has a code, a column beside it has it."""
    coded = [any(row[n].code is not None for row in table.rows) for n in range(len(table.columns))]
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    heads: list[str] = []
    for column, code in zip(table.columns, coded, strict=True):
        heads += [column.name, f"{column.name}_id"] if code else [column.name]
    lines.writerow(heads)
    for row in table.rows:
        cells: list[str | int | float] = []
        for cell, code in zip(row, coded, strict=True):
            cells.append(plain(cell.value))
            if code:
                cells.append(plain(cell.code))
        lines.writerow(cells)
    return out.getvalue()


def plain(value: str | int | float | None) -> str | int | float:
    if value is None:
        return ""
    if not isinstance(value, str):
        return round(value, 4)
    return in_cell(value)


def heading(column: Column, wanted: str) -> str:
    """What the address asks for when a heading is chosen: numbers from the most, words from A, then the other way."""
    first = column.name if column.kind == "words" else f"-{column.name}"
    other = f"-{column.name}" if first == column.name else column.name
    return other if wanted == first else first


def direction(column: Column, wanted: str) -> str | None:
    """For aria-sort."""
    if wanted.lstrip("-") != column.name:
        return None
    return "descending" if wanted.startswith("-") else "ascending"
