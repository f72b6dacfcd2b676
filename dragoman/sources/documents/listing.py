"""Documents listed: one item each, cleaned later; an export of a news database as one item for each of its reports.

Whether a document is an export is told by its bytes, so that listing stays cheap where it is none.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.decode import decode
from dragoman.sources.documents import DOCUMENTS
from dragoman.sources.documents.apart import cover_words
from dragoman.sources.documents.exports import Exported, reports_in
from dragoman.sources.documents.looks import kind_by_look
from dragoman.sources.documents.packed import DAMAGED
from dragoman.sources.items import Item, Kind, Settings
from dragoman.sources.limits import size
from dragoman.sources.look import is_page
from dragoman.sources.tables import unpacked

MARKS = re.compile(
    rb"End of Document|\d+ of \d+ DOCUMENTS?\b|Dokument \d+ von \d+|Full text ?:|enHeadline|articleParagraph"
    rb"|(?:Document|Dokument|Documento) (?=\w*\d)[A-Za-z0-9]{16,}"
)
COVERS = re.compile(
    r"Job Number|User Name|Documents? \(\d+\)|ProQuest|\d+ of \d+ DOCUMENTS|Load-Date"
    r"|(?:Document|Dokument|Documento) (?=\w*\d)[A-Za-z0-9]{16,}"
)
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
MARKUP = {"rtf": re.compile(rb"\\'[0-9a-f]{2}|\\[a-z]+-?\d* ?|[{}\r\n]"), "docx": re.compile(rb"<[^>]*>")}


def whole_document(kind: Kind) -> Callable[[Path, str, Settings], Iterator[Item | Failure]]:
    """The reader of files that are a document of one kind, or by their look of another."""

    def read(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
        most = settings.limits.document_bytes
        with unpacked(path) as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise SourceError(f"This document has more than {size(most)}. Split it, or raise Limits.document_bytes.")
        yield from items_of_document(content, kind, name, settings)

    return read


def items_of_document(
    content: bytes, named: Kind, name: str, settings: Settings, url: str | None = None
) -> Iterator[Item | Failure]:
    """The item of a document, or the items of the reports in an export."""
    if not content.strip():
        raise SourceError("This file is empty. Check that it was saved in full.")
    kind = kind_by_look(content) or ("page" if is_page(content) else named)
    yield from exported_items(content, kind, name, settings) or [
        Item(name, kind, content, url, settings.published, settings.columns, limits=settings.limits)
    ]


def exported_items(content: bytes, kind: Kind, name: str, settings: Settings) -> list[Item]:
    """The reports of an export, each an item; empty where a file is none."""
    if not looks_exported(content, kind):
        return []
    return [
        Item(f"{name}:{number}", "written", report, published=settings.published, limits=settings.limits)
        for number, report in enumerate(reports_in(lines_of(content, kind, settings)), 1)
    ]


def looks_exported(content: bytes, kind: Kind) -> bool:
    """Whether a document bears the marks of a database's export, told without reading it whole."""
    if kind == "pdf":
        return cover_tells(content)
    if kind == "docx":
        content = main_part(content)
    if kind in MARKUP:
        content = MARKUP[kind].sub(b"", content)
    return kind in {"text", "page", "rtf", "docx"} and MARKS.search(content) is not None


def main_part(content: bytes) -> bytes:
    """The XML of a Word document, as far as it may be unpacked here; b"" where it cannot."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("word/document.xml") as stream:
            return stream.read(50_000_000)
    except DAMAGED:
        return b""


def cover_tells(content: bytes) -> bool:
    """Whether the first pages of a PDF are those of an export."""
    return any(COVERS.search(page) for page in cover_words(content))


def lines_of(content: bytes, kind: Kind, settings: Settings) -> Exported:
    """The lines of a document of any kind, as the layouts of exports take them."""
    if kind == "text":
        return Exported(tuple(decode(content).text.split("\n")), wrapped=True)
    if kind == "page":
        return lines_of_page(content)
    return Exported(DOCUMENTS[kind](content, settings.limits).lines)


def lines_of_page(content: bytes) -> Exported:
    """The lines of a page, and those that its markup calls headlines."""
    from dragoman.sources.markup import lines_of as lines_in
    from dragoman.sources.page import parse

    declared = CHARSET.search(content[:4000])
    tree = parse(decode(content, declared[1].decode() if declared else None).text)
    lines = list(lines_in(tree))
    headlines = frozenset(
        " ".join(element.text_content().split())
        for element in tree.iter("span", "div", "h1", "h2")
        if "headline" in (element.get("class") or "").casefold() or element.get("id") == "hd"
    )
    return Exported(tuple(line.text for line in lines), headlines=headlines)
