"""The brief as a Word document, in the styles that Word has for headings, tables and lists."""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dragoman.views.exports.documents.brief.docx_parts import bookmark, in_font, link, numbered_pages, repeated
from dragoman.views.exports.documents.brief.model import Brief, Line, Row, Table
from dragoman.views.exports.letters import in_xml
from dragoman.views.exports.zipped import entry_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

COLOURS = {
    "demands": "93300A",
    "offers": "174F92",
    "accepts": "075A53",
    "rejects": "8F0E32",
    "conditions": "6E4600",
    "quiet": "55514A",
}
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # stands where Word wants a time; the same on every day
LABELS, LINES = 3.1, 14.5  # centimetres; "Reparations" stands on one line in the widest of usual letters


def docx_of(brief: Brief) -> bytes:
    """A4, headings, real tables whose heads are repeated, page numbers, sources that numbers lead to."""
    import docx

    document = docx.Document()
    set_up(document, brief)
    document.add_heading(in_xml(brief.title), 0)
    document.add_paragraph(in_xml(brief.about), style="Subtitle")
    document.add_paragraph(in_xml(brief.checked), style="Intense Quote")
    if brief.lead:
        fill(document.add_paragraph(), brief.lead, brief)
    for section in brief.sections:
        document.add_heading(in_xml(section.heading), 1)
        if section.table:
            add_table(document, section.table, brief)
        if section.rows:
            add_rows(document, section.rows, brief)
        if section.rest:
            document.add_paragraph(in_xml(section.rest)).runs[0].italic = True
    add_sources(document, brief)
    for words in filter(None, (brief.rest, brief.how)):
        document.add_paragraph(in_xml(words), style="Caption")
    return packed(document)


def set_up(document: "Document", brief: Brief) -> None:
    """The page, the letters, the footer, and properties that hold no clock."""
    from docx.shared import Cm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.7)
    page.top_margin = page.bottom_margin = Cm(1.5)
    for name, size, after in (
        ("Normal", 9.5, 3), ("Title", 18, 4), ("Subtitle", 9.5, 3), ("Heading 1", 12, 3), ("Caption", 8, 2),
        ("Intense Quote", 9, 4),
    ):  # fmt: skip
        style: Any = document.styles[name]
        style.font.size = Pt(size)
        in_font(style, "Georgia")
        style.font.color.rgb = RGBColor(0x1C, 0x1B, 0x19)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.0
        style.paragraph_format.space_before = Pt(9 if name == "Heading 1" else 0)
    document.styles["Caption"].font.bold = False
    document.styles["Intense Quote"].paragraph_format.left_indent = Cm(0.3)
    known = document.core_properties
    known.title, known.author, known.last_modified_by = in_xml(brief.title)[:255], "Dragoman", "Dragoman"
    known.created = known.modified = MADE
    known.comments, known.revision, known.language = "", 1, "en"
    numbered_pages(page.footer.paragraphs[0])


def add_table(document: "Document", table: Table, brief: Brief) -> None:
    """A table whose first row is repeated on every page."""
    made = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.autofit = False
    wide = LINES / max(1, len(table.head) - 1)
    for cell, words in zip(made.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(in_xml(words)).bold = True
    repeated(made.rows[0])
    for row in table.rows:
        cells = made.add_row().cells
        for cell, lines in zip(cells, row, strict=True):
            put(cell, lines, brief)
    widen(made, [LABELS, *[wide] * (len(table.head) - 1)])


def add_rows(document: "Document", rows: tuple[Row, ...], brief: Brief) -> None:
    """What stands at the left beside its lines, in a table without rules."""
    made = document.add_table(rows=0, cols=2)
    made.autofit = False
    for row in rows:
        label, beside = made.add_row().cells
        label.paragraphs[0].add_run(in_xml(row.label)).bold = True
        put(beside, row.lines, brief)
    widen(made, [LABELS, LINES])


def widen(table: Any, centimetres: list[float]) -> None:
    """The width of each column, for programs that ask the table and for those that ask the cell; close lines."""
    from docx.shared import Cm, Pt

    for column, wide in zip(table.columns, centimetres, strict=True):
        column.width = Cm(wide)
    for row in table.rows:
        for cell, wide in zip(row.cells, centimetres, strict=True):
            cell.width = Cm(wide)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)


def put(cell: Any, lines: tuple[Line, ...], brief: Brief) -> None:
    """Lines into a cell, a paragraph each; a dash where there is none."""
    for n, line in enumerate(lines):
        fill(cell.paragraphs[0] if n == 0 else cell.add_paragraph(), line, brief)
    if not lines:
        cell.paragraphs[0].add_run("–")


def fill(paragraph: "Paragraph", line: Line, brief: Brief) -> None:
    """A line as runs; the numbers of its sources stand above, and lead to them."""
    from docx.shared import RGBColor

    for piece in line:
        run = paragraph.add_run(in_xml(piece.text))
        run.bold = piece.style not in ("", "quiet", "words") or None
        if piece.style in COLOURS:
            run.font.color.rgb = RGBColor.from_string(COLOURS[piece.style])
        for n, number in enumerate(brief.references(piece)):
            if n:
                paragraph.add_run(", ").font.superscript = True
            link(paragraph, str(number), f"source{number}")


def add_sources(document: "Document", brief: Brief) -> None:
    if brief.sources:
        document.add_heading("Sources", 1)
    for number, one in enumerate(brief.sources, 1):
        paragraph = document.add_paragraph(style="Caption")
        bookmark(paragraph, f"source{number}", number)
        paragraph.add_run(f"{number}  ").bold = True
        facts = (f"{one.about}: {one.title}", one.url, one.copies)
        paragraph.add_run(in_xml("; ".join(filter(None, facts))))


def packed(document: "Document") -> bytes:
    """The document's file, its parts with the same time on every day."""
    made, fixed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.infolist():
            target.writestr(entry_of(one.filename), source.read(one.filename))
    return fixed.getvalue()
