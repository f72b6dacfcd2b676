"""PDFs set by typst: in columns, over pages, hyphenated; locked, scanned and broken ones."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources
from tests.sources.documents.layouts import Story
from tests.sources.documents.test_exports import WRITERS
from tests.sources.documents.typeset import typeset

TITLE = "Ministers agree on the winter ferry, but not on the harbour of the southern shore"
PARAGRAPHS = (
    "LOME, May 3 (NPA) - The two shores of the strait agreed on Thursday to reopen negotiations about the winter "
    "ferry, after three weeks in which neither delegation had been willing to sit down with envoys of the other.",
    "“We shall not sign anything that leaves the harbour in doubt,” said Ana Oro, the foreign minister of the northern "
    "shore. “Our understanding of the communiqué is the same as it was in February: transportation first, and the "
    "administration of the harbour afterwards.”",
    "The southern delegation, which had demanded a cease-fire on the fishing grounds, rejected the proposal for "
    "international supervision. Its chief negotiator, Kofi Mensah, called it unacceptable and said that a cease-fire "
    "without guarantees would be meaningless.",
    "A spokesperson of the mediators said that consultations would continue on Monday in the capital. Both parties had "
    "offered concessions, she said, though neither had put them on paper.",
    "The dispute began in 2011, when the northern authorities closed the harbour to southern vessels. Since then, "
    "eleven rounds of negotiation have ended without an understanding.",
)
LONG = [f"{paragraph} This was said on day {number}." for number in range(8) for paragraph in PARAGRAPHS]
PAGE = (
    '#set page(paper: "a4", margin: 2.2cm, header: [The Northern Gazette #h(1fr) 3 May 2018], '
    'footer: align(center)[#context counter(page).display()])\n#set text(size: 10pt, hyphenate: true, lang: "en")\n'
)
INDENTED = "#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)\n"
SPACED = "#set par(justify: true, spacing: 1.3em)\n"
RAGGED = "#set par(justify: false, spacing: 1.3em)\n"
HEAD = f'#text(size: 20pt, weight: "bold")[{TITLE}]\n\nBy Kofi Adu\n\n'


def made(tmp_path: Path, source: str, name: str = "a.pdf") -> Path:
    (tmp_path / name).write_bytes(typeset(source))
    return tmp_path / name


def read(path: Path, limits: Limits | None = None) -> Report:
    [report] = list(open_sources([str(path)], limits=limits))
    assert isinstance(report, Report), report
    return report


def failure(path: Path, limits: Limits | None = None) -> str:
    [found] = list(open_sources([str(path)], limits=limits))
    assert isinstance(found, Failure), found
    return found.reason


@pytest.mark.parametrize("style", [INDENTED, SPACED, RAGGED], ids=["indented", "spaced", "ragged"])
@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("paragraphs", [PARAGRAPHS, LONG], ids=["one page", "several pages"])
def test_paragraphs_come_back_in_reading_order(
    paragraphs: tuple[str, ...] | list[str], columns: int, style: str, tmp_path: Path
) -> None:
    body = "\n\n".join(paragraphs)
    over = f'#place(top, scope: "parent", float: true)[{HEAD}]\n' if columns > 1 else HEAD
    source = f"{PAGE}{style}#set page(columns: {columns})\n{over}{body}"
    report = read(made(tmp_path, source))
    assert report.title == TITLE
    assert report.text.split("\n\n") == [TITLE, *paragraphs]
    assert (report.byline, report.dateline is not None) == ("Kofi Adu", True)


def test_running_heads_and_page_numbers_are_dropped_with_their_reason(tmp_path: Path) -> None:
    report = read(made(tmp_path, f"{PAGE}{SPACED}{HEAD}" + "\n\n".join(LONG)))
    running = {one.text for one in report.dropped if one.reason == "running head or page number"}
    assert {"1", "2", "3"} <= running
    assert any("Gazette" in text for text in running)
    assert "Gazette" not in report.text


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(locked())
    assert "locked with a password" in failure(tmp_path / "locked.pdf")


def test_a_scanned_pdf_says_how_to_have_its_text_recognised(tmp_path: Path) -> None:
    assert "ocrmypdf" in failure(made(tmp_path, "#rect(width: 10cm, height: 10cm, fill: gray)"))


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path, f"{PAGE}{HEAD}" + "\n\n".join(LONG))
    assert "Limits.pages" in failure(path, Limits(pages=1))
    assert "Limits.report_bytes" in failure(path, Limits(report_bytes=500))


def test_a_pdf_that_breaks_off_fails_or_gives_words_of_its_own(tmp_path: Path) -> None:
    whole = made(tmp_path, f"{PAGE}{HEAD}" + "\n\n".join(LONG)).read_bytes()
    words = set(re.findall(r"\w+", " ".join([TITLE, "Kofi Adu", *LONG])))
    for share in range(1, 10):
        (tmp_path / "cut.pdf").write_bytes(whole[: len(whole) * share // 10])
        [found] = list(open_sources([str(tmp_path / "cut.pdf")]))
        assert isinstance(found, Failure) or set(re.findall(r"\w+", found.text)) <= words


KEY = "00112233445566778899aabbccddeeff"
OBJECTS = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    f"<< /Filter /Standard /V 1 /R 2 /O <{KEY}{KEY}> /U <{KEY}{KEY}> /P -4 >>",
]


def locked() -> bytes:
    """A PDF with a password that nobody knows, written by hand."""
    content = "%PDF-1.4\n"
    places = []
    for number, words in enumerate(OBJECTS, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{words}\nendobj\n"
    start = len(content)
    content += "xref\n0 5\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    content += f"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{KEY}> <{KEY}>] >>\nstartxref\n{start}\n%%EOF\n"
    return content.encode()


def plain(line: str) -> str:
    """A line in which nothing is typst's markup."""
    return "".join(f"\\{character}" if character in "#$*_@<>`\\~/-=+\"'[]" else character for character in line)


@pytest.mark.parametrize("name", ["nexis.docx", "factiva.docx", "proquest.docx"])
def test_exports_as_pdf_are_taken_apart(name: str, tmp_path: Path) -> None:
    several = [Story(), Story(title="Islands ask for more grain before the winter", byline="Kofi Mensah")]
    lines = [paragraph.text for paragraph in docx.Document(BytesIO(WRITERS[name](several))).paragraphs]
    path = made(tmp_path, "#set par(spacing: 1.3em)\n" + "\n\n".join(plain(line) for line in lines))
    found = list(open_sources([str(path)]))
    assert [one.name for one in found] == ["a.pdf:1", "a.pdf:2"]
    for report, story in zip(found, several, strict=True):
        assert isinstance(report, Report)
        assert (report.text, report.byline, report.published) == (story.text, story.byline, story.day.isoformat())
