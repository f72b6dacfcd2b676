"""A whole archive through all stages: what goes in, what comes out, what is left when a page or a process fails."""

import json
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import Settings, Sizes, archive
from dragoman.archive.folder import manifests
from dragoman.archive.reading import at_once
from dragoman.archived import archived_readings
from dragoman.errors import DragomanError
from dragoman.model import Reading
from tests.archive import invented
from tests.archive.invented import CRASH, EXPLODE, FAIL, HANG, page, pages, settings, write_lines, write_parquet
from tests.archive.outcome import everything, names, rows

SMALL = Sizes(line_bytes=4_000, packed_bytes=1_000, rows=5, files=3, most=4)


def read_whole(place: Path, out: Path, jobs: int = 1, sizes: Sizes = SMALL, **other: Any) -> Any:
    return archive([str(place)], settings(out, **other), jobs=jobs, sizes=sizes)


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet", "warc", "warc.gz", "warc.zst"])
def test_pages_about_talks_are_read_from_archives_of_every_kind(tmp_path: Path, ending: str) -> None:
    path, some = tmp_path / f"a.{ending}", pages(24)
    write: Any = write_parquet if ending == "parquet" else invented.write_warc if "warc" in ending else write_lines
    write(some, path)
    account = read_whole(path, tmp_path / "out")
    found = rows(tmp_path / "out", "reports")
    assert (account.pages, account.gated, account.read, account.failed) == (24, 16, 8, 0)
    assert sorted(row["url"] for row in found) == sorted(page["url"] for page in some[::3])
    assert {row["day"] for row in found} == {page["published"] for page in some[::3]}
    if "warc" not in ending:
        assert {row["name"] for row in found} == {page["id"] for page in some[::3]}


def test_every_entry_of_a_reading_is_a_row_with_its_words(tmp_path: Path) -> None:
    write_lines(pages(6), tmp_path / "a.jsonl")
    read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    texts = {row["id"]: row["text"] for row in rows(tmp_path / "out", "reports")}
    for data_set in ("statements", "positions", "meetings", "events"):
        found = rows(tmp_path / "out", data_set)
        assert {row["report"] for row in found} == set(texts)
        for row in found:
            words = row["words"] if data_set != "statements" else [row["text"]]
            assert [texts[row["report"]][span["start"] : span["end"]] for span in row["spans"]] == words
    assert {row["party_name"] for row in rows(tmp_path / "out", "positions")} == {"Norway"}


def test_each_data_set_is_one_table_to_those_who_read_by_arrow(tmp_path: Path) -> None:
    from pyarrow import dataset

    write_lines(pages(30), tmp_path / "a.jsonl")
    read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    for data_set in ("reports", "statements", "positions", "meetings", "events"):
        table = dataset.dataset(tmp_path / "out" / data_set, partitioning="hive").to_table()
        assert len(table) == 10
        assert len(set(table.column("day").to_pylist())) == 10


def test_nothing_of_a_reading_is_lost(tmp_path: Path) -> None:
    write_lines(pages(9), tmp_path / "a.jsonl")
    read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    found = list(archived_readings(tmp_path / "out"))
    assert len(found) == 3
    for reading in found:
        assert isinstance(reading, Reading)
        assert reading == invented.reading_of(reading.report)


def test_without_a_day_a_report_lies_under_unknown(tmp_path: Path) -> None:
    row = {**page(0), "published": None, "url": None}
    write_lines([row], tmp_path / "a.jsonl")
    read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    assert (tmp_path / "out" / "reports" / "day=unknown").is_dir()
    assert names(tmp_path / "out") == ["page-0"]


@pytest.mark.parametrize("undated", [0, 1])
def test_a_span_of_days_leaves_out_what_bears_none(tmp_path: Path, undated: int) -> None:
    some = [{**one, "published": None, "url": None} if n < undated else one for n, one in enumerate(pages(6, every=1))]
    write_lines(some, tmp_path / "a.jsonl")
    read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    found = duckdb.connect().execute(
        f"SELECT name FROM read_parquet('{tmp_path}/out/reports/**/*.parquet', hive_partitioning = true) "  # noqa: S608
        "WHERE day BETWEEN '2019-03-01' AND '2019-03-04' ORDER BY name"
    )
    assert [name for (name,) in found.fetchall()] == [f"page-{n}" for n in range(undated, 4)]


