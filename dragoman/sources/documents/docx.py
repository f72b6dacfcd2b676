"""Word documents: paragraphs, headings and the cells of tables in order; footnotes, heads and feet left out.

Words that were inserted while changes were tracked are read, deleted ones are not.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dragoman.errors import SourceError
from dragoman.model import Dropped
from dragoman.sources.documents.packed import DAMAGED, damaged, opened, part_of, tree_of
from dragoman.sources.items import Facts, Written
from dragoman.sources.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same words for old programs
SILENT = {f"{WORD}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")} | {FALLBACK}
BREAKS = {f"{WORD}{tag}" for tag in ("br", "cr")}
TITLES = {"title", "heading 1"}
OLE = b"\xd0\xcf\x11\xe0"
BESIDE = {"footnotes": "footnote", "endnotes": "footnote", "comments": "comment"}


def read_docx(content: bytes, limits: Limits) -> Written:
    """The paragraphs of a Word document; SourceError where it is locked, damaged, or no Word document."""
    refuse_ole(content)
    archive = opened(content, "Word document", limits)
    for info in archive.infolist():
        if info.filename.endswith((".xml", ".rels")):  # checked before the library parses them
            tree_of(part_of(archive, info.filename, "Word document"), "Word document")
    try:
        from docx import Document

        document: Any = Document(BytesIO(content))
        paragraphs = list(paragraphs_of(document.element.body))
        heading = title_of(document, paragraphs)
        dropped = [*notes_of(document), *heads_and_feet(document)]
    except (*DAMAGED, AttributeError, TypeError, IndexError) as error:
        raise damaged("Word document", error) from error
    return Written(tuple(line for _, line in paragraphs), Facts(title=heading), tuple(dropped))


def refuse_ole(content: bytes) -> None:
    """Raise where Word's old format, or its lock around the new one, holds the document."""
    if not content.startswith(OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise SourceError("This document is locked with a password. Open it, save it without one, and give that.")
    raise SourceError("This is a document in Word's old format. Save it as .docx or .txt and give that.")


def paragraphs_of(body: "_Element") -> Iterator[tuple["_Element", str]]:
    """The lines of a document in order, each with its paragraph; a manual break ends a line."""
    for paragraph in body.iter(f"{WORD}p"):
        if not any(ancestor.tag in SILENT for ancestor in paragraph.iterancestors()):
            for line in "".join(words_of(paragraph)).split("\n"):
                if line.strip():
                    yield paragraph, line.strip()


def words_of(element: "_Element") -> Iterator[str]:
    """The words of a paragraph without those of text boxes, which are paragraphs of their own."""
    for child in element:
        if child.tag in SILENT or child.tag == f"{WORD}p":
            continue
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag == f"{WORD}tab":
            yield "\t"
        elif child.tag == f"{WORD}noBreakHyphen":
            yield "-"
        elif child.tag in BREAKS:
            yield "\n"
        else:
            yield from words_of(child)


def title_of(document: Any, paragraphs: Iterable[tuple["_Element", str]]) -> str | None:
    """The one paragraph in the style of a title; else the title of the file's properties, where the text begins so."""
    styles = {style.style_id: (style.name or "").casefold() for style in document.styles}
    early = list(paragraphs)[:12]
    titled = [line for paragraph, line in early if styles.get(style_of(paragraph)) in TITLES]
    told = (document.core_properties.title or "").strip()
    return titled[0] if titled else told if told in [line for _, line in early] else None


def style_of(paragraph: "_Element") -> str:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return str(style.get(f"{WORD}val")) if style is not None else ""


def notes_of(document: Any) -> Iterator[Dropped]:
    """Footnotes, endnotes and comments."""
    for relation in document.part.rels.values():
        reason = BESIDE.get(relation.reltype.rpartition("/")[2])
        if reason and not relation.is_external:
            notes = tree_of(relation.target_part.blob, "Word document")
            yield from (Dropped(text=line, reason=reason) for _, line in paragraphs_of(notes))


def heads_and_feet(document: Any) -> list[Dropped]:
    """What stands above and below every page, once."""
    parts = [part for section in document.sections for part in (section.header, section.footer)]
    lines = [line for part in parts if not part.is_linked_to_previous for _, line in paragraphs_of(part._element)]
    return [Dropped(text=line, reason="running head or page number") for line in dict.fromkeys(lines)]
