"""Exports of news databases: many reports in one file, each read back as it was."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources
from tests.sources.documents import layouts
from tests.sources.documents.layouts import Story, stories


def coded_lines(several: list[Story]) -> list[str]:
    return [
        f"{code}\t{line}" if n == 0 else line
        for story in several
        for code, lines in layouts.factiva_fields(story)
        for n, line in enumerate(lines)
    ]


def display_lines(several: list[Story]) -> list[str]:
    return [line for story in several for line in layouts.factiva_display_lines(story)]


WRITERS: dict[str, Callable[[list[Story]], bytes]] = {
    "nexis.docx": lambda several: layouts.as_docx(layouts.nexis_lines(several)),
    "nexis.rtf": lambda several: layouts.as_rtf(layouts.nexis_lines(several)),
    "nexis.txt": lambda several: layouts.nexis_old(several).encode(),
    "nexis.html": lambda several: layouts.nexis_old_page(several).encode(),
    "factiva-codes.html": lambda several: layouts.factiva_page(several).encode(),
    "factiva-codes.rtf": lambda several: layouts.as_rtf(coded_lines(several)),
    "factiva-codes.docx": layouts.as_docx_table,
    "factiva-codes.txt": lambda several: "\n\n".join(coded_lines(several)).encode(),
    "factiva.html": lambda several: layouts.factiva_display_page(several).encode(),
    "factiva.rtf": lambda several: layouts.as_rtf(display_lines(several)),
    "factiva.docx": lambda several: layouts.as_docx(display_lines(several)),
    "proquest.txt": lambda several: layouts.proquest_text(several).encode(),
    "proquest.docx": lambda several: layouts.as_docx(layouts.proquest_text(several).split("\n\n")),
    "proquest.rtf": lambda several: layouts.as_rtf(layouts.proquest_text(several).split("\n\n")),
}


def read(name: str, content: bytes) -> list[Report | Failure]:
    with TemporaryDirectory() as place:
        (Path(place) / name).write_bytes(content)
        return list(open_sources([str(Path(place) / name)]))


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several=st.lists(stories(), min_size=1, max_size=3))
def test_reports_come_back_as_they_were(name: str, several: list[Story]) -> None:
    found = read(name, WRITERS[name](several))
    assert [one.name for one in found] == [f"{name}:{number}" for number in range(1, len(several) + 1)]
    for report, story in zip(found, several, strict=True):
        assert isinstance(report, Report), report
        assert report.text == story.text
        assert (report.title, report.published) == (story.title, story.day.isoformat())
        assert (report.outlet, report.byline, report.language) == (story.outlet, story.byline, "en")


@pytest.mark.parametrize("name", WRITERS)
def test_lengths_and_copyright_are_dropped_with_their_reason(name: str) -> None:
    [report] = read(name, WRITERS[name]([Story()]))
    assert isinstance(report, Report)
    reasons = {one.reason for one in report.dropped}
    assert "copyright" in reasons
    assert "length" in reasons or name.startswith("proquest")
    assert not any(word in report.text for word in ("words", "Copyright", "Load-Date", "LENGTH", "English"))


def test_exports_of_another_interface_language_are_dated() -> None:
    page = layouts.factiva_display_page([Story()]).replace(" words<", " Wörter<").replace("3 May 2018", "3 Mai 2018")
    page = page.replace("<div>English<", "<div>Englisch<").replace("<p>Document ", "<p>Dokument ")
    [report] = read("a.html", page.encode())
    assert isinstance(report, Report)
    assert (report.text, report.published, report.language) == (Story().text, "2018-05-03", "en")


def test_words_that_look_like_fields_stay_in_their_report() -> None:
    story = Story(
        paragraphs=(
            "The two shores of the strait agreed on Thursday to talk again about the winter ferry, officials said.",
            "IN LOME, the envoy of the islands told reporters that the grain would come before the ice did.",
            "BY Thursday the ferry of the southern shore had left, as the mediators had said that it would.",
            "Location: the harbour of the southern shore was named by both of them as the place of the next round.",
        )
    )
    for name in WRITERS:
        [report] = read(name, WRITERS[name]([story]))
        assert isinstance(report, Report)
        assert report.text == story.text, name


def test_a_line_far_above_the_end_ends_no_report_of_lexisnexis() -> None:
    rest = tuple(
        f"The mediators said on day {day} that the talks on the ferry would go on until the ice came."
        for day in range(7)
    )
    story = Story(
        paragraphs=("City: the mayor of the southern shore spoke first, and he spoke of the ferry alone.", *rest)
    )
    [report] = read("a.docx", WRITERS["nexis.docx"]([story]))
    assert isinstance(report, Report)
    assert report.text == story.text


def test_an_export_that_breaks_off_gives_what_is_whole() -> None:
    several = [Story(), Story(title="Islands ask for more grain before the winter")]
    for name in ("nexis.txt", "factiva.html", "proquest.txt", "factiva-codes.txt"):
        content = WRITERS[name](several)
        found = read(name, content[: int(len(content) * 0.55)])
        assert isinstance(found[0], Report)
        assert found[0].text == several[0].text, name


def test_a_report_that_speaks_of_documents_is_no_export() -> None:
    words = "The ministers signed 1 of 2 DOCUMENTS on Thursday, and nobody saw the End of Document that they had."
    [report] = read("a.txt", f"Ministers sign half of it\n\n{words}\n".encode())
    assert isinstance(report, Report)
    assert (report.name, report.text) == ("a.txt", f"Ministers sign half of it\n\n{words}")


def test_an_export_larger_than_a_report_may_be_is_read_whole() -> None:
    with TemporaryDirectory() as place:
        path = Path(place) / "a.txt"
        path.write_text(layouts.nexis_old([Story()] * 300))
        found = list(open_sources([str(path)], limits=Limits(report_bytes=20_000)))
    assert [type(one) for one in found] == [Report] * 300
