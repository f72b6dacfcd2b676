"""Exports of news databases: many reports in one file, each read back as it was."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Failure, Report
from dragoman.sources import open_sources
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
