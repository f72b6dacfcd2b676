"""E-books, as news services send them: each part of the book's order that holds an article is a report."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.documents.packed import opened, part_of, tree_of
from dragoman.sources.items import Facts, Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.published import day_of
from dragoman.sources.tables import unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = {"application/xhtml+xml", "text/html"}
LEAST_WORDS = 60  # Of a part, below which it is a cover, a list of contents or a section's heading.
MOST_LINKED = 0.5  # Of a part's words: above it, it is a list of contents.


def chapters_of(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """The articles of an e-book in the book's order."""
    most = settings.limits.document_bytes
    with unpacked(path) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise SourceError(f"This e-book has more than {size(most)}. Raise Limits.document_bytes.")
    archive = opened(content, "e-book", settings.limits)
    if "META-INF/encryption.xml" in archive.namelist() and "META-INF/rights.xml" in archive.namelist():
        raise SourceError("This e-book is locked. Give a copy without digital rights management.")
    package = package_of(part_of(archive, "META-INF/container.xml", "e-book"))
    book = tree_of(part_of(archive, package, "e-book"), "e-book")
    told = facts_of(book)
    for address in order_of(book, posixpath.dirname(package)):
        if address not in archive.namelist():
            continue
        part = part_of(archive, address, "e-book")
        if len(part) > settings.limits.page_bytes:
            yield Failure(
                name=f"{name}/{address}", reason="This part is larger than a page may be. Raise Limits.page_bytes."
            )
        elif is_article(part):
            yield Item(
                f"{name}/{address}",
                "page",
                part,
                published=settings.published,
                columns=settings.columns,
                limits=settings.limits,
                told=told,
            )


def package_of(container: bytes) -> str:
    root = tree_of(container, "e-book").find(f".//{CONTAINER}rootfile")
    address = root.get("full-path") if root is not None else None
    if not address:
        raise SourceError("This e-book does not say where its parts are. Convert it to .docx or .html, and give that.")
    return str(address)


def order_of(book: "_Element", folder: str) -> Iterator[str]:
    """The addresses of the parts, in the order in which they are read."""
    parts = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in book.iter(f"{OPF}item")
        if item.get("media-type") in XHTML and "nav" not in (item.get("properties") or "").split()
    }
    for reference in book.iter(f"{OPF}itemref"):
        if address := parts.get(reference.get("idref")):
            yield address


def facts_of(book: "_Element") -> Facts:
    """What the book says of its articles: the day of the issue, its language, the outlet."""

    def first(name: str) -> str | None:
        return next(
            (" ".join(one.text.split()) for one in book.iter(f"{DC}{name}") if one.text and one.text.strip()), None
        )

    language = (first("language") or "")[:2].casefold()
    outlet = first("publisher")
    if outlet is None or outlet.casefold() == "calibre":
        outlet = first("title")
    return Facts(outlet=without_day(outlet), published=day_of(first("date")), language=language or None)


def without_day(title: str | None) -> str | None:
    """The name of a paper as an issue bears it: "The Gazette [Thu, 03 May 2018]"."""
    return (title.split(" [")[0].split(" (")[0].strip() or None) if title else None


def is_article(part: bytes) -> bool:
    """Whether a part has words enough, and is more than links."""
    from dragoman.sources.decode import decode
    from dragoman.sources.markup import lines_of
    from dragoman.sources.page import parse

    lines = list(lines_of(parse(decode(part).text)))
    words = sum(line.text.count(" ") + 1 for line in lines)
    linked, whole = sum(line.linked for line in lines), sum(len(line.text) for line in lines)
    return words >= LEAST_WORDS and linked <= MOST_LINKED * whole
