"""A run of `dragoman archive` as whoever waits for it sees it: its line, its end, its account."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.archive.invented import dull_page, page, write_lines
from tests.archive.outcome import everything, rows
from tests.command import dragoman, started

MACHINE = """[[machine]]
provider = "Cloud"
name = "m16"
region = "here"
vcpus = 16
cores = 8
memory = 32
price = 0.5
currency = "USD"
as_of = "2024-12"
source = "https://prices.example/"
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files of a month each that take a reader some seconds, each with a page that cannot be read."""
    folder = tmp_path_factory.mktemp("in")
    for place, month in enumerate(("2019-03", "2019-04")):
        some = [page(n) if n % 2 == 0 else dull_page(n) for n in range(place * 300, (place + 1) * 300)]
        some = [{**row, "published": f"{month}-{1 + n % 28:02}"} for n, row in enumerate(some)]
        write_lines([*some, {"id": f"empty-{place}", "text": ""}], folder / f"{place}.jsonl")
    return folder


@pytest.fixture(scope="module")
def whole(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of an undisturbed run, and what was said."""
    out = tmp_path_factory.mktemp("whole") / "out"
    run = dragoman("archive", archive, "--out", out)
    assert run.returncode == 1
    return out, run.stderr.decode()


def terminal(*arguments: str | Path) -> tuple[subprocess.Popen[bytes], int]:
    """A run whose every stream is a terminal, and the terminal's other end."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 120, 0, 0))
    process = started(*arguments, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    return process, ours


def seen(ours: int, enough: Callable[[str], bool], seconds: float = 240) -> str:
    """What stands on a terminal until it is enough, or until the run has ended."""
    found, until = b"", time.monotonic() + seconds
    while not enough(found.decode(errors="replace")) and time.monotonic() < until:
        if select.select([ours], [], [], 1)[0]:
            try:
                part = os.read(ours, 4096)
            except OSError:  # nobody writes any more
                break
            if not part:
                break
            found += part
    return found.decode(errors="replace")


def gone(processes: list[psutil.Process], seconds: float = 60) -> bool:
    return not psutil.wait_procs(processes, seconds)[1]


@pytest.mark.slow
def test_a_log_has_a_line_for_each_stage_and_the_account(whole: tuple[Path, str]) -> None:
    out, told = whole
    assert re.search(r"sift: ([0-9]+) of \1 parts · .*602 pages, 300 passed, 2 failed", told)
    assert "copies: 300 of 300 pages compared · 0 copies" in told
    assert "read: 2 of 2 parts · 300 read, 0 copies" in told
    assert "602 pages: 300 passed over, 0 copies, 300 read, 2 failed" in told
    assert "Loading, " in told
    assert "10 × AWS c7g.4xlarge" in told
    assert "\x1b" not in told
    assert len(rows(out, "failures")) == 2


@pytest.mark.slow
def test_the_account_of_a_run_can_be_had_later_with_prices_of_ones_own(whole: tuple[Path, str], tmp_path: Path) -> None:
    out, told = whole
    again = dragoman("archive", "--out", out, "--account")
    assert again.returncode == 0
    assert again.stdout
    assert told.endswith(again.stdout.decode())
    (tmp_path / "prices.toml").write_text(MACHINE)
    priced = dragoman("archive", "--out", out, "--account", "--prices", tmp_path / "prices.toml").stdout.decode()
    assert "10 × Cloud m16 (here, 8 processes each)" in priced
    assert "AWS" not in priced


def test_an_account_that_is_not_there_is_said(tmp_path: Path) -> None:
    run = dragoman("archive", "--out", tmp_path, "--account")
    assert run.returncode == 2
    assert b"has no account" in run.stderr


def test_prices_that_are_none_are_said_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text("machine = 1")
    run = dragoman("archive", tmp_path, "--out", tmp_path / "out", "--prices", tmp_path / "prices.toml")
    assert run.returncode == 2
    assert b"is no list of prices" in run.stderr
    assert not (tmp_path / "out").exists()


def test_a_run_over_nothing_is_a_mistake(tmp_path: Path) -> None:
    run = dragoman("archive", "--out", tmp_path / "out")
    assert run.returncode == 2
    assert b"Nothing to read" in run.stderr


@pytest.mark.slow
def test_a_terminal_has_one_line_that_changes_and_moves_within_a_part(archive: Path, tmp_path: Path) -> None:
    process, ours = terminal("archive", archive, "--out", tmp_path / "out", "--jobs", "2")
    told = seen(ours, lambda _: False)
    os.close(ours)
    assert process.wait() == 1
    lines = told.replace("\r", "\n").split("\n")
    within = {line for line in lines if "read: 0 of 2 parts" in line and " left · " in line and " 0 read" not in line}
    assert within, told
    assert "602 pages: 300 passed over" in told


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code", "jobs"), [(signal.SIGINT, 130, 1), (signal.SIGTERM, 143, 2)])
def test_a_run_that_is_asked_to_end_does_so_with_a_line_and_leaves_nothing_running(
    archive: Path, whole: tuple[Path, str], tmp_path: Path, number: int, code: int, jobs: int
) -> None:
    process, ours = terminal("archive", archive, "--out", tmp_path / "out", "--jobs", str(jobs))
    seen(ours, lambda told: bool(re.search(r"read: 0 of 2 parts · .* [1-9][0-9]* read, ", told)))
    family = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(number)
    told = seen(ours, lambda _: False, 60)
    os.close(ours)
    assert process.wait(60) == code
    assert "Stopped. What is finished is kept: the same command goes on from there." in told
    assert "Traceback" not in told
    assert len(family) >= 2
    assert gone(family)
    assert dragoman("archive", archive, "--out", tmp_path / "out").returncode == 1
    assert everything(tmp_path / "out") == everything(whole[0])


@pytest.mark.slow
def test_ctrl_c_on_a_terminal_reaches_all_processes_and_says_one_line(archive: Path, tmp_path: Path) -> None:
    process, ours = terminal("archive", archive, "--out", tmp_path / "out", "--jobs", "2")
    seen(ours, lambda told: "sift: " in told)
    family = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    told = seen(ours, lambda _: False, 60)
    os.close(ours)
    assert process.wait(60) == 130
    assert told.count("Stopped.") == 1
    assert "Traceback" not in told
    assert gone(family)
