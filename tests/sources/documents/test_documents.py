"""Whole documents: Word, OpenDocument, rich text; what is kept, what is left out."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources
from tests.sources.documents import layouts
from tests.sources.documents.layouts import Story

STORY = Story()
ODT = "application/vnd.oasis.opendocument.text"


def one(path: Path, content: bytes | None = None, limits: Limits | None = None) -> Report:
    if content is not None:
        path.write_bytes(content)
    [report] = list(open_sources([str(path)], limits=limits))
    assert isinstance(report, Report), report
    return report


def failure(path: Path, content: bytes, limits: Limits | None = None) -> str:
    path.write_bytes(content)
    [found] = list(open_sources([str(path)], limits=limits))
    assert isinstance(found, Failure), found
    return found.reason


def word(story: Story = STORY) -> "docx.document.Document":
    document = docx.Document()
    document.add_heading(story.title, 1)
    document.add_paragraph(f"By {story.byline}")
    document.add_paragraph(story.british)
    for paragraph in story.paragraphs:
        document.add_paragraph(paragraph)
    return document


def test_a_word_document_is_a_report_with_its_heading_as_title(tmp_path: Path) -> None:
    report = one(tmp_path / "a.docx", layouts.saved(word()))
    assert (report.text, report.title) == (STORY.text, STORY.title)
    assert (report.byline, report.published) == ("Ana Oro", "2018-05-03")


def test_tables_are_read_in_their_place(tmp_path: Path) -> None:
    document = word()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "The northern shore rejected the second proposal of the mediators on Friday."
    cells[1].text = "The southern shore accepted the second proposal of the mediators on Friday."
    document.add_paragraph("Both sides said that the talks would go on next week in the capital.")
    assert one(tmp_path / "a.docx", layouts.saved(document)).text == "\n\n".join(
        [STORY.text, cells[0].text, cells[1].text, document.paragraphs[-1].text]
    )


def test_words_in_links_boxes_and_tracked_insertions_are_read_and_deleted_ones_are_not(tmp_path: Path) -> None:
    document = word()
    paragraph = document.add_paragraph("The envoy said that ")
    for tag, words, child in (
        ("ins", "the talks ", "t"),
        ("del", "never ", "delText"),
        ("moveFrom", "perhaps ", "t"),
        ("hyperlink", "would go on", "t"),
    ):
        wrapper, run, text = OxmlElement(f"w:{tag}"), OxmlElement("w:r"), OxmlElement(f"w:{child}")
        text.text = words
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        wrapper.append(run)
        paragraph._p.append(wrapper)
    paragraph.add_run(" in the capital next week.")
    report = one(tmp_path / "a.docx", layouts.saved(document))
    assert report.text.endswith("The envoy said that the talks would go on in the capital next week.")


def test_running_heads_of_a_word_document_are_dropped_with_their_reason(tmp_path: Path) -> None:
    document = word()
    document.sections[0].header.paragraphs[0].text = "Ministry of Ferries, internal"
    report = one(tmp_path / "a.docx", layouts.saved(document))
    assert ("Ministry of Ferries, internal", "running head or page number") in [
        (d.text, d.reason) for d in report.dropped
    ]
    assert "internal" not in report.text


def test_footnotes_of_a_word_document_are_dropped_with_their_reason(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = (
        f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="2"><w:p><w:r><w:t>'
        "See the treaty of 1911.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(layouts.saved(word()))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(
                    b"</Relationships>",
                    f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
                )
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = part.replace(
                    b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
                )
            target.writestr(name, part)
        target.writestr("word/footnotes.xml", note)
    report = one(tmp_path / "a.docx", out.getvalue())
    assert ("See the treaty of 1911.", "footnote") in [(dropped.text, dropped.reason) for dropped in report.dropped]


def open_document(body: str) -> bytes:
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:office="{spaces}:office:1.0" xmlns:text="{spaces}:text:1.0"'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def test_an_open_document_is_a_report_without_its_notes(tmp_path: Path) -> None:
    first, second, third = STORY.paragraphs
    note = "<text:note><text:note-body><text:p>See 1911.</text:p></text:note-body></text:note>"
    body = (
        f'<text:h text:outline-level="1">{STORY.title}</text:h><text:p>{first[:20]}<text:span>'
        f"{first[20:]}</text:span>{note}"
        f"</text:p><text:p>{second}</text:p><text:p>{third.replace(' ', '<text:s/>', 1)}</text:p>"
    )
    report = one(tmp_path / "a.odt", open_document(body))
    assert (report.text, report.title) == (STORY.text, STORY.title)
    assert ("See 1911.", "footnote") in [(dropped.text, dropped.reason) for dropped in report.dropped]


def test_rich_text_is_read_in_its_code_page(tmp_path: Path) -> None:
    words = "Стороны договорились продолжить переговоры о границе и пленных в следующем месяце."
    coded = "".join(f"\\'{byte:02x}" for byte in words.encode("cp1251"))
    content = (
        "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fnil\\fcharset204 Arial;}}\\f0 " + coded + "\\par}"
    ).encode()
    assert one(tmp_path / "a.rtf", content).text == words


def test_pictures_links_and_footnotes_of_rich_text_are_no_words(tmp_path: Path) -> None:
    link = '{\\field{\\*\\fldinst{HYPERLINK "http://ferry.example/"}}{\\fldrslt{the winter ferry}}}'
    picture = "{\\pict\\pngblip " + "89504e470d0a1a0a" * 400 + "}"
    note = "{\\footnote\\pard See the treaty of 1911.\\par}"
    lines = [STORY.title, f"The two shores agreed to talk again about XLINKX{'XNOTEX'}, officials said on Monday."]
    content = (
        layouts.as_rtf(lines)
        .decode()
        .replace("XLINKX", link)
        .replace("XNOTEX", note)
        .replace("\\pard", picture + "\\pard", 1)
    )
    report = one(tmp_path / "a.rtf", content.encode())
    assert (
        report.text.split("\n\n")[1]
        == "The two shores agreed to talk again about the winter ferry, officials said on Monday."
    )
    assert ("See the treaty of 1911.", "footnote") in [(dropped.text, dropped.reason) for dropped in report.dropped]


def bomb(name: str, size: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr(name, b"<a>" + b" " * size + b"</a>")
    return out.getvalue()


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b "ha">' + "".join(f'<!ENTITY b{n} "{f"&b{n - 1 or str()};" * 10}">' for n in range(1, 12))
    + "]><a>&b11;</a>"
)  # fmt: skip


def rewritten(content: bytes, name: str, part: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for one_name in source.namelist():
            target.writestr(one_name, part if one_name == name else source.read(one_name))
    return out.getvalue()


ODT_SAMPLE = open_document(
    f'<text:h text:outline-level="1">{STORY.title}</text:h>'
    + "".join(f"<text:p>{paragraph}</text:p>" for paragraph in STORY.paragraphs)
)
WORD = layouts.saved(word())
HOSTILE = {
    "cut.docx": (WORD[:3000], "cannot be opened"),
    "empty.docx": (b"", "empty"),
    "text.docx": (b"The two shores agreed.", "cannot be opened"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format"),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "password"),
    "laughs.docx": (rewritten(WORD, "word/document.xml", LAUGHS.encode()), "cannot be opened"),
    "deep.docx": (rewritten(WORD, "word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "cannot be opened"),
    "bomb.odt": (bomb("content.xml", 120_000_000), "unpacks to 120 MB"),
    "cut.odt": (bomb("content.xml", 10)[:60], "cannot be opened"),
    "no.rtf": (b"The two shores agreed.", "rich text"),
    "broken.rtf": (b"{\\rtf1\\ansi {\\pict\\bin", "broken"),
    "unclosed.rtf": (b"{\\rtf1" + b"{" * 200_000, "no text"),
    "empty.pdf": (b" \n", "empty"),
    "no.pdf": (b"The two shores agreed.", "no PDF"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    "no.srt": (b"The two shores agreed.", "no times"),
    "no.epub": (b"The two shores agreed.", "cannot be opened"),
    "no.zip": (b"The two shores agreed.", "cannot be opened"),
    "no.mbox": (b"The two shores agreed.", "no mailbox"),
    "no.csv": (b"a,b\n1,2\n", "No column"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_one_failure_with_a_way_out(name: str, tmp_path: Path) -> None:
    content, words = HOSTILE[name]
    assert words in failure(tmp_path / name, content)


def test_a_folder_goes_on_past_broken_documents(tmp_path: Path) -> None:
    for name, (content, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "whole.docx").write_bytes(WORD)
    found = list(open_sources([str(tmp_path)]))
    assert sorted(report.name for report in found if isinstance(report, Report)) == ["whole.docx"]
    assert len(found) == len(HOSTILE) + 1


def test_a_document_is_told_by_its_look_where_its_name_says_otherwise(tmp_path: Path) -> None:
    for name in ("a.doc", "b.txt", "c.pdf", "d"):
        assert one(tmp_path / name, WORD).text == STORY.text
    assert one(tmp_path / "e.doc", layouts.as_rtf([STORY.title, *STORY.paragraphs])).text == STORY.text


def test_a_document_with_more_text_than_a_report_may_have_is_refused(tmp_path: Path) -> None:
    assert "Limits.report_bytes" in failure(tmp_path / "a.docx", WORD, Limits(report_bytes=100))
