"""A process apart answers, is ended where it takes too long or too much, and begins again."""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from dragoman.apart import Apart, BeginError, EndedError, process
from tests.apart import harm

ROOM = 300_000_000
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")


@pytest.fixture
def apart() -> Iterator[Apart]:
    one = Apart(room=ROOM)
    yield one
    one.end()


def test_a_process_apart_answers_and_stays(apart: Apart) -> None:
    assert apart.ask(60, harm.double, 21) == 42
    assert apart.ask(60, harm.process_id) == apart.ask(60, harm.process_id) != os.getpid()
    assert apart.cpu_seconds > 0


@pytest.mark.parametrize("hang", [harm.hang, harm.hang_in_native_code])
def test_what_takes_too_long_is_ended_and_the_next_is_answered(apart: Apart, hang: Callable[[], None]) -> None:
    apart.ask(60, harm.double, 1)
    with pytest.raises(EndedError, match="stopped after 1 seconds"):
        apart.ask_again(1, hang)
    assert apart.ask(60, harm.double, 21) == 42


@LINUX
def test_memory_is_bounded_and_there_is_some(apart: Apart) -> None:
    assert apart.ask(60, harm.take, ROOM // 2) == "150,000,000 bytes"
    assert apart.ask(60, harm.take, 2 * ROOM) == "no room"


@LINUX
def test_what_explodes_by_small_pieces_is_told_and_the_next_has_all_the_room(apart: Apart) -> None:
    with pytest.raises(EndedError, match="MemoryError"):
        apart.ask(60, harm.explode)
    assert apart.ask(60, harm.take, ROOM // 2) == "150,000,000 bytes"


@LINUX
def test_a_process_that_keeps_half_of_its_room_is_replaced_after_its_answer(apart: Apart) -> None:
    first = apart.ask(60, harm.keep, ROOM // 10)
    assert apart.ask(60, harm.keep, ROOM // 2) == first
    assert apart.ask(60, harm.keep, 10) != first
    assert not psutil.pid_exists(first)


def test_a_process_that_was_ended_from_outside_is_asked_again(apart: Apart, tmp_path: Path) -> None:
    assert apart.ask_again(60, harm.crash_once, f"{tmp_path}/ended") == "whole"


def test_a_process_that_ended_while_nobody_asked_is_not_told_of_the_next_page(apart: Apart) -> None:
    number = apart.ask(60, harm.process_id)
    os.kill(number, signal.SIGKILL)
    os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT)  # with all of its threads, so that its pipes are closed
    assert apart.ask(60, harm.process_id) != number
    assert not psutil.pid_exists(number)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (harm.crash, "SIGSEGV"),
        (harm.fail, "ZeroDivisionError: a page divided by nothing"),
        (harm.leave, "SystemExit: 3"),
        (harm.give_what_cannot_be_sent, "PicklingError|AttributeError"),
        (harm.give_what_cannot_be_taken, "ended the process"),
    ],
)
def test_what_ends_its_process_is_told_with_the_reason_and_the_next_is_answered(
    apart: Apart, call: Callable[[], object], told: str
) -> None:
    with pytest.raises(EndedError, match=told) as ended:
        apart.ask(60, call)
    assert "ended the process that read it" in ended.value.why
    assert apart.ask(60, harm.double, 21) == 42


def test_a_dive_without_end_is_told(apart: Apart) -> None:
    with pytest.raises(EndedError, match="RecursionError"):
        apart.ask(60, harm.dive, 0)


def test_questions_and_answers_may_be_far_larger_than_a_pipe(apart: Apart) -> None:
    content = os.urandom(30_000_000)
    assert apart.ask(60, harm.echo, content) == content


def test_an_answer_larger_than_may_be_is_not_taken(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    apart.ask(60, harm.double, 1)
    monkeypatch.setattr(process, "MOST", 1_000_000)
    with pytest.raises(EndedError):
        apart.ask(60, harm.echo, bytes(2_000_000))
    assert apart.ask(60, harm.double, 21) == 42


def test_a_question_that_cannot_be_sent_leaves_the_process_alone(apart: Apart) -> None:
    number = apart.ask(60, harm.process_id)
    with pytest.raises((AttributeError, TypeError), match="pickle"):
        apart.ask(60, harm.double, threading.Lock())
    assert apart.ask(60, harm.process_id) == number


def test_a_function_of_the_script_itself_is_refused_with_the_way_out(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harm.double, "__module__", "__main__")
    with pytest.raises(ValueError, match="'double' lies in the script itself"):
        apart.ask(60, harm.double, 1)


def test_a_process_that_cannot_begin_is_no_fault_of_the_page() -> None:
    with pytest.raises(BeginError, match="a page divided by nothing"):
        Apart(warm=harm.fail).ask(60, harm.double, 1)


def test_what_was_spent_by_a_process_that_was_ended_is_counted(apart: Apart) -> None:
    apart.ask(60, harm.double, 1)
    with pytest.raises(EndedError):
        apart.ask(2, harm.burn, 600)
    before = apart.cpu_seconds
    assert before > 0.1
    with pytest.raises(EndedError, match="ZeroDivision"):
        apart.ask(60, harm.fail)
    assert apart.cpu_seconds > before


def test_threads_take_turns_and_each_gets_its_own_answer(apart: Apart) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda n: apart.ask(60, harm.double, n), range(200))) == [2 * n for n in range(200)]


def test_whoever_waits_is_told_when_another_thread_ends_the_process(tmp_path: Path) -> None:
    apart = Apart()
    number = apart.ask(60, harm.process_id)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(apart.ask_again, 60, harm.hang_once_seen, f"{tmp_path}/begun")
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        apart.end()
        with pytest.raises(EndedError, match="was stopped"):
            waiting.result(30)
    assert apart.process is None
    assert not psutil.pid_exists(number)


def test_an_asker_that_is_interrupted_does_not_get_the_old_answer_next(apart: Apart) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    apart.ask(60, harm.double, 1)
    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            apart.ask(60, harm.interrupt_asker)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert apart.ask(60, harm.double, 21) == 42


def test_nothing_is_left_of_a_process_that_was_ended(apart: Apart) -> None:
    number = apart.ask(60, harm.process_id)
    gc.collect()  # what earlier tests left behind is no handle of this process
    handles = psutil.Process().num_fds()
    apart.end()
    assert not psutil.pid_exists(number)
    assert psutil.Process().num_fds() == handles - 2


def test_a_process_goes_with_the_last_word_of_it() -> None:
    number = Apart().ask(60, harm.process_id)
    gc.collect()
    assert not psutil.pid_exists(number)
