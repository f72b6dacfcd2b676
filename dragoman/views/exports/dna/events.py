"""DNA's event list: a row for each position, or each quotation, with its document, as DNA exports it.

DNA puts a comma for each semicolon and ' for " in its cells; here they are quoted instead, and stay.
"""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from dragoman.dna_schema import POSITION, QUOTATION
from dragoman.views.exports.csv_table import Cell, csv_table
from dragoman.views.exports.dna.book import Book, Document, Numbered, Page
from dragoman.views.exports.dna.codings import Choices
from dragoman.views.exports.dna.names import Entity
from dragoman.views.exports.export import Parts

LISTS = {"positions": POSITION, "quotations": QUOTATION}
BEFORE = ("statement_id", "time")
BEHIND = (
    "start_position", "stop_position", "text", "coder",
    "document_id", "document_title", "document_author", "document_source", "document_section", "document_type",
)  # fmt: skip


def write_events(
    parts: Parts,
    path: Path,
    *,
    rows: str = "positions",
    agreement: str = "wide",
    concepts: str = "issue",
    copies: bool = False,
) -> None:
    kind = LISTS[rows]
    columns = (*BEFORE, *(variable.name for variable in kind.variables), *BEHIND)
    book = Book(Choices(agreement, concepts, copies))
    with csv_table(path, columns, delimiter=";", quoting=csv.QUOTE_NONNUMERIC) as put:
        for part in parts:
            for page in book.pages(part):
                for one in page.codings:
                    if one.coding.type is kind:
                        put(row_of(one, page))


def row_of(one: Numbered, page: Page) -> Iterator[Cell]:
    document = page.document
    yield from (one.id, time_of(document))
    for variable in one.coding.type.variables:
        value = one.coding.values[variable.name]
        yield value.value if isinstance(value, Entity) else value
    yield from (one.start, one.stop, page.words(one), one.coder, page.id)
    yield from (document.title, document.author, document.source, document.section, document.type)


def time_of(document: Document) -> str:
    """2024-06-12 00:00:00, and nothing of a day that is not known."""
    if document.seconds is None:
        return ""
    return (datetime(1970, 1, 1) + timedelta(seconds=document.seconds)).isoformat(" ")
