"""Tables with a header in text files, CSV and TSV: each row a report, its columns found by their usual names."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.columns import column_of
from dragoman.sources.decode import guess, marked
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.tables import SLACK, unpacked

HEAD = 100_000
DELIMITERS = "\t,;|"


def rows_of_separated(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """Each row of a CSV or TSV file, also packed; SourceError where no column holds a text."""
    with unpacked(path) as stream:
        head = stream.read(HEAD)
    if not head.strip():
        raise SourceError("This file is empty. Check that it was saved in full.")
    with unpacked(path) as stream, io.TextIOWrapper(stream, encoding_of(head), errors="replace", newline="") as lines:
        csv.field_size_limit(max(csv.field_size_limit(), SLACK * settings.limits.report_bytes))
        bounded = RowLines(lines, SLACK * settings.limits.report_bytes)
        table = csv.reader(bounded, delimiter=delimiter_of(head))
        try:
            columns = next((cells for cells in table if cells), [""])
            columns[0] = columns[0].removeprefix("\ufeff")
            refuse_without_text(columns, settings)
            for number, cells in enumerate(bounded.each_of(table), 1):
                if any(cell.strip() for cell in cells):
                    yield row_item(f"{name}:{number}", columns, cells, settings)
        except csv.Error as error:
            yield Failure(
                name=f"{name}:{table.line_num}",
                reason=f"The table cannot be read beyond this line ({error}). Check its quotes, or give .jsonl.",
            )


class RowLines:
    """The lines of a table, of which no row may have more letters than `most`: a packed one may go on without end."""

    def __init__(self, lines: TextIO, most: int) -> None:
        self.lines, self.most, self.left = lines, most, most

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.lines.readline(self.left + 1)
        self.left -= len(line)
        if self.left < 0:
            raise csv.Error(f"a row has more than {size(self.most)}")
        if not line:
            raise StopIteration
        return line

    def each_of(self, table: Iterator[list[str]]) -> Iterator[list[str]]:
        """The rows that are made of these lines, each of which may have as many letters."""
        self.left = self.most
        for cells in table:
            self.left = self.most
            yield cells


def row_item(name: str, columns: list[str], cells: list[str], settings: Settings) -> Item | Failure:
    """The item of a row; one with more cells than the header was cut at a delimiter in its text."""
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        return Failure(
            name=name,
            reason=f"This row has {len(cells)} cells, the header {len(columns)}. Put texts with commas into quotes.",
        )
    row = dict(zip(columns, cells, strict=False))
    return Item(name, "row", row, published=settings.published, columns=settings.columns, limits=settings.limits)


def refuse_without_text(columns: list[str], settings: Settings) -> None:
    if column_of(dict.fromkeys(columns, "x"), "text", settings.columns) is None:
        there = ", ".join(f"'{name[:40]}'" for name in columns[:12])
        raise SourceError(
            f"No column of this table holds the text; its first line names {there}. Name it: --column text=NAME."
        )


def encoding_of(head: bytes) -> str:
    """The encoding of a table, by its mark, as UTF-8, else by guess."""
    if mark := marked(head):
        return "utf-8-sig" if mark[1] == "utf-8" else mark[1][:6]
    try:
        head[: head.rfind(b"\n") + 1 or len(head)].decode("utf-8")
    except UnicodeDecodeError:
        return guess(head)
    return "utf-8"


def delimiter_of(head: bytes) -> str:
    """The delimiter that the first line has most of, outside quotation marks."""
    first = head.replace(b"\0", b"").lstrip(b"\r\n").split(b"\n", 1)[0].decode("utf-8", "replace")
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)
