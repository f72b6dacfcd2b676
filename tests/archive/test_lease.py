"""A folder at an address is one run's own: a second one is refused, one that was killed is succeeded."""

import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier
from threading import enumerate as enumerate_threads
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from dragoman.addresses import place_at
from dragoman.archive import archive, copies, lease
from dragoman.archive.lease import leased, new_lease, owner_of, put
from dragoman.archive.originals import with_originals
from dragoman.archive.whole import write_whole
from dragoman.errors import DragomanError
from tests.archive.invented import pages, settings, write_lines

pytest.importorskip("upath")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beats come fast; that none came for long is believed late, as a busy machine may hold them up."""
    for name, seconds in {"BEAT": 0.05, "GONE": 60.0, "SETTLED": 0.3}.items():
        monkeypatch.setattr(lease, name, seconds)


@pytest.fixture
def _soon_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """For what is waited for until it is taken for gone."""
    monkeypatch.setattr(lease, "GONE", 1.0)


@pytest.fixture
def out() -> Iterator[Any]:
    place: Any = place_at(f"memory://{uuid4().hex}/out")
    yield place
    place.remove(place.below())


@pytest.fixture
def path(out: Any) -> Any:
    return out / "_manifests" / "run.lease"


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.01)


def test_a_second_run_is_refused_while_the_first_goes_on_and_told_whose_it_is(out: Any) -> None:
    with leased(out) as check:
        with (
            pytest.raises(DragomanError, match=r"Another run writes into 'memory://.*Wait until") as refused,
            leased(out),
        ):
            pass
        assert f"process {os.getpid()} on {socket.gethostname()} (" in str(refused.value)
        check()
    with leased(out):
        pass
    assert not out.below()


def test_of_many_that_begin_at_once_one_goes_on(out: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "SETTLED", 2.0)
    begin, end = Barrier(6), Barrier(6)

    def run(_: int) -> bool:
        begin.wait(60)
        try:
            with leased(out):
                end.wait(60)
                return True
        except DragomanError:
            end.wait(60)
            return False

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(run, range(6))) == [False] * 5 + [True]


@pytest.mark.usefixtures("_soon_gone")
@pytest.mark.parametrize("content", [b"", b"{", b'{"owner": 3}', b'{"owner": "\xff"}', None])
def test_the_lease_of_a_run_that_was_killed_is_taken_over_after_a_while_and_that_is_said(
    out: Any, path: Any, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    if content is None:
        put(path, new_lease())
    else:
        write_whole(path, content)
    began = time.monotonic()
    with leased(out):
        assert time.monotonic() - began >= lease.GONE
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(told) == 1
    assert ("an unknown run" if content is not None else f"process {os.getpid()} on ") in told[0]
    assert not out.below()


@pytest.mark.usefixtures("_soon_gone")
def test_a_machine_that_stood_still_looks_again_before_it_takes_a_folder_over(
    out: Any, path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_lease()
    put(path, other)
    sleep, waits, found = time.sleep, count(), []

    def stand_still(_: float) -> None:
        if next(waits):
            found.append(lease.lease_in(path.read_bytes()))
            put(path, msgspec.structs.replace(other, beat=1))
        else:
            sleep(lease.GONE * 1.1)

    monkeypatch.setattr("time.sleep", stand_still)
    with pytest.raises(DragomanError, match="Another run writes into"), leased(out):
        pass
    assert found == [other]


def test_a_run_that_waits_goes_on_as_soon_as_the_other_has_ended(out: Any, path: Any) -> None:
    put(path, new_lease())
    with ThreadPoolExecutor(1) as pool:

        def run() -> bool:
            with leased(out):
                return True

        waiting = pool.submit(run)
        time.sleep(0.2)
        assert not waiting.done()
        path.unlink()
        assert waiting.result(60)


def test_a_run_whose_folder_was_taken_over_ends_and_leaves_the_other_its_lease(out: Any, path: Any) -> None:
    other = new_lease()
    with leased(out) as check:

        def refused() -> bool:
            put(path, other)  # again, as the run may have been about to write its own
            try:
                check()
            except DragomanError as error:
                return f"process {other.process} on " in str(error)
            return False

        until(refused)
    assert lease.lease_in(path.read_bytes()) == other


@pytest.mark.parametrize("half", [None, b"", b'{"owner": "'])
def test_a_lease_that_somebody_removed_or_that_is_half_is_written_again(
    out: Any, path: Any, half: bytes | None
) -> None:
    with leased(out) as check:
        if half is None:
            path.unlink()
        else:
            write_whole(path, half)
        until(lambda: path.exists() and owner_of(path.read_bytes()))
        check()


def test_a_run_that_is_ended_before_the_folder_is_surely_its_own_leaves_no_lease(
    out: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", ended)
    with pytest.raises(KeyboardInterrupt), leased(out):
        pass
    assert not out.below()


def test_a_run_goes_on_with_its_lease_whatever_goes_wrong_at_the_place_meanwhile(
    out: Any, path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with leased(out) as check:
        with monkeypatch.context() as patched:
            asked: list[object] = []

            def broken(path: object, lease: object) -> None:
                asked.append((path, lease))
                raise RuntimeError("Session is closed")

            patched.setattr(lease, "put", broken)
            until(lambda: len(asked) > 2)
        before = path.read_bytes()
        until(lambda: path.read_bytes() != before)
        check()
    assert not out.below()


@pytest.mark.usefixtures("_soon_gone")
def test_a_run_that_stood_still_learns_that_another_took_over_though_that_has_ended(
    out: Any, path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with leased(out) as check:
        with monkeypatch.context() as patched:
            held_up: list[object] = []
            patched.setattr(lease.Kept, "renew", lambda kept: held_up.append(kept))
            until(lambda: held_up)  # what was begun is over
            path.unlink()
            time.sleep(lease.GONE)

        def refused() -> bool:
            try:
                check()
            except DragomanError as error:
                return "an unknown run" in str(error)
            return False

        until(refused)
        assert not path.exists()


def stood_still(check: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A check after which no lease is young enough."""
    with monkeypatch.context() as patched:
        patched.setattr(lease, "GONE", -1.0)
        check()


