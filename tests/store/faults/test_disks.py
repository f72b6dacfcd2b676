"""A full disk and one that may only be read: an error in one line, nothing lost, and the same run goes on later."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.store import open_store
from tests.command import dragoman
from tests.store.faults.disks import fill_up, only_to_read, small_disk
from tests.store.faults.proof import confirmed_is_there, kept, one_clear_line
from tests.store.faults.writers import REFUSED, Say, forked, readings, write

NOBODY = 65534


def test_a_disk_that_becomes_full_takes_nothing_of_what_was_confirmed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "6m") as disk:
        place = str(disk / "talks.db")
        writer = forked(lambda say: write(place, 0, 3000, say, only_add=True))
        *said, error = writer.end()
        assert writer.status == REFUSED
        assert f"'{place}' has no room left: the disk is full" in error
        assert len(said) > 50
        more_room(disk, "60m")
        confirmed_is_there(place, said)
        again = forked(lambda say: write(place, 0, 60, say))
        said += again.end()
        assert again.status == 0, said[-1]
        confirmed_is_there(place, said)


@pytest.mark.slow
@pytest.mark.parametrize("room", [*range(0, 100, 12), *range(100, 2000, 200), *range(4500, 7000, 800)])
def test_wherever_the_room_ends_the_error_is_one_line_and_the_store_whole(tmp_path: Path, room: int) -> None:
    with small_disk(tmp_path / "small", f"{room + 4}k") as disk:
        place = str(disk / "talks.db")
        writer = forked(lambda say: write(place, 0, 3000, say, only_add=room > 3000))
        *said, error = writer.end()
        assert writer.status == REFUSED, error
        assert f"'{place}' " in error
        assert "full" in error
        more_room(disk, "60m")
        confirmed_is_there(place, said)
        again = forked(lambda say: write(place, 0, 30, say))
        said += again.end()
        assert again.status == 0, said[-1]


def test_a_full_disk_is_told_of_in_one_line_by_every_command(tmp_path: Path) -> None:
    some = kept(tmp_path / "some.jsonl", readings(0, 40))
    with small_disk(tmp_path / "small", "6m") as disk:
        place = disk / "talks.db"
        assert dragoman("add", "--from-readings", some, "--db", place, "--by", "ana").returncode == 0
        before = dragoman("log", "--db", place, "--format", "json").stdout
        heap = fill_up(disk)
        more = kept(tmp_path / "more.jsonl", readings(40, 40))
        for command in (("add", "--from-readings", more), ("undo", "1")):
            one_clear_line(dragoman(*command, "--db", place), str(place), "full")
        heap.unlink()
        assert dragoman("log", "--db", place, "--format", "json").stdout == before
        assert dragoman("check", "--db", place).returncode == 0
        assert dragoman("add", "--from-readings", more, "--db", place).returncode == 0
        assert dragoman("check", "--db", place).returncode == 0


def test_a_store_that_an_older_program_made_stays_as_it_is_where_there_is_no_room_for_the_copy(tmp_path: Path) -> None:
    from dragoman.store.database import Database
    from dragoman.store.dialects import Sqlite
    from dragoman.store.migrations import migrate, version_of

    with small_disk(tmp_path / "small", "1m") as disk:
        place = disk / "talks.db"
        old = Database(Sqlite(str(place), create=True))
        migrate(old, to=1)
        old.close()
        heap = fill_up(disk)
        with pytest.raises(DragomanError, match="full"):
            open_store(place)
        heap.unlink()
        as_it_was = Database(Sqlite(str(place), create=False))
        assert version_of(as_it_was) == 1
        as_it_was.close()
        more_room(disk, "10m")
        with open_store(place) as store:
            assert store.check() == []


def more_room(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter; pytest's own is for who runs it."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-faults-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(place: Path, say: Say) -> None:
    """Ask and add as a user without rights; what came of each is said."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        with open_store(place) as store:
            say(f"{len(store.ask('reports'))} reports")
            say(f"{len(store.ask('people'))} people")
            store.add(next(readings(90, 1)), by="nobody")
            say("added")
    except DragomanError as error:
        say(str(error))


def a_store(place: Path, count: int = 20) -> None:
    with open_store(place) as store:
        for reading in readings(0, count):
            store.add(reading, by="ana")
        store.refresh()


def test_a_file_that_may_only_be_read_can_be_asked(open_folder: Path) -> None:
    place = open_folder / "talks.db"
    a_store(place)
    place.chmod(0o444)
    open_folder.chmod(0o777)
    reports, people, error = forked(lambda say: as_nobody(place, say)).end()
    assert (reports, people[-7:]) == ("18 reports", " people")  # two of the twenty have the text of others
    assert error.startswith(f"'{place}' may only be read. "), error
    confirmed_is_there(str(place), [])


def test_a_folder_that_may_only_be_read_is_told_of(open_folder: Path) -> None:
    place = open_folder / "talks.db"
    a_store(place)
    place.chmod(0o444)
    open_folder.chmod(0o555)
    *_, error = forked(lambda say: as_nobody(place, say)).end()
    assert str(place) in error
    assert "may" in error
    assert sorted(path.name for path in open_folder.iterdir()) == ["talks.db"]
    confirmed_is_there(str(place), [])


def test_a_file_that_may_not_be_read_is_told_of(open_folder: Path) -> None:
    place = open_folder / "talks.db"
    a_store(place)
    place.chmod(0o000)
    (error,) = forked(lambda say: as_nobody(place, say)).end()
    assert f"'{place}' cannot be opened" in error


def test_a_disk_that_may_only_be_read_is_told_of_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    place = folder / "talks.db"
    a_store(place)
    some = kept(tmp_path / "some.jsonl", readings(20, 3))
    with only_to_read(folder):
        one_clear_line(dragoman("add", "--from-readings", some, "--db", place), str(place))
        one_clear_line(dragoman("add", "--from-readings", some, "--db", folder / "new.db"), "new.db")
        asked = dragoman("ask", "reports", "--db", place, "--format", "json")
        assert asked.returncode == 0 or asked.stderr.count(b"\n") == 1
    assert dragoman("add", "--from-readings", some, "--db", place).returncode == 0
    confirmed_is_there(str(place), [])


def test_a_file_that_nobody_may_change_is_told_of_in_one_line(tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    a_store(place)
    some = kept(tmp_path / "some.jsonl", readings(20, 3))
    if shutil.which("chattr") is None or subprocess.run(["chattr", "+i", place], check=False).returncode:
        pytest.skip("Files cannot be made unchangeable here (chattr +i)")
    try:
        one_clear_line(dragoman("add", "--from-readings", some, "--db", place), str(place), "may only be read")
        assert dragoman("ask", "reports", "--db", place).returncode == 0
    finally:
        subprocess.run(["chattr", "-i", place], check=True)
    assert dragoman("add", "--from-readings", some, "--db", place).returncode == 0
    confirmed_is_there(str(place), [])
