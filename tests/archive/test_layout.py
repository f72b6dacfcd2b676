"""What passed, in order and in parts by days: the same however the archive was cut, changed only where it changed."""

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dragoman.archive import Sizes, archive
from dragoman.archive.copies import find_copies, passed_in
from dragoman.archive.folder import DATA_SETS, manifest_path, manifests, work_path
from dragoman.archive.layout import ROWS, parts_by_days
from dragoman.archive.order import LATE, Page, Texts, in_order
from dragoman.errors import DragomanError
from tests.archive.invented import page, settings, write_lines, write_warc
from tests.archive.outcome import everything, names, rows

SMALL = Sizes(line_bytes=4_000, packed_bytes=1_000, warc_bytes=4_000, rows=5, files=3, most=4)
LARGE = Sizes(packed_bytes=100_000_000)


def on_days(days: Iterable[str]) -> list[tuple[Page, None]]:
    """Pages of these days, in order."""
    return [
        (Page(day, f"n{n:04}", "", "", 0.9, b"", "", b"", b"", 0, n, 1), None) for n, day in enumerate(sorted(days))
    ]


def some_pages(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Pages about talks of eight days, in no order, some of them printed twice, some of no day, some of one name."""
    chance = random.Random(seed)  # noqa: S311
    found: list[dict[str, Any]] = []
    for n in range(count):
        row: dict[str, Any] = {**page(n), "published": f"201{8 + n % 2}-0{1 + n % 4}-2{n // 4 % 2}"}
        if n % 10 == 0 and n:
            row = {**found[n // 2], "id": f"again-{n}", "text": f"{found[n // 2]['text']} Anew."}
        if n % 13 == 0:
            row["published"] = None
        if n % 17 == 0:
            row["id"] = "one-name"
        found.append(row)
    chance.shuffle(found)
    return found


def test_a_part_is_a_month_or_ten_days_or_a_day_or_some_of_a_day_as_there_are_pages() -> None:
    march = ["2019-03-01"] * 3 + ["2019-03-31"] * (ROWS - 3)
    april = ["2019-04-01"] * ROWS + ["2019-04-12"]
    may = ["2019-05-20"] * ROWS + ["2019-05-21"] + ["2019-05-22"] * (2 * ROWS + 1)
    parts = list(parts_by_days(on_days([*march, *april, *may, LATE, LATE])))
    assert [(name, len(some)) for name, some in parts] == [
        ("2019-03", ROWS), ("2019-04-0", ROWS), ("2019-04-1", 1), ("2019-05-20", ROWS), ("2019-05-21", 1),
        ("2019-05-22-000000", ROWS), ("2019-05-22-000001", ROWS), ("2019-05-22-000002", 1), ("unknown", 2),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["2019-03-01", "2019-03-02", "2020-01-01", LATE]), st.integers(1, 450))))
@hypothesis_settings(max_examples=25, deadline=None)
def test_each_page_is_in_one_part_and_each_part_has_a_name_of_its_own(counts: list[tuple[str, int]]) -> None:
    pages = on_days(day for day, count in counts for _ in range(count))
    parts = list(parts_by_days(pages))
    assert [one for _, some in parts for one in some] == pages
    assert max(Counter(name for name, _ in parts).values(), default=1) == 1
    assert all(1 <= len(some) <= ROWS for _, some in parts)


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "warc.gz", "warc.zst"])
def test_however_an_archive_is_cut_its_outcome_is_one(tmp_path: Path, ending: str) -> None:
    write: Any = write_warc if "warc" in ending else write_lines
    write(some_pages(60), tmp_path / f"a.{ending}")
    for name, sizes in (("small", SMALL), ("large", LARGE)):
        archive([str(tmp_path / f"a.{ending}")], settings(tmp_path / name), sizes=sizes)
    assert len(list(manifests(tmp_path / "small", "sift"))) > len(list(manifests(tmp_path / "large", "sift"))) == 1
    assert everything(tmp_path / "small") == everything(tmp_path / "large")
    files = [sorted(read_files(tmp_path / name)) for name in ("small", "large")]
    assert files[0] == files[1]


def test_in_whatever_order_the_parts_come_the_order_of_the_pages_is_one(tmp_path: Path) -> None:
    write_lines(some_pages(60), tmp_path / "a.jsonl")
    made = settings(tmp_path / "out")
    archive([str(tmp_path / "a.jsonl")], made, sizes=SMALL)
    sifted = list(manifests(made.out, "sift"))
    orders = []
    for parts in (sifted, sifted[::-1]):
        with in_order(parts, made) as found:
            orders.append([(one.day, one.name, one.report_digest, one.printed) for one in found])
    assert orders[0] == orders[1] == sorted(orders[0], key=lambda one: one[:2])
    assert len(orders[0]) == len(rows(made.out, "reports"))


def test_it_is_told_how_many_pages_went_into_the_sort_and_came_out_of_it(tmp_path: Path) -> None:
    write_lines(some_pages(60), tmp_path / "a.jsonl")
    made = settings(tmp_path / "out")
    archive([str(tmp_path / "a.jsonl")], made, sizes=SMALL)
    sifted = list(manifests(made.out, "sift"))
    manifest_path(made.out, "copies", "all").unlink()
    passed = passed_in(sifted)
    found = find_copies(sifted, made, passed)
    assert passed.counts["sorted"] == passed.counts["passed"] == passed.weight == len(rows(made.out, "reports")) == 60
    assert found.counts == {"passed": 60, "copies": passed.counts["copies"]}


def test_each_text_is_counted_over_the_whole_archive() -> None:
    digests = [f"{n % 7:016}".encode()[::-1] for n in range(20)]
    texts = Texts()
    texts.add(digests[:3])
    texts.add(digests[3:])
    assert texts.printed([*digests[:7], b"x" * 16]) == [3, 3, 3, 3, 3, 3, 2, 1]


def test_pages_in_no_order_give_each_day_of_a_data_set_one_file(tmp_path: Path) -> None:
    write_lines(some_pages(60), tmp_path / "a.jsonl")
    archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out"), sizes=SMALL)
    for data_set in DATA_SETS:
        days = [path.parent.name for path in (tmp_path / "out" / data_set).glob("day=*/*.parquet")]
        assert max(Counter(days).values()) == 1


def test_a_changed_input_has_the_months_of_its_pages_read_anew_and_no_others(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for month in range(1, 6):
        of_month = [{**page(20 * month + n), "published": f"2019-0{month}-0{1 + n // 5}"} for n in range(9)]
        write_lines(of_month, place / f"{month}.jsonl")
    archive([str(place)], settings(tmp_path / "out"))
    before = read_files(tmp_path / "out")
    changed = {**page(300), "published": "2019-02-01"}, {**page(301), "published": "2019-04-02"}
    write_lines(changed, place / "2.jsonl")
    archive([str(place)], settings(tmp_path / "out"))
    after = read_files(tmp_path / "out")
    anew = {Path(name).stem for name, when in after.items() if before.get(name) != when}
    assert anew == {"2019-02", "2019-04"}
    assert len(names(tmp_path / "out")) == 4 * 9 + 2
    archive([str(place)], settings(tmp_path / "fresh"))
    assert everything(tmp_path / "out") == everything(tmp_path / "fresh")


def test_a_new_original_changes_what_is_told_of_its_copies(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    write_lines([{**page(1), "published": "2019-03-05"}], place / "later.jsonl")
    archive([str(place)], settings(tmp_path / "out"))
    earlier = {**page(1), "id": "earlier", "published": "2019-02-28", "text": f"{page(1)['text']} Anew."}
    write_lines([earlier], place / "earlier.jsonl")
    account = archive([str(place)], settings(tmp_path / "out"))
    assert (account.copies, account.read) == (1, 1)
    told = {row["name"]: row["copy_of_name"] for row in rows(tmp_path / "out", "reports")}
    assert told == {"earlier": None, "page-1": "earlier"}


def test_an_archive_that_has_grown_large_is_cut_anew_and_nothing_in_it_is_read_again(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    write_lines([{**row, "more": "x" * 90_000} for row in some_pages(40)], place / "a.jsonl")
    archive([str(place)], settings(tmp_path / "out"))
    before, parts = read_files(tmp_path / "out"), len(list(manifests(tmp_path / "out", "sift")))
    write_lines([{**page(300, talks=False), "more": "x" * 900_000}], place / "b.jsonl")
    archive([str(place)], settings(tmp_path / "out"))
    assert parts > len(list(manifests(tmp_path / "out", "sift"))) > 2
    assert read_files(tmp_path / "out") == before
    archive([str(place)], settings(tmp_path / "fresh"))
    assert everything(tmp_path / "out") == everything(tmp_path / "fresh")


def test_what_an_ended_sort_left_goes_and_the_stage_is_done_anew(tmp_path: Path) -> None:
    write_lines(some_pages(30), tmp_path / "a.jsonl")
    made = settings(tmp_path / "out")
    archive([str(tmp_path / "a.jsonl")], made)
    expected, work = everything(made.out), made.out / "_work"
    (made.out / "_manifests" / "copies" / "all.json").rename(made.out / "_manifests" / "copies" / "all.begun")
    (work / "sort").mkdir()
    (work / "sort" / "spilled.tmp").write_bytes(b"half")
    (work / "copies" / "000009.parquet").write_bytes(b"of another order")
    archive([str(tmp_path / "a.jsonl")], made)
    assert everything(made.out) == expected
    assert not (work / "sort").exists()
    assert sorted(path.name for path in (work / "copies").iterdir()) == ["000000.parquet", "parts.parquet"]


def test_what_cannot_be_sorted_is_told_with_the_place_and_the_way_out(tmp_path: Path) -> None:
    write_lines(some_pages(5), tmp_path / "a.jsonl")
    made = settings(tmp_path / "out")
    archive([str(tmp_path / "a.jsonl")], made)
    sifted = list(manifests(made.out, "sift"))
    work_path(made.out, "sift", sifted[0].part).write_bytes(b"nothing")
    with pytest.raises(DragomanError, match=r"_work/sort'.*Remove it") as told, in_order(sifted, made) as found:
        list(found)
    assert sifted[0].part in str(told.value)


def read_files(out: Path) -> dict[str, int]:
    """The files of all data sets, and when each was written."""
    found = (path for data_set in DATA_SETS for path in (out / data_set).glob("**/*.parquet"))
    return {path.relative_to(out).as_posix(): path.stat().st_mtime_ns for path in found}
