"""What a user chooses for all pages: their day, issues of one's own; and that others are refused."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.archive import archive
from dragoman.archive.pages import clean, read, read_pages
from dragoman.archive.settings import settings_of
from dragoman.archived import archived_readings
from dragoman.errors import DragomanError, UsageError
from dragoman.model import Failure, Reading
from dragoman.reading.doubt import DOUBTED
from dragoman.reading.issues import Scheme, read_scheme
from dragoman.sources import Item
from tests.archive.invented import (
    by_label,
    dull_page,
    markup,
    page,
    pages,
    settings,
    write_lines,
    write_parquet,
    write_warc,
)
from tests.archive.outcome import rows
from tests.command import dragoman

ISSUES = """
[lighthouses]
name = "Lighthouses"
covers = "lamps on the skerries, keepers of the light, who pays for them"
[ferry-fares]
covers = "fares of the ferries, tickets, passes for islanders"
"""
RESPACED = ISSUES.replace("\n[", "\n\n# as we agreed\n[").replace(" = ", "=")


@pytest.fixture
def scheme(tmp_path: Path) -> Scheme:
    return scheme_of(tmp_path / "my.toml", ISSUES)


def scheme_of(path: Path, content: str) -> Scheme:
    path.write_text(content)
    return read_scheme(path)


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet", "warc.gz", "html"])
def test_the_day_that_is_given_is_that_of_every_page_whatever_it_says_itself(tmp_path: Path, ending: str) -> None:
    write: Any = {"parquet": write_parquet, "warc.gz": write_warc}.get(ending, write_lines)
    path = tmp_path / f"a.{ending}"
    if ending == "html":
        path.write_text(markup(page(0)))
    else:
        write([{**one, "published": None} if n % 2 else one for n, one in enumerate(pages(6, every=1))], path)
    account = archive([str(path)], settings(tmp_path / "out", published="2021-07-04"))
    assert account.read == (1 if ending == "html" else 6)
    for data_set in ("reports", "positions"):
        assert {row["day"] for row in rows(tmp_path / "out", data_set)} == {"2021-07-04"}


@pytest.mark.parametrize("published", ["yesterday", "2021-02-30", ""])
def test_a_day_that_is_none_is_refused_before_anything_is_read(tmp_path: Path, published: str) -> None:
    with pytest.raises(UsageError, match="Write it as 2022-03-10"):
        settings_of(tmp_path, published=published)


def test_every_page_is_read_on_the_issues_that_are_given(tmp_path: Path, scheme: Scheme) -> None:
    write_lines(pages(9), tmp_path / "a.jsonl")
    archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out", read=by_label, scheme=scheme))
    assert [row["issue"] for row in rows(tmp_path / "out", "positions")] == ["ferry-fares"] * 3


def test_other_issues_or_none_are_refused_and_the_same_in_another_file_are_not(tmp_path: Path, scheme: Scheme) -> None:
    write_lines(pages(3), tmp_path / "a.jsonl")

    def run(scheme: Scheme | None) -> None:
        archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out", read=by_label, scheme=scheme))

    run(scheme)
    run(scheme_of(tmp_path / "other.toml", RESPACED))
    changed = scheme_of(tmp_path / "my.toml", ISSUES.replace("tickets", "tickets, berths"))
    for other in (changed, None):
        with pytest.raises(DragomanError, match=r"begun with issues 'lighthouses, ferry-fares \(issues-\w+\)', now "):
            run(other)
    with pytest.raises(DragomanError, match=r"files as they were, or name another folder with --out"):
        run(changed)


def test_issues_are_refused_where_a_folder_was_begun_without_them(tmp_path: Path, scheme: Scheme) -> None:
    write_lines(pages(3), tmp_path / "a.jsonl")
    archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out"))
    with pytest.raises(DragomanError, match=r"issues None, now 'lighthouses, ferry-fares \(issues-"):
        archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out", scheme=scheme))


@pytest.mark.slow
def test_a_page_about_something_else_is_doubted_unless_issues_say_what_it_is_about(scheme: Scheme) -> None:
    cleaned = clean(Item("a", "row", dull_page(3)))
    assert not isinstance(cleaned, Failure)
    for chosen, flagged in ((None, True), (scheme, False)):
        found = [read(cleaned.report, chosen), *read_pages(read, [cleaned.report] * 2, chosen)]
        assert [DOUBTED in one.report.flags for one in found if isinstance(one, Reading)] == [flagged] * 3


TALKS = (
    "Port Amber and Sela ended their talks on the skerry lights without a treaty. Norway demanded that Peru pay for "
    "the lamp on the skerry and for its keepers. Peru refused to pay for the lamp on the skerry. “Norway wants cheaper "
    "ferry tickets for the islanders,” Lena Holt, Norway's envoy, told reporters after the talks in Port Amber."
)


@pytest.mark.slow
def test_an_archive_is_read_on_ones_own_issues_as_a_report_is(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(ISSUES)
    write_lines([{"id": "lamp", "text": TALKS}], tmp_path / "a.jsonl")
    chosen = ["--issues", str(tmp_path / "my.toml"), "--published", "2024-05-05"]
    run = dragoman("archive", tmp_path / "a.jsonl", "--out", tmp_path / "out", "--no-gate", *chosen)
    assert run.returncode == 0, run.stderr.decode()
    (found,) = archived_readings(tmp_path / "out")
    alone = dragoman("read", tmp_path / "a.jsonl", "--format", "jsonl", *chosen)
    assert found == msgspec.json.decode(alone.stdout, type=Reading)
    assert isinstance(found, Reading)
    assert "lighthouses" in {one.issue for one in found.positions}
    assert found.report.published == "2024-05-05"


def test_a_file_that_holds_no_issues_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text("[Lighthouses]\ncovers = 'lamps'")
    write_lines(pages(3), tmp_path / "a.jsonl")
    run = dragoman("archive", tmp_path / "a.jsonl", "--out", tmp_path / "out", "--issues", tmp_path / "my.toml")
    assert run.returncode == 2
    assert b"'Lighthouses' is no label" in run.stderr
    assert not (tmp_path / "out").exists()


def test_pages_beyond_the_size_that_is_given_fail_and_their_lines_with_them(tmp_path: Path) -> None:
    texts = [page(0)["text"], page(3)["text"] + " The lamp burned." * 200, "x" * 20_000]
    path = write_lines([{"id": f"r{n}", "text": text} for n, text in enumerate(texts)], tmp_path / "a.jsonl")
    assert archive([str(path)], settings(tmp_path / "all", max_size=100_000)).failed == 0
    told = archive([str(path)], settings(tmp_path / "out", max_size=3_000))
    assert told.failed == 2
    assert all("--max-size" in row["reason"] for row in rows(tmp_path / "out", "failures"))
    with pytest.raises(DragomanError, match="max_size 3000"):
        archive([str(path)], settings(tmp_path / "out"))
