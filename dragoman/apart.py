"""A process apart, for what may go wrong with hostile content: it can be ended, and has only so much memory.

apart = Apart(room=2_000_000_000)
apart.ask(60, read, report)        what read(report) answers; EndedError where it took longer, or ended the process
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Lock
from typing import Any

from dragoman.readings import prepare

GRACE = 10.0  # seconds after which the process ends itself, where whoever asked is gone
START = 120.0  # seconds that starting and warming may take


class EndedError(Exception):
    """The process came to an end: `why` is what is told of the report; `late` where that was since it took too long."""

    def __init__(self, why: str, late: bool = False) -> None:
        super().__init__(why)
        self.why, self.late = why, late


class Apart:
    """`ask(seconds, call, *values)` has a function of a module called in the process, which is started when needed.

    `room` is how many bytes of memory it may take beyond those that it has once `warm` was called; `cpu_seconds` what
    it has spent on answers, starting and warming included.
    """

    def __init__(self, room: int | None = None, warm: Callable[[], None] | None = None) -> None:
        self.lock = Lock()
        self.room, self.warm = room, warm
        self.process: ForkServerProcess | None = None
        self.pipe: Connection | None = None
        self.cpu_seconds = 0.0
        self.spent = 0.0

    def ask(self, seconds: float, call: Callable[..., Any], *values: Any) -> Any:
        """What a function answers; `EndedError` where it took longer than this, or ended the process."""
        try:
            pipe = self.begin()
            pipe.send((seconds, call, values))
            if not pipe.poll(seconds):
                self.end()
                raise EndedError(f"it was stopped after {seconds:,.0f} seconds", late=True)
            found, spent = pipe.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise EndedError("it ended the process that read it") from error
        self.cpu_seconds += spent - self.spent
        self.spent = spent
        return found

    def ask_again(self, seconds: float, call: Callable[..., Any], *values: Any) -> Any:
        """As `ask`; where the process ended, a new one is asked once more, as it may have been ended from outside."""
        try:
            return self.ask(seconds, call, *values)
        except EndedError as ended:
            if ended.late:
                raise
            return self.ask(seconds, call, *values)

    def begin(self) -> Connection:
        """The way to the process, which is started where there is none."""
        with self.lock:
            if self.pipe is None or self.process is None or not self.process.is_alive():
                context = get_context("forkserver")
                self.pipe, theirs = context.Pipe()
                self.process = context.Process(target=answer, args=(theirs, self.room, self.warm), daemon=True)
                self.process.start()
                theirs.close()
                self.spent = 0.0
                if not (self.pipe.poll(START) and self.pipe.recv()):
                    raise EOFError("it never began")
            return self.pipe

    def end(self) -> None:
        with self.lock:
            if self.process is not None:
                self.process.kill()
                self.process.join()
            if self.pipe is not None:
                self.pipe.close()
            self.process = self.pipe = None


def answer(pipe: Connection, room: int | None, warm: Callable[[], None] | None) -> None:
    """In the process: call what is asked for, until whoever asks is gone."""
    prepare()
    if warm is not None:
        warm()
    bound_memory(room)
    with suppress(OSError):  # whoever asks may have been ended meanwhile, which the next line tells
        pipe.send(True)
    while True:
        try:
            seconds, call, values = pipe.recv()
        except (EOFError, OSError):
            return
        end_after(seconds + GRACE)
        found = call(*values)
        end_after(0)
        try:
            pipe.send((found, time.process_time()))
        except OSError:  # whoever asked was ended meanwhile
            return


def bound_memory(room: int | None) -> None:
    """Refuse this process more memory than it has and so many bytes, where the system can."""
    if room is None or sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + room
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def end_after(seconds: float) -> None:
    """Have the system end this process after so long, whatever it is busy with; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
