"""A CSV file for each table."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dragoman.views.cells import in_cell
from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.columns import ColumnType
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import describe
from dragoman.views.exports.tables.rows import Row, rows_of

Cells = Sequence[Any]


def write_csv(parts: Parts, folder: Path, texts: bool = False) -> None:
    """UTF-8, RFC 4180 with \\n; nothing is an empty cell, a list is joined by "; "."""
    with ExitStack() as files:
        writers = {}
        for name, table in TABLES.items():
            file = files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(file, lineterminator="\n")
            writers[name].writerow([column.name for column in table.columns])
        for name, rows in rows_of(parts, texts):
            writers[name].writerows(in_cells(name, rows))
    describe(folder, "csv")


def in_cells(table: str, rows: Sequence[Row]) -> Iterator[Cells]:
    """Rows of cells: true, 2019-09-11, "KEN; UGA", '=words; days and numbers are written so by csv itself."""
    columns = zip(TABLES[table].columns, zip(*rows, strict=True), strict=True)
    return zip(
        *(CELLS[column.type](values) if column.type in CELLS else values for column, values in columns), strict=True
    )


def words(column: Iterable[str | None]) -> Cells:
    """What `in_cell` would leave as it is, as most is, is told at once."""
    return [one if one is None or (one[:1].isalnum() and one.isprintable()) else in_cell(one) for one in column]


def lists(column: Iterable[tuple[str, ...]]) -> Cells:
    return words(map("; ".join, column))


def truths(column: Iterable[bool | None]) -> Cells:
    return [None if one is None else "true" if one else "false" for one in column]


CELLS: dict[ColumnType, Callable[[Any], Cells]] = {
    "string": words,
    "yearmonth": words,
    "list": lists,
    "boolean": truths,
}
