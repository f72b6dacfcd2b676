"""A process apart answers, is ended where it takes too long or too much, and begins again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import pytest

from dragoman.apart import GRACE, Apart, EndedError

ROOM = 300_000_000


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def hang() -> None:
    time.sleep(600)


def take(size: int) -> str:
    try:
        return f"{len(bytearray(size)):,} bytes"
    except MemoryError:
        return "no room"


def end_by(name: str) -> str:
    """End this process the first time, answer the second: the sign that it was called is a file."""
    try:
        os.close(os.open(name, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return "whole"
    os.kill(os.getpid(), signal.SIGSEGV)
    return "never"


@pytest.fixture
def apart() -> Iterator[Apart]:
    one = Apart(room=ROOM)
    yield one
    one.end()


def test_a_process_apart_answers_and_stays(apart: Apart) -> None:
    assert apart.ask(60, double, 21) == 42
    assert apart.ask(60, process_id) == apart.ask(60, process_id) != os.getpid()
    assert apart.cpu_seconds > 0


def test_what_takes_too_long_is_ended_and_the_next_is_answered(apart: Apart) -> None:
    apart.ask(60, double, 1)
    with pytest.raises(EndedError, match="stopped after 1 seconds"):
        apart.ask_again(1, hang)
    assert apart.ask(60, double, 21) == 42


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory is bounded on Linux only")  # noqa: PTH110
def test_memory_is_bounded_and_there_is_some(apart: Apart) -> None:
    assert apart.ask(60, take, ROOM // 2) == "150,000,000 bytes"
    assert apart.ask(60, take, 2 * ROOM) == "no room"


def test_a_process_that_was_ended_from_outside_is_asked_again(apart: Apart, tmp_path: object) -> None:
    assert apart.ask_again(60, end_by, f"{tmp_path}/ended") == "whole"


ASKER = """
from tests.test_apart import hang, process_id
from dragoman.apart import Apart
apart = Apart()
print(apart.ask(60, process_id), flush=True)
apart.ask(1, hang)
"""


@pytest.mark.slow
def test_a_process_that_hangs_ends_by_itself_when_its_asker_is_gone() -> None:
    with subprocess.Popen([sys.executable, "-c", ASKER], stdout=subprocess.PIPE) as asker:
        assert asker.stdout is not None
        number = int(asker.stdout.readline())
        asker.kill()
    until = time.monotonic() + GRACE + 30
    while psutil.pid_exists(number) and psutil.Process(number).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < until
        time.sleep(0.2)
