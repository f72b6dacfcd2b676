"""The brief of a process: what it says, and what independent programs read of it."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from msgspec.structs import replace

from dragoman.views.exports.documents.brief.bounds import BOUNDS, height
from dragoman.views.exports.documents.brief.content import brief_of
from dragoman.views.exports.documents.brief.model import lines_of
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import hostile, lighthouse
from tests.views.exports.documents.conftest import Written
from tests.views.test_exporters import CONTROLS

FORMS = ("brief-md", "brief-html", "brief-docx", "brief-pdf")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
POPPLER = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext: apt-get install poppler-utils")


def text_of(form: str, made: bytes, where: Path) -> str:
    """The words of a brief as another program reads them, in one line."""
    if form == "brief-md":
        text = re.sub(r"<br>|[*\\|#]", " ", made.decode())
    elif form == "brief-html":
        text = " ".join(page_of(made).body.itertext())
    elif form == "brief-docx":
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            document: Any = etree.fromstring(parts.read("word/document.xml"))
        text = " ".join("".join(p.itertext(f"{WORD}t")) for p in document.iter(f"{WORD}p"))
    else:
        text = pdf_text(made, where)
    return re.sub(r"\s+", " ", text)


def page_of(made: bytes) -> Any:
    return html.document_fromstring(made.decode())


def pdf_text(made: bytes, where: Path) -> str:
    (where / "brief.pdf").write_bytes(made)
    return subprocess.run(["pdftotext", str(where / "brief.pdf"), "-"], capture_output=True, check=True).stdout.decode()


def pages(made: bytes, where: Path) -> int:
    (where / "brief.pdf").write_bytes(made)
    told = subprocess.run(["pdfinfo", str(where / "brief.pdf")], capture_output=True, check=True).stdout.decode()
    return int(re.findall(r"Pages:\s+(\d+)", told)[0])


@POPPLER
@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_who_met_what_came_of_it_and_what_moved(
    form: str, rioverde: Part, write: Written, tmp_path: Path
) -> None:
    text = text_of(form, write(form, rioverde), tmp_path)
    for words in (
        "Honduras and Nicaragua last met on 20 May 2005 in San Jose:",
        "they reached agreement",
        "They are to meet on 8 June 2005 in Choluteca",
        "Where they stand",
        "“Both countries accept a joint commission”",
        "Nicaragua moved from refusal to acceptance on the border",
        "What reports say differently",
        "Armando Zavalza, foreign minister",
        "Antillean Wire, 20 May 2005: Rio Verde accord signed four months after clashes",
        "also printed by Istmo Press",
        "no person has confirmed any of it",
    ):
        assert words in text


def test_each_number_leads_to_the_report_in_which_the_words_stand(rioverde: Part) -> None:
    brief = brief_of(rioverde)
    texts = {report.id: re.sub(r"\s+", " ", report.text) for report in rioverde.record.reports}
    copies = {one.copy: one.original for one in rioverde.record.copies}
    quoted = [
        (piece.text.strip("“”"), piece.sources[0])
        for line in lines_of(brief.sections)
        for piece in line
        if piece.style == "words" and piece.text.startswith("“") and "…" not in piece.text and ", " not in piece.text
    ]
    assert len(quoted) > 10
    for words, source in quoted:
        assert any(words in texts[one] for one in (source, *(c for c, of in copies.items() if of == source))), words


def test_what_nobody_has_checked_is_marked_where_other_entries_were(rioverde: Part, partly_checked: Part) -> None:
    def marks(part: Part) -> int:
        return sum(piece.text == " unchecked" for line in lines_of(brief_of(part).sections) for piece in line)

    assert marks(rioverde) == 0
    assert brief_of(rioverde).checked.startswith("Not checked")
    assert marks(partly_checked) > 10
    assert "people have confirmed or corrected 1 of" in brief_of(partly_checked).checked


def test_a_condition_stands_among_what_is_open() -> None:
    brief = brief_of(Part(None, as_it_stands(lighthouse())))
    (open_ones,) = [one for one in brief.sections if one.heading == "Open conditions"]
    words = "".join(piece.text for piece in open_ones.rows[0].lines[0])
    assert "◐ conditions" in words
    assert "only if the harbour dues are halved" in words
    (planned,) = [one for one in brief.sections if one.heading == "Next"]
    assert planned.rows[0].label == "9 Oct 2024"


def swollen(part: Part, times: int) -> Part:
    """The same with every position and movement many times over, on as many issues, in long words."""
    record = part.record
    if times == 1:
        return part
    condition = "if the observers stand on both of the banks of the river and all of the villagers have come back"
    return Part(
        part.process,
        replace(
            record,
            positions=tuple(
                replace(
                    one,
                    id=f"{one.id}-{n}",
                    issue=f"{one.issue}-{n}",
                    until=None,
                    condition=condition,
                    evidence=tuple(replace(span, start=0, end=500) for span in one.evidence),
                )
                for one in record.positions
                for n in range(times)
            ),
            movements=tuple(replace(one, id=f"{one.id}-{n}") for one in record.movements for n in range(times)),
            meetings=tuple(replace(one, id=f"{one.id}-{n}") for one in record.meetings for n in range(times)),
            actors=(
                *record.actors,
                *(replace(a, id=f"{a.id}-{n}") for a in record.actors if a.kind == "person" for n in range(times)),
            ),
        ),
    )


@POPPLER
@pytest.mark.parametrize("times", [1, 12])
def test_a_brief_has_three_pages_at_most_and_says_what_is_left_out(
    times: int, processes: list[Part], write: Written, tmp_path: Path
) -> None:
    for part in processes:
        large = swollen(part, times)
        made = write("brief-pdf", large)
        assert 1 <= pages(made, tmp_path) <= 3
        if times > 1:
            assert re.search(
                r"\d+ more positions that still stand are in the record", text_of("brief-pdf", made, tmp_path)
            )


def test_the_estimate_grows_with_what_is_allowed(rioverde: Part) -> None:
    assert height(brief_of(swollen(rioverde, 12))) > height(brief_of(rioverde))
    assert [one.quotation for one in BOUNDS] == sorted((one.quotation for one in BOUNDS), reverse=True)


@POPPLER
def test_letters_of_a_pdf_come_out_as_they_went_in(write: Written, tmp_path: Path) -> None:
    reading = lighthouse()
    title = "Office, flow, affair: Øresund, Đặng, Москва, Αθήνα"
    part = Part(None, as_it_stands(replace(reading, report=replace(reading.report, title=title))))
    assert title in text_of("brief-pdf", write("brief-pdf", part), tmp_path)


@POPPLER
def test_a_pdf_that_lacks_letters_says_so(write: Written, tmp_path: Path) -> None:
    reading = lighthouse()
    part = Part(None, as_it_stands(replace(reading, report=replace(reading.report, title="会谈"))))
    made = write("brief-pdf", part)
    assert "of a script that the fonts at hand lack" in text_of("brief-pdf", made, tmp_path)
    assert b"/StructTreeRoot" in made or pages(made, tmp_path) == 1


def test_hostile_words_are_only_words(write: Written, tmp_path: Path) -> None:
    part = Part("<script>", as_it_stands(hostile()))
    page = page_of(write("brief-html", part))
    assert not page.xpath("//script | //img | //b | //@onerror | //a[starts-with(@href, 'http')]")
    markdown = write("brief-md", part).decode()
    assert "<script>" not in markdown
    assert not CONTROLS.search(markdown.replace("\n", ""))
    if shutil.which("pdftotext"):
        assert "<script>alert(1)</script>" in text_of("brief-pdf", write("brief-pdf", part), tmp_path)


def test_a_page_may_load_and_run_nothing(write: Written, rioverde: Part) -> None:
    page = page_of(write("brief-html", rioverde))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert not page.xpath("//script | //link | //img | //@style | //@src")
    inside = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert inside
    assert {one[1:] for one in inside} <= set(page.xpath("//@id"))


def test_word_finds_headings_tables_numbered_pages_and_places_that_numbers_lead_to(
    write: Written, rioverde: Part
) -> None:
    import docx

    made = write("brief-docx", rioverde)
    document = docx.Document(io.BytesIO(made))
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings[0] == "Where they stand"
    assert headings[-1] == "Sources"
    assert document.tables[0].rows[0].cells[1].text == "Honduras"
    assert document.core_properties.title == "Honduras and Nicaragua"
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
        body: Any = etree.fromstring(parts.read("word/document.xml"))
        footer = parts.read(next(n for n in parts.namelist() if n.startswith("word/footer"))).decode()
        styles = {
            one.get(f"{WORD}styleId") for one in etree.fromstring(parts.read("word/styles.xml")).iter(f"{WORD}style")
        }
    assert "NUMPAGES" in footer
    assert {one.get(f"{WORD}val") for one in body.iter(f"{WORD}pStyle", f"{WORD}tblStyle")} <= styles
    assert body.xpath("//w:tblHeader", namespaces={"w": WORD[1:-1]})
    leading = {one.get(f"{WORD}anchor") for one in body.iter(f"{WORD}hyperlink")}
    assert leading
    assert leading <= {one.get(f"{WORD}name") for one in body.iter(f"{WORD}bookmarkStart")}


def test_without_talks_it_says_that_nothing_was_found(by_hand: list[Part], write: Written) -> None:
    assert "Nothing was found in these reports" in write("brief-md", by_hand[1]).decode()
