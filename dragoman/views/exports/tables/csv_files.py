"""A CSV file for each table."""

import csv
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.views.cells import in_cell
from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import describe
from dragoman.views.exports.tables.rows import rows_of


def write_csv(parts: Parts, folder: Path, texts: bool = False) -> None:
    """UTF-8, RFC 4180 with \\n; nothing is an empty cell, a list is joined by "; "."""
    with ExitStack() as files:
        writers = {}
        for name, table in TABLES.items():
            file = files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(file, lineterminator="\n")
            writers[name].writerow([column.name for column in table.columns])
        for name, row in rows_of(parts, texts):
            writers[name].writerow([cell(value) for value in row])
    describe(folder, "csv")


def cell(value: Any) -> str:
    """A value as a cell: true, 2019-09-11, "KEN; UGA", '=words."""
    return "" if value is None else CELLS[type(value)](value)


def joined(words: tuple[str, ...]) -> str:
    return in_cell("; ".join(words))


CELLS: dict[type, Callable[[Any], str]] = {
    str: in_cell,
    tuple: joined,
    bool: lambda value: "true" if value else "false",
    int: str,
    float: repr,
    date: date.isoformat,
}