@pytest.mark.slow
def test_several_processes_come_to_what_one_comes_to(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_lines(pages(40), tmp_path / "in" / "a.jsonl")
    write_lines(pages(20, every=2), tmp_path / "in" / "b.jsonl.gz")
    for jobs in (1, 2):
        read_whole(tmp_path / "in", tmp_path / f"out{jobs}", jobs)
    assert everything(tmp_path / "out1") == everything(tmp_path / "out2")


def test_a_copy_is_not_read_again_but_says_whose_it_is(tmp_path: Path) -> None:
    first, later = page(0), page(3)
    copy = {**first, "id": "copy", "title": "Another head", "published": "2019-03-04", "url": "https://other.example/1"}
    again = {**first, "id": "again", "published": "2019-06-01"}
    write_lines([again, copy, later, first], tmp_path / "a.jsonl")
    account = read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    found = {row["name"]: row for row in rows(tmp_path / "out", "reports")}
    assert (account.copies, account.read) == (2, 2)
    assert found["page-0"]["copy_of"] is found["page-3"]["copy_of"] is None
    assert found["copy"]["copy_of"] == found["again"]["copy_of"] == found["page-0"]["id"]
    assert found["copy"]["copy_of_name"] == "page-0"
    assert names(tmp_path / "out", "statements") == ["page-0", "page-3"]
    assert "a copy of" in json.loads(found["copy"]["reading"])["report"]["flags"][-1]


@given(seconds=st.floats(0.001, 10_000))
def test_pages_that_are_read_at_once_have_time_enough_where_one_has(seconds: float) -> None:
    assert 1 <= at_once(seconds) <= max(1, seconds / 2)
    assert at_once(60.0) > 8


HARM = {HANG: "stopped after 4 seconds", CRASH: "ended the process", EXPLODE: "MemoryError", FAIL: "fails alone"}


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_page_that_does_harm_is_told_with_its_address_and_all_others_are_read(tmp_path: Path, jobs: int) -> None:
    good = pages(12, every=1)
    bad = [page(100 + n, more=f"{harm}.") for n, harm in enumerate(HARM)]
    write_lines([*good[:6], *bad, *good[6:]], tmp_path / "a.jsonl")
    with (tmp_path / "a.jsonl").open("a") as stream:
        stream.write('{"text": "talks that break off\n')
    account = read_whole(
        tmp_path / "a.jsonl", tmp_path / "out", jobs, read=invented.read_within_memory, seconds=4, room=3_000_000_000
    )
    failures = {row["url"]: row for row in rows(tmp_path / "out", "failures")}
    assert names(tmp_path / "out") == sorted(row["id"] for row in good)
    for row, told in zip(bad, HARM.values(), strict=True):
        assert told in failures[row["url"]]["reason"]
        assert failures[row["url"]]["name"] == row["id"]
    assert "no whole JSON" in failures[None]["reason"]
    assert account.failed == len(failures) == 5
    assert account.failures["took too long"] == account.failures["too little memory"] == 1


def test_a_finished_part_is_not_done_again(tmp_path: Path) -> None:
    write_lines(pages(30), tmp_path / "a.jsonl")
    first = read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    assert read_whole(tmp_path / "a.jsonl", tmp_path / "out") == first
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}


