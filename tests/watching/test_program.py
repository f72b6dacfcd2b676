"""The program itself, as it is run, ended and killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.store import open_store
from tests.sources.web.server import Page, feed, page, serving

NAMES = [f"/{number}" for number in range(20)]


def pages() -> dict[str, Page]:
    found: dict[str, Page] = {name: page(f"Ferry talks of day {name[1:]} end") for name in NAMES}
    return found | {"/feed": feed(*NAMES)}


@contextmanager
def watching(place: str, db: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "dragoman", "watch", place, "--db", str(db), "--allow-private", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.slow
def test_who_kills_it_at_any_moment_loses_nothing_and_has_nothing_twice(tmp_path: Path) -> None:
    db = tmp_path / "talks.db"
    with serving(pages()) as site:
        for wanted, pause in ((1, 0.0), (1, 0.05), (0, 3.0), (1, 0.2)):
            with watching(f"{site.address}/feed", db, "--once") as process:
                for _ in range(wanted):
                    assert line_of(process).startswith("added")
                time.sleep(pause)
                process.send_signal(signal.SIGKILL)
        with open_store(db) as store:
            assert 3 <= store.last_line() < len(NAMES)
        with watching(f"{site.address}/feed", db, "--once") as process:
            _, told = process.communicate(timeout=120)
            assert process.returncode == 0, told
        with open_store(db) as store:
            assert store.check() == []
            kept = [one["name"].removeprefix(site.address) for one in store.ask("reports")]
            assert sorted(kept) == sorted(NAMES)
            assert store.last_line() == len(NAMES)
            assert store.failures() == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_ends_it_waits_for_the_report_that_is_being_read(number: signal.Signals, tmp_path: Path) -> None:
    db = tmp_path / "talks.db"
    with serving(pages()) as site, watching(f"{site.address}/feed", db) as process:
        assert line_of(process).startswith("added")
        process.send_signal(number)
        out, told = process.communicate(timeout=120)
        assert process.returncode == 0, told
        assert "Traceback" not in told
    with open_store(db) as store:
        assert store.last_line() == 1 + len(out.splitlines()) < len(NAMES)
        assert store.check() == []


@pytest.mark.slow
def test_a_file_that_is_written_slowly_is_read_once_and_whole(tmp_path: Path) -> None:
    folder, db = tmp_path / "inbox", tmp_path / "inbox" / "talks.db"
    folder.mkdir()
    with watching(str(folder), db, "--every", "1h") as process:
        time.sleep(4)
        with (folder / "talks.txt").open("w") as stream:
            text = "Ferry talks end\n\nBoth shores of the strait agreed on Thursday to go on.\n"
            for start in range(0, len(text), 6):
                stream.write(text[start : start + 6])
                stream.flush()
                time.sleep(0.3)  # far less than what a file is left alone for until it is whole, in all more
        assert line_of(process).startswith("added")
        time.sleep(3)
        process.send_signal(signal.SIGTERM)
        out, told = process.communicate(timeout=120)
        assert (out, process.returncode) == ("", 0), told
    with open_store(db) as store:
        [report] = store.ask("reports")
        assert report["title"] == "Ferry talks end"
        assert store.last_line() == 1


def test_one_look_tells_what_it_did_and_fails_where_something_failed(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "one.txt").write_text(" ")
    os.utime(inbox / "one.txt", (1, 1))
    with watching(str(inbox), tmp_path / "talks.db", "--once") as process:
        out, told = process.communicate(timeout=120)
    assert (out, process.returncode) == ("", 1)
    assert f"{inbox}: 1 new, 1 to read now" in told
    assert "Failed: " in told


@pytest.mark.parametrize("every", ["15", "30s", "soon", "0m", "999999d"])
def test_a_time_that_is_none_is_refused(every: str, tmp_path: Path) -> None:
    with watching(str(tmp_path), tmp_path / "talks.db", "--every", every) as process:
        _, told = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "15m" in told
