"""What a run came to, what it took, what more would cost; and what failed done again."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import Account, Sizes, archive, meter
from dragoman.archive import settings as settings_module
from dragoman.archive.account import Run, Watch, account_of, kept_account
from dragoman.archive.estimate import Machine, core_hours, estimates, machines_in
from dragoman.archive.folder import Manifest, finish, manifests
from dragoman.archive.meter import Spent
from dragoman.errors import DragomanError, UsageError
from dragoman.model import Failure, Reading, Report
from dragoman.reading.issues import Scheme
from tests.archive import invented
from tests.archive.invented import FAIL, page, pages, settings, write_lines
from tests.archive.outcome import everything, names, rows

SMALL = Sizes(line_bytes=4_000)
MACHINE = Machine("Cloud", "m16", "here", 16, 8, 32.0, 0.5, "USD", "2024-12", "https://prices.example/")
ACCOUNT = Account(
    pages=1000, gated=900, copies=20, read=80, failed=0, words=8000, words_weighed=90_000, entries={}, failures={},
    examples={}, cpu_seconds={"sift": 2.0, "copies": 0.0, "read": 16.0}, clock_seconds={}, loading_seconds=10.0,
    processes=2, peak_bytes=1_000_000_000, lost={},
)  # fmt: skip


def calm(report: Report, _scheme: Scheme | None = None) -> Reading | Failure:
    """As the stand-in reads, without fail."""
    return invented.reading_of(report)


def run(place: Path, out: Path, again: bool = False, **other: Any) -> Account:
    return archive([str(place)], settings(out, **other), sizes=SMALL, retry_failed=again)


def times(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (out / "_manifests" / "read").glob("*.json")}


def test_some_of_what_failed_stand_in_the_account_by_kind_with_their_address(tmp_path: Path) -> None:
    some = [page(n, more=f"{FAIL}.") if n in (3, 6, 9, 12, 15) else page(n) for n in range(18)]
    write_lines([*some, {"id": "empty", "text": ""}], tmp_path / "a.jsonl")
    account = run(tmp_path / "a.jsonl", tmp_path / "out")
    assert account.failures == {"an error while reading": 5, "no report could be had of it": 1}
    assert [one.url for one in account.examples["an error while reading"]] == [
        f"https://news.example/{n}" for n in (3, 6, 9)
    ]
    said = "\n".join(account.lines(out=tmp_path / "out"))
    assert "  https://news.example/3: could not be read: ValueError" in said
    assert "  empty: " in said
    assert f"{tmp_path / 'out'}/failures" in said
    assert len(rows(tmp_path / "out", "failures")) == 6


def test_what_failed_is_done_again_with_its_part_and_no_row_is_there_twice(tmp_path: Path) -> None:
    some = [page(n, more=f"{FAIL}." if n == 15 else "") for n in range(40)]
    some = [{**one, "published": f"2019-{1 + n % 4:02}-05"} for n, one in enumerate(some)]
    path, out = write_lines(some, tmp_path / "a.jsonl"), tmp_path / "out"
    assert run(path, out).failed == 1
    before = times(out)
    assert run(path, out, read=calm).failed == 1
    assert times(out) == before
    account = run(path, out, again=True, read=calm)
    after = times(out)
    assert (account.failed, account.failures) == (0, {})
    assert len([name for name in after if after[name] != before.get(name)]) == 1 < len(after)
    run(path, tmp_path / "fresh", read=calm)
    assert everything(out) == everything(tmp_path / "fresh")
    assert "page-15" in names(out)


def test_a_page_that_cannot_be_cleaned_is_tried_again_too(tmp_path: Path) -> None:
    path, out = write_lines([*pages(12), {"id": "empty", "text": ""}], tmp_path / "a.jsonl"), tmp_path / "out"
    run(path, out)
    expected = everything(out)
    assert run(path, out, again=True).failures == {"no report could be had of it": 1}
    assert everything(out) == expected


def test_another_model_is_refused_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_lines(pages(3), tmp_path / "a.jsonl")
    run(path, tmp_path / "out")
    known = settings_module.models_digest()
    monkeypatch.setattr(settings_module, "models_digest", lambda: "models-other")
    with pytest.raises(DragomanError, match=f"begun with models '{known}', now 'models-other'"):
        run(path, tmp_path / "out")


def test_the_digest_of_models_changes_with_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    known = settings_module.models_digest.__wrapped__()
    assert settings_module.models_digest.__wrapped__() == known
    monkeypatch.setattr(settings_module, "version", lambda name: "0")  # noqa: ARG005
    assert settings_module.models_digest.__wrapped__() != known


def test_a_run_that_has_nothing_to_do_leaves_the_account_as_it_was(tmp_path: Path) -> None:
    path, out = write_lines(pages(9), tmp_path / "a.jsonl"), tmp_path / "out"
    first = run(path, out)
    assert first.run is not None
    assert first.run.cpu_seconds > 0
    assert run(path, out) == kept_account(out) == first


def test_what_is_done_anew_is_what_the_run_took_whatever_was_there_before(tmp_path: Path) -> None:
    path, out = write_lines(pages(40), tmp_path / "a.jsonl"), tmp_path / "out"
    run(path, out)
    write_lines(pages(2), path)
    account = run(path, out)
    found = [one for stage in ("sift", "copies", "read") for one in manifests(out, stage)]
    assert account.run is not None
    assert account.run.cpu_seconds == pytest.approx(
        sum(one.cpu_seconds + one.loading_seconds for one in found), abs=0.01
    )


def test_what_is_done_anew_counts_also_where_it_takes_what_it_took_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "spent", lambda _: Spent(2.0, 0.5, 1_000))
    before = finish(tmp_path, Manifest("sift", "a", "", {"size": 1}, {"pages": 3}, 1.5))
    finish(tmp_path, Manifest("sift", "b", "", {"size": 1}, {"pages": 3}, 1.5))
    watch = Watch(tmp_path, 2)
    assert watch.run() is None
    again = finish(tmp_path, Manifest("sift", "a", "", {"size": 1}, {"pages": 3}, 1.5))
    assert msgspec.structs.replace(again, attempt=before.attempt) == before
    run = watch.run()
    assert run is not None
    assert run.cpu_seconds == 2.0


def test_time_memory_and_loading_are_kept_part_by_part(tmp_path: Path) -> None:
    path, out = write_lines(pages(9), tmp_path / "a.jsonl"), tmp_path / "out"
    account = run(path, out)
    found = [one for stage in ("sift", "copies", "read") for one in manifests(out, stage)]
    assert all(one.clock_seconds > 0 and one.peak_bytes > 10_000_000 for one in found)
    assert account.peak_bytes == max(one.peak_bytes for one in found)
    assert account.clock_seconds["read"] == round(sum(one.clock_seconds for one in found if one.stage == "read"), 3)


def test_an_account_of_parts_adds_them_up(tmp_path: Path) -> None:
    for number in range(3):
        counts = {"pages": 10, "gated": 9, "failed: took too long": 1, "words weighed": 50}
        finish(tmp_path, Manifest("sift", f"p{number}", "", {}, counts, 1.5))
    account = account_of(tmp_path, (), Run(2, 10.0, 15.0))
    assert (account.pages, account.gated, account.failed, account.words_weighed) == (30, 27, 3, 150)
    assert account.cpu_seconds == {"sift": 4.5, "copies": 0.0, "read": 0.0}
    assert "the cores used to 75%" in "\n".join(account.lines())


def test_a_folder_without_an_account_says_so(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="has no account"):
        kept_account(tmp_path)
    (tmp_path / "account.json").write_text('{"pages": 1}')
    with pytest.raises(DragomanError, match="start the run's command again"):
        kept_account(tmp_path)


def test_pages_cost_what_they_cost_on_average_and_loading_is_no_part_of_it() -> None:
    assert core_hours(ACCOUNT, 1_000_000) == pytest.approx(18_000 / 3600)
    [one] = estimates(ACCOUNT, [MACHINE], 2, 1_000_000)
    assert one.processes == 8
    assert one.hours == pytest.approx((18_000 / 16 + 5) / 3600)
    assert one.cost == pytest.approx(one.hours * 2 * 0.5)
    assert core_hours(replace_pages(0)) is None
    assert estimates(replace_pages(0), [MACHINE], 2) == []


@given(pages=st.integers(10_000, 10**10), count=st.integers(1, 500))
def test_twice_the_machines_take_half_the_time_but_for_loading_and_cost_no_less(pages: int, count: int) -> None:
    [one], [two] = (estimates(ACCOUNT, [MACHINE], number, pages) for number in (count, 2 * count))
    loading = 5 / 3600
    assert two.hours - loading == pytest.approx((one.hours - loading) / 2)
    assert two.cost >= one.cost


def test_a_machine_has_no_more_processes_than_it_has_memory_for() -> None:
    small = msgspec.structs.replace(MACHINE, memory=4.0)
    assert estimates(ACCOUNT, [small], 1)[0].processes == 3
    assert estimates(ACCOUNT, [msgspec.structs.replace(MACHINE, memory=1.0)], 1) == []


def replace_pages(pages: int) -> Account:
    return msgspec.structs.replace(ACCOUNT, pages=pages)


def test_the_prices_of_the_package_say_where_they_are_from_and_when() -> None:
    found = machines_in()
    assert len({one.provider for one in found}) >= 4
    for one in found:
        assert one.cores in (one.vcpus, one.vcpus // 2)
        assert one.source.startswith("https://")
        assert len(one.as_of) == 7


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("machine = 3", "Expected `array`"), ("[[machine]]\nname = 'a'", "missing required field"), ("= 3", "Invalid"),
        (None, "No such file"), ("cores = -1", "must have cores"), ("colour = 'red'", "unknown field"),
    ],
)  # fmt: skip
def test_a_list_of_prices_that_is_none_is_said(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "prices.toml"
    if content is not None:
        own = {"cores": "cores = 4"} | ({content.split()[0]: content} if content.startswith("co") else {})
        whole = "\n".join(f"{name} = {json.dumps(value)}" for name, value in msgspec.to_builtins(MACHINE).items()
                          if name != "cores")  # fmt: skip
        path.write_text(f"[[machine]]\n{whole}\n" + "\n".join(own.values()) if content.startswith("co") else content)
    with pytest.raises(UsageError, match=said):
        machines_in(path)


def test_prices_of_ones_own_are_those_that_are_told(tmp_path: Path) -> None:
    lines = [f"{name} = {json.dumps(value)}" for name, value in msgspec.to_builtins(MACHINE).items()]
    (tmp_path / "prices.toml").write_text("[[machine]]\n" + "\n".join(lines))
    assert machines_in(tmp_path / "prices.toml") == (MACHINE,)
    assert "10 × Cloud m16 (here, 8 processes each)" in "\n".join(ACCOUNT.lines([MACHINE]))


def test_nothing_is_told_of_what_many_pages_cost_from_a_few() -> None:
    few = msgspec.structs.replace(ACCOUNT, pages=499)
    assert "Cloud" not in "\n".join(few.lines([MACHINE]))
    assert "is told from 500 pages on" in "\n".join(few.lines([MACHINE]))


def test_one_of_a_kind_is_one_and_a_stage_that_had_no_page_has_no_speed() -> None:
    alone = msgspec.structs.replace(
        ACCOUNT, pages=1, gated=0, copies=1, read=0, entries={"meetings": 1, "statements": 2}, processes=1,
        run=Run(1, 4.0, 2.0), cpu_seconds={"sift": 1.0, "copies": 0.2, "read": 0.1},
    )  # fmt: skip
    said = list(alone.lines())
    assert said[:2] == ["1 page: 0 passed over, 1 copy, 0 read, 0 failed", "Found: 1 meeting, 2 statements"]
    assert "Read: 0.1 s of processors" in said
    assert any(line.startswith("Loading, 1 time: ") for line in said)
    assert "Last run: 4 s by the clock, 1 process, the cores used to 50%" in said