def test_an_input_that_changed_is_read_anew_and_its_old_rows_go(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_lines(pages(12), tmp_path / "in" / "a.jsonl")
    write_lines([page(n) for n in range(50, 56)], tmp_path / "in" / "b.jsonl")
    read_whole(tmp_path / "in", tmp_path / "out")
    write_lines([page(n) for n in range(80, 83)], tmp_path / "in" / "a.jsonl")
    (tmp_path / "in" / "b.jsonl").unlink()
    read_whole(tmp_path / "in", tmp_path / "out")
    read_whole(tmp_path / "in", tmp_path / "fresh")
    assert names(tmp_path / "out") == ["page-80", "page-81", "page-82"]
    assert everything(tmp_path / "out") == everything(tmp_path / "fresh")


def test_what_an_ended_run_left_half_done_is_removed_before_the_part_is_done(tmp_path: Path) -> None:
    write_lines(pages(12), tmp_path / "a.jsonl")
    out = tmp_path / "out"
    read_whole(tmp_path / "a.jsonl", out)
    expected = everything(out)
    for manifest in list(manifests(out, "read")):
        path = out / "_manifests" / "read" / f"{manifest.part}.json"
        path.rename(path.with_suffix(".begun"))
        stray = out / "positions" / "day=1999-01-01" / f"{manifest.part}.parquet"
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes((out / manifest.files[0]).read_bytes())
        stray.with_name(".half.parquet.17.part").write_bytes(b"PAR1")
    read_whole(tmp_path / "a.jsonl", out)
    assert everything(out) == expected
    assert not list(out.rglob("*.part"))
    assert not (out / "positions" / "day=1999-01-01").exists()


def test_another_threshold_is_refused_and_said(tmp_path: Path) -> None:
    write_lines(pages(3), tmp_path / "a.jsonl")
    read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    with pytest.raises(DragomanError, match=r"begun with threshold 0\.5, now 0\.7"):
        read_whole(tmp_path / "a.jsonl", tmp_path / "out", threshold=0.7)


def test_an_archive_that_is_not_named_any_more_is_refused_and_nothing_is_removed(tmp_path: Path) -> None:
    for name in "ab":
        write_lines([page(ord(name))], tmp_path / f"{name}.jsonl")
    both = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    archive(both, settings(tmp_path / "out"))
    with pytest.raises(DragomanError, match="which is not named now"):
        archive(both[:1], settings(tmp_path / "out"))
    assert len(names(tmp_path / "out")) == 2


def test_an_archive_that_failed_and_is_not_named_when_what_failed_is_tried_again_is_refused(tmp_path: Path) -> None:
    write_lines([page(0)], tmp_path / "a.jsonl")
    write_lines([page(3), {"id": "empty", "text": ""}], tmp_path / "b.jsonl")
    both = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    archive(both, settings(tmp_path / "out"))
    with pytest.raises(DragomanError, match=r"b\.jsonl', which is not named now"):
        archive(both[:1], settings(tmp_path / "out"), retry_failed=True)
    assert len(names(tmp_path / "out")) == 2


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    write_lines(pages(3), tmp_path / "a.jsonl")
    with pytest.raises(DragomanError, match="holds something else"):
        read_whole(tmp_path / "a.jsonl", tmp_path)


def test_without_a_gate_every_page_is_read(tmp_path: Path) -> None:
    write_lines(pages(9), tmp_path / "a.jsonl")
    account = archive(
        [str(tmp_path / "a.jsonl")],
        Settings(tmp_path / "out", None, 0.0, read=invented.read, warm_reading=invented.warm),
    )
    assert (account.gated, account.read) == (0, 9)


def test_the_account_adds_up_and_is_kept(tmp_path: Path) -> None:
    write_lines([*pages(30), {"text": ""}, page(0)], tmp_path / "a.jsonl")
    account = read_whole(tmp_path / "a.jsonl", tmp_path / "out")
    assert account.pages == account.gated + account.copies + account.read + account.failed == 32
    assert account.words == sum(row["words"] for row in rows(tmp_path / "out", "reports") if not row["copy_of"])
    kept = json.loads((tmp_path / "out" / "account.json").read_bytes())
    assert kept == msgspec.to_builtins(account)
    assert account.cpu_seconds["sift"] > 0
    assert any("is told from 500 pages on" in line for line in account.lines())


def test_a_web_page_that_passes_by_its_menu_alone_is_not_read(tmp_path: Path) -> None:
    dull = page(1, talks=False)
    stories = " ".join(f"The talks on the ferry went on in hour {n}, as all of this town know." for n in range(3))
    menu = f"<div class='sidebar'><p><a href='/1'>{stories}</a> {stories}</p></div></body>"
    (tmp_path / "a.html").write_text(invented.markup(dull).replace("</body>", menu))
    account = read_whole(tmp_path / "a.html", tmp_path / "out")
    assert next(manifests(tmp_path / "out", "sift")).counts.get("cleaned") == 1
    assert (account.gated, account.read) == (1, 0)
