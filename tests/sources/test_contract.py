"""What holds for every source."""

import pickle
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.model import Failure, Report
from dragoman.sources import SOURCES, list_items, open_sources, to_report
from dragoman.sources.files import OPENERS
from dragoman.sources.standard_input import in_stream
from tests.sources.documents.samples import DOCUMENT_ENDINGS, ELSEWHERE, SAMPLES
from tests.sources.test_url import server  # noqa: F401

TEXT = (
    "Ferry talks end without a paper\n\nThe two shores agreed on Thursday to talk "
    "again about the winter ferry.\n\nThey meet again in May, when the ice is gone.\n"
)


@pytest.fixture
def places(tmp_path: Path, server: str) -> dict[str, str]:  # noqa: F811
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "urls.txt").write_text(f"{server}/page\n")
    return {
        "file": str(tmp_path / "a.txt"),
        "list of stories": str(tmp_path / "lists" / "urls.txt"),
        "folder": str(tmp_path),
        "url": f"{server}/page",
        "standard input": "-",
    }


@pytest.mark.parametrize("kind", SOURCES)
def test_every_source_gives_reports_that_hold_together(kind: str, places: dict[str, str]) -> None:
    found = list(open_sources([places[kind]], stdin=BytesIO(TEXT.encode()), allow_private=True, published="2018-05-03"))
    assert found
    for report in found:
        assert isinstance(report, Report)
        assert report.id == sha256(report.text.encode()).hexdigest()[:12]
        assert "\n\n".join(report.text[start:end] for start, end in report.paragraphs) == report.text
        assert report.title is None or report.text.startswith(report.title)
        assert (report.published, bool(report.name)) == ("2018-05-03", True)


@pytest.mark.parametrize("kind", SOURCES)
def test_every_place_is_held_by_its_own_source_first(kind: str, places: dict[str, str]) -> None:
    assert next(name for name, source in SOURCES.items() if source.holds(places[kind])) == kind


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_file_gives_reports_that_hold_together(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SAMPLES[name])
    items = [pickle.loads(pickle.dumps(item)) for item in list_items([str(tmp_path)])]  # noqa: S301
    assert items
    for report in map(to_report, items):
        assert isinstance(report, Report), report
        assert report.id == sha256(report.text.encode()).hexdigest()[:12]
        assert "\n\n".join(report.text[start:end] for start, end in report.paragraphs) == report.text
        assert report.title is None or report.text.startswith(report.title)
        assert all(words in report.text for words in ("The two shores", "winter ferry", "ice"))
        assert all(dropped.text.strip() and dropped.reason for dropped in report.dropped)


def test_there_is_a_sample_of_every_kind_of_file() -> None:
    assert {Path(name).suffix for name in SAMPLES} == {kind for kind in OPENERS if kind not in ELSEWHERE}


@pytest.mark.parametrize("name", [name for name in SAMPLES if Path(name).suffix in DOCUMENT_ENDINGS])
def test_documents_on_standard_input_are_told_by_their_look(name: str) -> None:
    found = list(open_sources(["-"], stdin=BytesIO(SAMPLES[name])))
    assert [type(one) for one in found] == [Report] * len(found)


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (TEXT.encode(), 1),
        (f"<html><body><p>{TEXT}</p></body></html>".encode(), 1),
        (b'\n{"text": "The ferry waits for the ice."}\n{"text": "The ice waits for nobody."}\n', 2),
    ],
)
def test_standard_input_is_told_by_its_look(content: bytes, count: int) -> None:
    found = list(open_sources(["-"], stdin=BytesIO(content)))
    assert [type(one) for one in found] == [Report] * count


def test_nothing_on_standard_input_fails_with_a_way_out() -> None:
    [found] = list(open_sources(["-"], stdin=BytesIO(b" \n")))
    assert isinstance(found, Failure)
    assert "Pipe a report in" in found.reason


def test_the_same_text_has_the_same_id_wherever_it_comes_from(places: dict[str, str]) -> None:
    found = list(open_sources([places["file"], "-"], stdin=BytesIO(TEXT.encode())))
    assert len({one.id for one in found if isinstance(one, Report)}) == 1


def test_an_unknown_day_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="2022-03-10"):
        open_sources(["-"], published="soon").__next__()


def test_a_place_without_a_name_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="variable that is not set"):
        open_sources([str(tmp_path), ""]).__next__()


def test_in_stream_reads_no_more_than_its_limit() -> None:
    from dragoman.sources.items import Settings
    from dragoman.sources.limits import Limits

    [found] = list(in_stream(BytesIO(b"x" * 1000), Settings(limits=Limits(page_bytes=100))))
    assert isinstance(found, Failure)
