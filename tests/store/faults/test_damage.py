"""A damaged file: `check` says so, every other command answers or refuses in one line, nothing is made worse."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from dragoman.errors import DragomanError
from dragoman.store import Store, open_store
from tests.command import dragoman
from tests.store.faults.proof import confirmed_is_there, kept, one_clear_line
from tests.store.faults.writers import Say, forked, readings

QUESTIONS = ("people", "parties", "meetings", "positions", "movements", "statements", "disagreements", "reports")
READING_ACTS: dict[str, Callable[[Store], object]] = {
    **{what: partial(Store.ask, what=what) for what in QUESTIONS},
    "words": partial(Store.ask, what="reports", words="fish"),
    "party": partial(Store.ask, what="positions", party="KEN"),
    "person": partial(Store.ask, what="statements", person="Amani Wekesa"),
    "as of": partial(Store.ask, what="positions", as_of="2019-01-20"),
    "processes": Store.processes,
    "log": Store.log,
    "records": lambda store: [store.record(line.name) for line in store.processes()],
}
REPORTS = 40
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one file, without anything left in its log."""
    place = tmp_path_factory.mktemp("sound") / "talks.db"
    with open_store(place) as store:
        for reading in readings(0, REPORTS):
            store.add(reading, by="ana")
        store.assign("by-hand", [store.reports(store.processes()[0].name)[0]], by="ana")
        store.undo(3, by="ana")
        store.refresh()
        store.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return place


def use(place: Path, say: Say) -> None:
    """Do everything that only reads, then write; what each says in place of an answer."""
    try:
        store = open_store(place, create=False)
    except DragomanError as error:
        say(f"open: {error}")
        return
    for name, act in READING_ACTS.items():
        try:
            act(store)
        except DragomanError as error:
            say(f"{name}: {error}")
    try:
        problems = store.check()
    except DragomanError as error:
        problems = [str(error)]
    say(f"check: {len(problems)} {problems[0] if problems else ''}".replace("\n", " "))
    try:
        for reading in readings(REPORTS, 5):
            store.add(reading, by="ana")
        store.refresh()
    except DragomanError as error:
        say(f"add: {error}")


def damaged(sound: Path, place: Path, at: int, harm: bytes) -> Path:
    shutil.copy(sound, place)
    with place.open("r+b") as file:
        file.seek(at)
        file.write(harm)
    return place


@pytest.mark.slow
@pytest.mark.parametrize("harm", [b"\xff" * PAGE, b"\0" * PAGE, b"\xff" * 64, b"lamp" * 16])
@pytest.mark.parametrize("part", range(4))
def test_wherever_a_file_is_damaged_the_program_answers_or_refuses_in_words(
    sound: Path, tmp_path: Path, harm: bytes, part: int
) -> None:
    """Every page in turn, at its beginning, in its middle or near its end; the page in which nothing is, is no harm."""
    chance = Random(f"{harm[:4]!r} {part}")
    silent = []
    pages = sound.stat().st_size // PAGE
    for page in range(part, pages, 4):
        offset = 0 if len(harm) == PAGE else chance.choice((0, 8, PAGE // 2, PAGE - len(harm)))
        place = damaged(sound, tmp_path / "talks.db", page * PAGE + offset, harm)
        user = forked(partial(use, place))
        said = user.end()
        assert user.status == 0, (page, offset, said)
        assert all("\n" not in line for line in said)
        if not any(line.startswith(("open: ", "check: ")) and not line.startswith("check: 0") for line in said):
            silent.append((page, offset))
            assert not said or said == ["check: 0 "], (page, offset, said)
        for leftover in tmp_path.iterdir():
            leftover.unlink()
    assert len(silent) <= pages // 4, silent  # room inside pages that nothing lies in


def test_what_only_asks_leaves_a_damaged_file_as_it_is(sound: Path, tmp_path: Path) -> None:
    place = damaged(sound, tmp_path / "talks.db", page_of(sound, "found_by") * PAGE, b"\xff" * PAGE)
    before = place.read_bytes()
    for command in (("ask", "positions", "--party", "KEN"), ("ask", "people"), ("log",), ("processes",), ("check",)):
        dragoman(*command, "--db", place)
    assert place.read_bytes() == before


def test_every_command_tells_of_damage_in_one_line_and_the_journal_gives_the_store_back(
    sound: Path, tmp_path: Path
) -> None:
    place = damaged(sound, tmp_path / "talks.db", page_of(sound, "report") * PAGE, b"\xff" * PAGE)
    some = kept(tmp_path / "some.jsonl", readings(REPORTS, 3))
    for command in (("add", "--from-readings", some), ("ask", "reports"), ("processes",), ("undo", "1")):
        one_clear_line(dragoman(*command, "--db", place), str(place), "is damaged", "dragoman check --rescue")
    checked = dragoman("check", "--db", place)
    assert checked.returncode == 1
    assert str(place).encode() in checked.stdout
    anew = tmp_path / "anew.db"
    assert dragoman("check", "--db", place, "--rescue", anew).returncode == 0
    with open_store(sound) as store, open_store(anew) as rescued:
        assert rescued.log() == store.log()
        assert rescued.processes() == store.processes()
    confirmed_is_there(str(anew), [])


def test_where_the_journal_itself_is_damaged_no_half_store_is_called_rescued(sound: Path, tmp_path: Path) -> None:
    place = damaged(sound, tmp_path / "talks.db", page_of(sound, "journal") * PAGE, b"\xff" * PAGE)
    one_clear_line(
        dragoman("check", "--db", place, "--rescue", tmp_path / "anew.db"), str(place), "is damaged"
    )  # fmt: skip


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_told_of(sound: Path, tmp_path: Path, share: float) -> None:
    place = tmp_path / "talks.db"
    place.write_bytes(sound.read_bytes()[: int(sound.stat().st_size * share)])
    checked = dragoman("check", "--db", place)
    assert checked.returncode in (1, 2), checked
    assert checked.stderr.count(b"\n") == 1
    user = forked(partial(use, place))
    assert user.end()
    assert user.status == 0


def test_a_log_that_is_damaged_loses_nothing_that_was_in_the_file(tmp_path: Path) -> None:
    """What is in the log but not yet in the file goes with it: the file is as it stood before, and whole."""
    place = tmp_path / "talks.db"
    with open_store(place) as store:
        for reading in readings(0, 10):
            store.add(reading, by="ana")
        store.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        before = store.log()
    writer = forked(partial(add_and_stop, place))
    writer.end()
    log = Path(f"{place}-wal")
    assert log.stat().st_size
    log.write_bytes(b"\xff" * log.stat().st_size)
    with open_store(place) as store:
        assert store.log() == before
        assert store.check() == []


def add_and_stop(place: Path, say: Say) -> None:
    """Add a report and end without closing the store, as a program that is killed does."""
    store = open_store(place)
    say(store.add(next(readings(50, 1)), by="ana").report)
    os._exit(0)


def page_of(place: Path, table: str) -> int:
    with sqlite3.connect(place) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(page) - 1