def test_a_run_that_stood_still_looks_at_once_whose_the_folder_is(
    out: Any, path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "BEAT", 600.0)
    other = new_lease()
    with leased(out) as check:
        stood_still(check, monkeypatch)
        put(path, other)
        check()  # it has just looked
        with pytest.raises(DragomanError, match=f"process {other.process} on "):
            stood_still(check, monkeypatch)
    assert lease.lease_in(path.read_bytes()) == other


def test_a_run_that_stood_still_ends_where_its_place_cannot_tell_whose_it_is(
    out: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(path: object) -> bytes:
        raise DragomanError(f"'{path}' could not be reached.")

    monkeypatch.setattr(lease, "BEAT", 600.0)
    with leased(out) as check:
        with monkeypatch.context() as patched:
            patched.setattr(lease, "content_at", unreachable)
            check()  # it looks at nothing
            with pytest.raises(DragomanError, match="could not be reached"):
                stood_still(check, monkeypatch)
        stood_still(check, monkeypatch)


def test_a_run_that_waits_looks_once_more_after_its_time_however_long_a_look_takes(
    out: Any, path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "GONE", 2.0)
    first, ends = new_lease(), list[float]()
    put(path, first)

    def slow(path: Any) -> bytes | None:
        """What is there when it is asked; shortly before the end of its time the other run writes once more."""
        found = path.read_bytes()
        if ends and time.monotonic() > ends[0] + 0.95 * lease.GONE and owner_of(found) == first.owner:
            put(path, msgspec.structs.replace(first, beat=1))
            found = path.read_bytes()
        time.sleep(0.6 * lease.GONE)
        ends.append(time.monotonic())
        return bytes(found)

    monkeypatch.setattr(lease, "content_at", slow)
    with pytest.raises(DragomanError, match="Another run writes into"), leased(out):
        pass
    path.unlink()


def test_a_place_that_holds_something_else_gets_no_lease(out: Any, tmp_path: Any) -> None:
    write_lines(pages(3), tmp_path / "a.jsonl")
    write_whole(out / "letters.txt", b"dear")
    with pytest.raises(DragomanError, match="holds something else"):
        archive([str(tmp_path / "a.jsonl")], settings(out))
    assert list(out.below()) == ["letters.txt"]


def is_kept() -> bool:
    """Whether a lease is renewed by a thread of this process."""
    return any(thread.name == "lease" for thread in enumerate_threads())


def test_a_run_ends_with_the_part_that_it_is_at_when_another_has_taken_over(out: Any, path: Any, tmp_path: Any) -> None:
    write_lines(pages(30), tmp_path / "a.jsonl")
    told: list[str] = []
    other = new_lease()

    def taken_over() -> bool:
        put(path, other)  # again, as the run may have been about to write its own
        return not is_kept()

    def notice(stage: str, parts: Any) -> Callable[[Any, Any], None]:  # noqa: ARG001
        told.append(stage)
        if stage == "read":
            until(taken_over)
        return lambda part, outcome: None  # noqa: ARG005

    with pytest.raises(DragomanError, match="Another run writes into"):
        archive([str(tmp_path / "a.jsonl")], settings(out), notice=notice)
    assert told == ["sift", "copies", "read"]
    assert not (out / "account.json").exists()
    path.unlink()
    assert archive([str(tmp_path / "a.jsonl")], settings(out)).read == 10
    assert not path.exists()


def test_a_run_ends_amid_the_copies_when_another_has_taken_over(
    out: Any, path: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lines(pages(30), tmp_path / "a.jsonl")
    compared: list[object] = []

    def taken_amid(told: Iterator[Any]) -> Iterator[Any]:
        for number, one in enumerate(with_originals(told)):
            for _ in range(9 if number == 4 else 0):
                put(path, new_lease())
                time.sleep(0.1)
            compared.append(one)
            yield one

    monkeypatch.setattr(copies, "with_originals", taken_amid)
    with pytest.raises(DragomanError, match="Another run writes into"):
        archive([str(tmp_path / "a.jsonl")], settings(out))
    assert len(compared) == 5
    assert not [name for name in out.below() if name.startswith(("_work/copies", "_manifests/copies/all.json"))]
    path.unlink()
