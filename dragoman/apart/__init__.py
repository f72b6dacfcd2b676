"""A process apart, for what may go wrong with hostile content: it can be ended, and has only so much memory.

apart = Apart(room=2_000_000_000)
apart.ask(60, read, report)        what read(report) answers; EndedError where it took longer, or ended the process

It is a program of its own, so that a script without a main guard, a notebook, a thread or an actor may have one; it is
gone when whoever began it is, even by kill -9.
"""

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any
from weakref import WeakSet

from dragoman.apart.process import Process
from dragoman.errors import DragomanError

__all__ = ["GRACE", "Apart", "BeginError", "EndedError"]
GRACE = 10.0  # seconds after which the process ends itself, where whoever asked does not
START = 120.0  # seconds that starting and warming may take
ATTEMPTS = 2
STOPPED = "the process that read it was stopped"
BROKEN = (EOFError, OSError)


class EndedError(Exception):
    """The process came to an end: `why` is what is told of the report; `again` where a second try may go better."""

    def __init__(self, why: str, again: bool = False) -> None:
        super().__init__(why)
        self.why, self.again = why, again


class BeginError(DragomanError):
    """The process could not be started, which is no fault of what it was to be asked."""


class Apart:
    """`ask(seconds, call, *values)` has a function of a module called in the process, which is started when needed.

    Threads take turns. `room` is how many bytes of memory it may take beyond those that it has once `warm` was called;
    one that keeps half of them is replaced. `cpu_seconds` is what it has spent, starting, warming and what was ended
    included.
    """

    def __init__(self, room: int | None = None, warm: Callable[[], object] | None = None) -> None:
        self.room, self.warm = room, warm
        self.turn = Lock()
        self.process: Process | None = None
        self.cpu_seconds = 0.0
        APARTS.add(self)

    def ask(self, seconds: float, call: Callable[..., Any], *values: Any) -> Any:
        """What a function answers; `EndedError` where it took longer than this, or ended the process."""
        question = packed(seconds + GRACE, call, values)
        with self.turn:
            process = self.begun()
            try:
                return self.answer(process, question, seconds)
            except TimeoutError:
                self.drop()
                raise EndedError(f"it was stopped after {seconds:,.0f} seconds") from None
            except BROKEN as error:
                self.drop()
                why = f"it ended the process that read it{process.last_words()}"
                raise EndedError(STOPPED if process.stopped else why, again=not process.stopped) from error
            except BaseException:  # whatever interrupts it, the next answer would be that to this question
                self.drop()
                raise

    def ask_again(self, seconds: float, call: Callable[..., Any], *values: Any) -> Any:
        """As `ask`; where the process ended, a new one is asked once more, as it may have been ended from outside."""
        try:
            return self.ask(seconds, call, *values)
        except EndedError as ended:
            if not ended.again:
                raise
            return self.ask(seconds, call, *values)

    def begun(self) -> Process:
        """The process, started where there is none, or none that still answers."""
        if self.process is not None and self.process.is_silent():
            return self.process
        self.drop()
        told = ""
        for _ in range(ATTEMPTS):
            try:
                return self.begin()
            except BROKEN as error:
                told = str(error)
        raise BeginError(f"The process that was to read could not be started ({told or 'it was ended'}). Try again.")

    def begin(self) -> Process:
        process = self.process = Process()
        try:
            self.answer(process, packed(START, None, (self.room, self.warm)), START)
        except BaseException as error:
            self.drop()
            if process.stopped:
                raise EndedError(STOPPED) from error
            raise
        return process

    def answer(self, process: Process, question: bytes, seconds: float) -> Any:
        answer = process.ask(question, seconds)
        self.cpu_seconds += process.note(answer.cpu_seconds)
        if answer.last:
            self.drop()
        return answer.found

    def end(self) -> None:
        """End the process, also one that is busy: whoever waits for it is told so."""
        if (process := self.process) is not None:
            process.stop()
        with self.turn:
            self.drop()

    def drop(self) -> None:
        """Leave no process behind, and count what it has spent."""
        process, self.process = self.process, None
        if process is not None:
            self.cpu_seconds += process.note(process.end())

    def forget(self) -> None:
        """In a process that was forked from the asker's: what was begun there is not ours."""
        self.turn = Lock()
        process, self.process = self.process, None
        if process is not None:
            process.close()


APARTS: "WeakSet[Apart]" = WeakSet()


def forget_all() -> None:
    for one in list(APARTS):
        one.forget()


with suppress(AttributeError):  # there is no fork where this is not
    os.register_at_fork(after_in_child=forget_all)


def packed(seconds: float, call: Callable[..., Any] | None, values: tuple[Any, ...]) -> bytes:
    """A question as it is sent."""
    if getattr(call, "__module__", None) == "__main__":
        name = getattr(call, "__qualname__", call)
        raise ValueError(
            f"'{name}' lies in the script itself, which a process apart cannot load. Put it into a module."
        )
    return pickle.dumps((seconds, call, values), pickle.HIGHEST_PROTOCOL)
