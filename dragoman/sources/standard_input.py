"""Reports from standard input, or from a pipe: a text, a page, a document, or one report a line, by their look."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.model import Failure
from dragoman.sources.documents.listing import exported_items, items_of_document, looks_exported
from dragoman.sources.documents.looks import kind_by_look
from dragoman.sources.items import Item, Kind, Settings
from dragoman.sources.limits import size
from dragoman.sources.look import is_lines, is_page
from dragoman.sources.spread import is_spread
from dragoman.sources.tables import lines_of_stream

NAME = "standard input"


def in_stream(stream: BinaryIO, settings: Settings, name: str = NAME) -> Iterator[Item | Failure]:
    """The reports in an open stream."""
    first = stream.readline(settings.limits.page_bytes + 1)
    while first and not first.strip():
        first = stream.readline(settings.limits.page_bytes + 1)
    if is_lines(first) or is_spread(first):
        yield from lines_of_stream(stream, name, settings, first)
        return
    content = first + stream.read(settings.limits.page_bytes + 1 - len(first))
    kind: Kind = "page" if is_page(content) else "text"
    document = kind_by_look(content)
    if looks_exported(content, kind) or document not in (None, "mail"):
        content += stream.read(max(settings.limits.document_bytes - len(content), 0))
    if document is not None and document != "mail":
        yield from items_of_document(content, document, name, settings)
    elif reports := exported_items(content, kind, name, settings):
        yield from reports
    elif not content.strip():
        yield Failure(name=name, reason="Nothing came in. Pipe a report in: cat report.txt | dragoman read -")
    elif len(content) > settings.limits.page_bytes:
        yield Failure(
            name=name,
            reason=(
                f"More than the limit of {size(settings.limits.page_bytes)} "
                "came in. Give one report, or one a line as JSONL."
            ),
        )
    else:
        yield Item(name, kind, content, published=settings.published, columns=settings.columns, limits=settings.limits)
