"""OpenDocument texts: paragraphs and headings in order; notes, comments and deleted words left out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.model import Dropped
from dragoman.sources.documents.packed import opened, part_of, tree_of
from dragoman.sources.items import Facts, Written
from dragoman.sources.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
LINES = {f"{TEXT}p", f"{TEXT}h"}
BESIDE = {f"{TEXT}note": "footnote", f"{OFFICE}annotation": "comment", f"{TEXT}tracked-changes": "deleted words"}
MOST_SPACES = 100


def read_odt(content: bytes, limits: Limits) -> Written:
    """The paragraphs of an OpenDocument text; SourceError where it is locked or damaged."""
    archive = opened(content, "OpenDocument text", limits)
    if "META-INF/manifest.xml" in archive.namelist():
        manifest = part_of(archive, "META-INF/manifest.xml", "OpenDocument text")
        if b"encryption-data" in manifest:
            raise SourceError("This document is locked with a password. Open it, save it without one, and give that.")
    body = tree_of(part_of(archive, "content.xml", "OpenDocument text"), "OpenDocument text")
    dropped = tuple(left_out(body))
    found = list(lines_of_text(body))
    headings = [line for element, line in found[:12] if element.get(f"{TEXT}outline-level") == "1"]
    titles = [line for element, line in found[:12] if element.get(f"{TEXT}style-name") == "Title"]
    title = next(iter([*titles, *headings]), None)
    return Written(tuple(line for _, line in found), Facts(title=title), dropped)


def left_out(body: "_Element") -> Iterator[Dropped]:
    """Notes and comments, taken out of the tree."""
    for beside in list(body.iter(*BESIDE)):
        words = " ".join(line for _, line in lines_of_text(beside))
        parent, before = beside.getparent(), beside.getprevious()
        if parent is None:
            continue
        tail = beside.tail or ""
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(beside)
        if words:
            yield Dropped(text=words, reason=BESIDE[str(beside.tag)])


def lines_of_text(body: "_Element") -> Iterator[tuple["_Element", str]]:
    for paragraph in body.iter(*LINES):
        for line in "".join(words_of(paragraph)).split("\n"):
            if line.strip():
                yield paragraph, line.strip()


def words_of(element: "_Element") -> Iterator[str]:
    """The words of a paragraph without those of frames, which are paragraphs of their own."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c") or "1"
            yield " " * min(int(count) if count.isdecimal() else 1, MOST_SPACES)
        elif isinstance(child.tag, str) and child.tag not in LINES:
            yield from words_of(child)
        yield child.tail or ""
