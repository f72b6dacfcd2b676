import os
import time
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.store import Store, open_store
from dragoman.watching import Choices, watched
from tests.watching.made import Watch, came, put_off

TEXT = "Ferry talks end\n\nThe two shores of the strait agreed on Thursday to talk again about the ferry.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    return open_store(tmp_path / "talks.db")


def write(path: Path, text: str, age: float = 100) -> None:
    path.write_text(text)
    os.utime(path, (time.time() - age, time.time() - age))


def test_files_are_read_once_and_again_when_they_have_changed(kept: Store, inbox: Path) -> None:
    watch = Watch(kept)
    write(inbox / "one.txt", TEXT)
    write(inbox / "one.txt.part", "Half of")
    assert came(watch.round(str(inbox))) == [("added", "one.txt")]
    write(inbox / "two.txt", TEXT.replace("Ferry", "Harbour"))
    assert came(watch.round(str(inbox))) == [("added", "two.txt")]
    write(inbox / "one.txt", TEXT + "\nThey meet again in May, when the ice is gone.\n", age=90)
    assert came(watch.round(f"{inbox}/../inbox")) == [("added", "one.txt")]


def test_a_file_that_is_still_written_is_read_when_it_is_whole(kept: Store, inbox: Path) -> None:
    watch = Watch(kept)
    path = inbox / "slow.txt"
    write(path, TEXT[:40], age=0)
    waits = iter([TEXT[:60], TEXT[:80], TEXT, None, None, None])

    def wait(seconds: float, _folders: object) -> bool:
        watch.time.wait(seconds)
        if (more := next(waits)) is not None:
            write(path, more, age=0)
        return False

    watch.wait = wait  # type: ignore[method-assign, assignment]
    assert came(watch.round(str(inbox))) == [("added", "slow.txt")]
    assert len(kept.ask("reports", words='"talk again about the ferry"')) == 1
    assert kept.last_line() == 1


def test_a_table_is_read_report_by_report_and_what_fails_in_it_is_listed(kept: Store, inbox: Path) -> None:
    lines = [f'{{"text": "{TEXT.replace(chr(10), " ")} {number}"}}' for number in range(3)]
    write(inbox / "archive.jsonl", "\n".join([lines[0], '{"text": 3}', lines[1], lines[2]]))
    watch = Watch(kept)
    events = watch.round(str(inbox))
    assert [outcome for outcome, _ in came(events)] == ["added"] * 3
    assert [one.name for one in put_off(events)] == ["archive.jsonl:2"] == [one.name for one in kept.failures()]
    assert watch.round(str(inbox)) == []


def test_a_file_that_holds_nothing_is_listed_until_it_is_mended(kept: Store, inbox: Path) -> None:
    write(inbox / "one.txt", " ")
    watch = Watch(kept)
    [told] = put_off(watch.round(str(inbox)))
    assert told.due is None
    assert len(kept.failures()) == 1
    write(inbox / "one.txt", TEXT)
    assert came(watch.round(str(inbox))) == [("added", "one.txt")]
    assert kept.failures() == []


def test_names_that_are_no_unicode_are_read_once(kept: Store, inbox: Path) -> None:
    write(Path(os.fsdecode(os.fsencode(inbox) + b"/talks-\xff.txt")), TEXT)
    watch = Watch(kept)
    assert [outcome for outcome, _ in came(watch.round(str(inbox)))] == ["added"]
    assert watch.round(str(inbox)) == []


@pytest.mark.parametrize("place", ["nowhere", "talks.txt", "ftp://news.example/feed"])
def test_what_cannot_be_watched_is_refused(kept: Store, place: str) -> None:
    with pytest.raises(UsageError, match="cannot be watched"):
        list(watched(kept, [place], Choices(by="ana", once=True)))


def test_who_is_woken_early_still_waits_until_a_file_is_whole(kept: Store, inbox: Path) -> None:
    watch = Watch(kept)
    write(inbox / "slow.txt", TEXT[:40], age=0)
    waits = iter([None, TEXT, None, None, None])

    def wait(seconds: float, _folders: object) -> bool:
        early = (more := next(waits)) is None and watch.time.now == 1000
        watch.time.wait(0.1 if early else seconds)
        if more is not None:
            write(inbox / "slow.txt", more, age=0)
        return early

    watch.wait = wait  # type: ignore[method-assign, assignment]
    assert came(watch.round(str(inbox))) == [("added", "slow.txt")]
    assert kept.last_line() == 1
    assert len(kept.ask("reports", words='"talk again about the ferry"')) == 1
