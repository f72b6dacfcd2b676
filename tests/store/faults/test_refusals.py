"""What is no store, or not one for this program: every command refuses in one line and leaves it as it is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from dragoman.store import open_store
from tests.command import dragoman
from tests.store.faults.proof import kept, one_clear_line
from tests.store.faults.writers import readings


def of_words(place: Path) -> None:
    place.write_text("The lamp is lit.\n" * 400, encoding="utf-8")


def of_another_program(place: Path) -> None:
    with sqlite3.connect(place) as raw:
        raw.execute("CREATE TABLE lamps (lit INTEGER)")
        raw.execute("INSERT INTO lamps VALUES (1)")


def of_a_newer_version(place: Path) -> None:
    with open_store(place) as store:
        store.add(next(readings(0, 1)), by="ana")
        store.database.run("INSERT INTO migration (version, name) VALUES (99, 'from_tomorrow')")


def a_folder(place: Path) -> None:
    place.mkdir()


MADE: dict[str, tuple[Callable[[Path], None], str]] = {
    "words": (of_words, "is no store of Dragoman's"),
    "another program's": (of_another_program, "holds tables of another program"),
    "a newer version's": (of_a_newer_version, "was written by a newer version of Dragoman (its form is 99"),
    "a folder": (a_folder, ""),
}


@pytest.mark.parametrize("kind", MADE)
def test_what_is_no_store_for_this_program_is_refused_and_left_as_it_is(tmp_path: Path, kind: str) -> None:
    make, told_of = MADE[kind]
    place = tmp_path / "talks.db"
    make(place)
    before = place.read_bytes() if place.is_file() else None
    some = kept(tmp_path / "some.jsonl", readings(0, 2))
    for command in (("add", "--from-readings", some), ("ask", "reports"), ("check",), ("undo", "1")):
        one_clear_line(dragoman(*command, "--db", place), str(place), told_of)
    assert (place.read_bytes() if place.is_file() else None) == before


def test_an_empty_file_is_no_store_to_whoever_asks(tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    place.touch()
    one_clear_line(dragoman("ask", "reports", "--db", place), f"There is no store in '{place}'", "dragoman add")
    assert place.stat().st_size == 0
    assert (
        dragoman("add", "--from-readings", kept(tmp_path / "some.jsonl", readings(0, 2)), "--db", place).returncode == 0
    )


@pytest.mark.parametrize("command", [("ask", "reports"), ("check",), ("log",), ("processes",), ("undo", "1")])
def test_where_there_is_no_store_none_is_made_but_by_adding(tmp_path: Path, command: tuple[str, ...]) -> None:
    place = tmp_path / "talks.db"
    one_clear_line(dragoman(*command, "--db", place), f"There is no store '{place}'", "dragoman add")
    assert not place.exists()


def test_an_empty_file_in_which_another_program_is_about_to_write_is_waited_for(tmp_path: Path) -> None:
    """The form in which a file is kept can be changed only by whoever is alone with it, and SQLite waits for nobody."""
    place = tmp_path / "talks.db"
    raw = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    raw.execute("BEGIN IMMEDIATE")
    let_go = Timer(2.5, raw.rollback)
    let_go.start()
    with open_store(place) as store:
        assert store.check() == []
    let_go.join()
    raw.close()


def test_a_store_that_another_program_writes_for_a_while_is_waited_for(tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    open_store(place).close()
    raw = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    raw.execute("BEGIN IMMEDIATE")
    let_go = Timer(1.0, raw.rollback)
    let_go.start()
    done = dragoman("add", "--from-readings", kept(tmp_path / "some.jsonl", readings(0, 2)), "--db", place)
    let_go.join()
    raw.close()
    assert done.returncode == 0, done.stderr
