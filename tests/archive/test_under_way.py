"""How far parts are that are not done, and how long the rest will take."""

from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from dragoman.archive import archive, under_way
from dragoman.archive.copies import Passed
from dragoman.archive.folder import Manifest, begin, finish, manifests_of
from dragoman.archive.mapping import Lost
from dragoman.archive.under_way import counts_at, noted
from dragoman.cli import archive_progress
from dragoman.cli.archive_progress import SORTING, Copies, Progress, Stage, told_counts
from tests.archive.invented import page, pages, settings, write_lines


class Weighing(NamedTuple):
    name: str
    weight: int = 100


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test may set."""
    now = [0.0]
    for module in (under_way, archive_progress):
        monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


def test_what_is_under_way_is_seen_until_it_is_done(tmp_path: Path, clock: list[float]) -> None:
    counts: Counter[str] = Counter()
    for part in ("a", "b"):
        begin(tmp_path, "sift", part)
        for number in noted(range(10), tmp_path, "sift", part, counts, ["x"]):
            clock[0] += 1
            counts["pages"] = number
    assert counts_at(tmp_path, "sift") == {"pages": 14, "failed": 2}
    assert counts_at(tmp_path, "read") == {}
    finish(tmp_path, Manifest("sift", "a", "", {}, {}, 0.0))
    assert counts_at(tmp_path, "sift") == {"pages": 7, "failed": 1}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"pages": "many"}', b"\xff"])
def test_a_sign_that_says_nothing_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    begin(tmp_path, "sift", "a")
    (tmp_path / "_manifests" / "sift" / "a.begun").write_bytes(content)
    assert counts_at(tmp_path, "sift") == {}


def test_a_folder_that_cannot_be_written_holds_up_nothing(tmp_path: Path, clock: list[float]) -> None:
    found = []
    for number in noted(range(9), tmp_path / "gone", "sift", "a", Counter(), []):
        clock[0] += 5
        found.append(number)
    assert found == list(range(9))


def test_the_line_moves_within_a_part_and_the_time_left_is_that_of_both_stages(clock: list[float]) -> None:
    stage = Stage("sift", [Weighing(name) for name in "abcd"])
    assert stage.line(Counter(), 2, 0.5) == "sift: 0 of 4 parts · loading, or at the first pages"
    clock[0] = 10.0
    stage.add(Weighing("a"), Counter(pages=1000, passed=20))
    told = stage.line(Counter(pages=500, passed=10), 2, 0.5)
    assert told.startswith("sift: 1 of 4 parts · about ")
    assert "left · 1,500 pages, 30 passed, 0 failed · 150.0 pages/s" in told
    sifting, reading = (400 - 150) / 15, 30 * 400 / 150 * 0.5 / 2
    assert stage.left(Counter(pages=500, passed=10), 10.0, 2, 0.5) == pytest.approx(sifting + reading)


def test_what_an_earlier_run_did_makes_no_run_quicker(clock: list[float]) -> None:
    stage = Stage("read", [Weighing("a"), Weighing("b"), Weighing("c")])
    for part in "ab":
        stage.add(Weighing(part), Counter(read=90, copies=10), earlier=True)
    clock[0] = 20.0
    told = stage.line(Counter(read=40), 1, 0.5)
    assert "220 read, 20 copies" in told
    assert "about 0:00:30 left · " in told
    assert told.endswith(" · 2.0 pages/s")


def test_parts_that_could_not_be_done_are_not_told_as_done(tmp_path: Path) -> None:
    said: list[str] = []
    shown = Progress(tmp_path, 1, lambda line, _: said.append(line), 60)
    parts = [Weighing("a"), Weighing("b")]
    done = shown.notice("read", parts)
    done(parts[0], Lost(parts[0], "no room"))
    done(parts[1], Manifest("read", "b", "", {}, {"read": 5}, 1.0))
    assert said[0].startswith("read: 1 of 2 parts, 1 not done · ")


def test_a_stage_that_an_earlier_run_has_done_has_no_pace(clock: list[float]) -> None:
    stage = Stage("sift", [Weighing("a")])
    clock[0] = 1.0
    stage.add(Weighing("a"), Counter(pages=30, passed=2), earlier=True)
    assert stage.line(Counter(), 1, 0.5).endswith("30 pages, 2 passed, 0 failed")


def test_pages_go_into_the_sort_and_come_out_of_it_and_the_time_left_is_that_of_reading_too(clock: list[float]) -> None:
    passed = Passed(1000)
    stage = Copies("copies", [passed])
    assert stage.line(stage.under_way(Path()), 2, 0.5) == "copies: 0 of 1,000 pages sorted · 0 copies"
    clock[0] = 10.0
    passed.counts["sorted"] = 500
    found = stage.under_way(Path())
    to_read = 1000 * 0.5 / 2
    assert stage.left(found, 10.0, 2, 0.5) == pytest.approx(10 / (SORTING / 2) * (1 - SORTING / 2) + to_read)
    assert stage.line(found, 2, 0.5).startswith("copies: 500 of 1,000 pages sorted · about 0:0")
    passed.counts.update({"sorted": 500, "passed": 900, "copies": 100})
    found, done = stage.under_way(Path()), SORTING + (1 - SORTING) * 0.9
    assert stage.left(found, 10.0, 2, 0.5) == pytest.approx(10 * (1 - done) / done + 900 * 0.5 / 2)
    assert stage.line(found, 2, 0.5).startswith("copies: 900 of 1,000 pages compared · about 0:0")
    stage.add(passed, Counter(passed=1000, copies=130))
    assert stage.line(Counter(), 2, 0.5) == "copies: 1,000 of 1,000 pages compared · 130 copies"


def test_what_is_read_already_is_not_counted_as_to_be_read(clock: list[float]) -> None:
    read = Counter(read=300, copies=40, failed=10)
    sifting = Stage("sift", [Weighing(name) for name in "ab"], read)
    sifting.add(Weighing("a"), Counter(pages=1000, passed=200), earlier=True)
    clock[0] = 10.0
    under_way = Counter(pages=500, passed=100)
    assert sifting.left(under_way, 10.0, 2, 0.5) == pytest.approx(10 + (400 - 350) * 0.5 / 2)
    passed = Passed(400)
    passed.counts.update({"sorted": 400, "passed": 400, "copies": 45})
    copies = Copies("copies", [passed], read)
    assert copies.left(copies.under_way(Path()), 10.0, 2, 0.5) == pytest.approx((400 - 45 - 310) * 0.5 / 2)


def test_of_an_archive_that_grew_what_is_new_is_to_be_read_and_months_that_changed(tmp_path: Path) -> None:
    out, folder = tmp_path / "out", tmp_path / "in"
    folder.mkdir()
    told: dict[str, tuple[float | None, int]] = {}

    class Noting(Progress):
        def done(self, part: Any, outcome: Any) -> None:
            stage = self.stage
            assert stage is not None
            super().done(part, outcome)
            told[stage.name] = stage.left(stage.under_way(out), 1.0, 1, 1000.0), stage.before

    def grown(month: str, numbers: range) -> tuple[float | None, int]:
        """Pages of a month more: seconds that are left once copies are found, at 1,000 a page; pages read earlier."""
        write_lines([{**page(n), "published": f"2019-{month}-25"} for n in numbers], folder / f"{numbers}.jsonl")
        shown = Noting(out, 1, lambda line, stays: None, 9.0)  # noqa: ARG005
        archive([str(folder)], settings(out), notice=shown.notice)
        return told["copies"][0], told["read"][1]

    assert grown("03", range(3)) == (3000, 0)
    assert grown("04", range(3, 5)) == (2000, 3)
    assert grown("03", range(5, 6)) == (1000, 2)


def test_a_part_done_anew_is_no_earlier_runs_though_it_takes_what_it_took_before(tmp_path: Path) -> None:
    parts = [Weighing("a"), Weighing("b")]
    for part in parts:
        finish(tmp_path, Manifest("read", part.name, "", {}, {"read": 3}, 0.0))
    shown = Progress(tmp_path, 1, lambda line, stays: None, 9.0)  # noqa: ARG005
    done = shown.notice("read", parts)
    assert shown.stage is not None
    done(parts[0], manifests_of(tmp_path, "read", ["a"])[0])
    assert shown.stage.before == 3
    stage = shown.stage
    done(parts[1], finish(tmp_path, Manifest("read", "b", "", {}, {"read": 3}, 0.0)))
    assert stage.before == 3


def test_while_copies_are_found_a_run_tells_of_each_page_that_went_in_or_came_out(tmp_path: Path) -> None:
    write_lines([*pages(9), {**page(3), "id": "again"}], tmp_path / "a.jsonl")
    told: list[str] = []
    shown = Progress(tmp_path / "out", 1, lambda line, stays: told.append(line) if stays else None, 1.0)
    for _ in range(2):  # the second time all is done
        archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out"), notice=shown.notice)
    assert [line for line in told if "copies: " in line] == ["copies: 4 of 4 pages compared · 1 copy"] * 2
    assert [line.partition(":")[0] for line in told] == ["sift", "copies", "read"] * 2


def test_where_nothing_passed_nothing_is_told_of_copies(tmp_path: Path) -> None:
    write_lines([page(1, talks=False)], tmp_path / "a.jsonl")
    told: list[str] = []
    shown = Progress(tmp_path / "out", 1, lambda line, stays: told.append(line) if stays else None, 1.0)
    archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out"), notice=shown.notice)
    assert [line.partition(":")[0] for line in told] == ["sift"]


def test_all_that_failed_is_counted_together() -> None:
    manifest = Manifest("read", "a", "", {}, {"read": 3, "failed: took too long": 2, "failed: other": 1}, 0.0)
    assert told_counts(manifest) == {"read": 3, "failed": 3}
