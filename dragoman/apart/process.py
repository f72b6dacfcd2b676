"""One process apart, as whoever asks it has it: a program that answers by a socket until the socket is closed."""

import json
import os
import pickle
import select
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple
from weakref import finalize

MOST = 1_000_000_000  # bytes of an answer
LENGTH = struct.Struct("!Q")
BEGUN = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from dragoman.apart.serve import serve; serve()"
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")  # the parse gains nothing from more


class Answer(NamedTuple):
    """What was found; what the process has spent so far; whether it ends now, as it has grown too large."""

    found: Any
    cpu_seconds: float
    last: bool


class Raised(NamedTuple):
    """What a function raised, in words: the process ends with it."""

    what: str


class Process:
    """The program: its standard output is the socket, its standard input a pipe that it ends with."""

    def __init__(self) -> None:
        self.ending = Lock()
        self.told = 0.0
        self.stopped = False
        self.raised = ""  # in words, by what it was asked, with which it ends
        self.socket, theirs = socket.socketpair()
        with theirs:
            try:
                self.popen = started(theirs.fileno())
            except BaseException:
                self.socket.close()
                raise
        self.leave = finalize(self, end_unasked, self.popen, self.socket)

    def ask(self, question: bytes, seconds: float) -> Answer:
        """The answer; TimeoutError where it does not come in time, EOFError or OSError where the process ends."""
        until = time.monotonic() + seconds
        self.socket.settimeout(max(seconds, 0.001))
        send(self.socket, question)
        content = receive(self.socket, until)
        try:
            found = pickle.loads(content)  # noqa: S301 - what our own program says
        except Exception as error:
            raise EOFError(f"its answer cannot be taken: {error}") from error
        if not isinstance(found, Answer):
            self.raised = found.what if isinstance(found, Raised) else "no answer"
            raise EOFError(self.raised)
        return found

    def is_silent(self) -> bool:
        """Whether it waits for a question: what is heard now is its end."""
        return not readable(self.socket)

    def note(self, cpu_seconds: float) -> float:
        """What it has spent beyond what was known."""
        more = max(0.0, cpu_seconds - self.told)
        self.told += more
        return more

    def stop(self) -> None:
        """End it while another thread waits for its answer."""
        self.stopped = True
        self.kill()

    def kill(self) -> None:
        with self.ending:
            if self.popen.returncode is None:
                with suppress(ProcessLookupError, PermissionError):  # it ends with its pipes as well
                    os.kill(self.popen.pid, signal.SIGKILL)

    def end(self) -> float:
        """End it and wait until it is gone; the seconds of a processor that it has spent, as the system counts them."""
        self.kill()
        self.close_pipes()
        with self.ending:
            if self.popen.returncode is not None:
                return 0.0
            try:
                _, status, usage = os.wait4(self.popen.pid, 0)
            except ChildProcessError:  # someone else has waited for it
                self.popen.returncode = 0
                return 0.0
            self.popen.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime

    def last_words(self) -> str:
        """Why it ended, in brackets, where that is known: what was raised, or the signal that ended it."""
        code = self.popen.returncode or 0
        told = self.raised or (signal.Signals(-code).name if code < 0 else "")
        return f" ({told})" if told else ""

    def close(self) -> None:
        """Leave it to others: a process that was forked holds its pipes as well, and it ends with the last of them."""
        self.popen.returncode = 0
        self.close_pipes()

    def close_pipes(self) -> None:
        self.leave.detach()
        close_pipes(self.popen, self.socket)


def end_unasked(popen: "subprocess.Popen[bytes]", talk: socket.socket) -> None:
    """End the process of an asker that is no more, or that ends."""
    with suppress(PermissionError):
        popen.kill()
    close_pipes(popen, talk)
    popen.wait()


def close_pipes(popen: "subprocess.Popen[bytes]", talk: socket.socket) -> None:
    talk.close()
    if popen.stdin is not None:
        popen.stdin.close()


def started(theirs: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-P", "-c", BEGUN, json.dumps(list(map(whole_path, sys.path)))],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**dict.fromkeys(ONE_THREAD, "1"), **os.environ, "PYTHONUTF8": str(sys.flags.utf8_mode)},
        start_new_session=True,  # Ctrl-C is for the program, which ends this one
    )


def whole_path(place: str) -> str:
    """A place of modules, wherever the program goes; "" is the folder in which it is."""
    with suppress(OSError):
        return place if Path(place).is_absolute() else str(Path(place).absolute())
    return place


def readable(one: socket.socket | int) -> bool:
    watch = select.poll()
    watch.register(one, select.POLLIN)
    return bool(watch.poll(0))


def send(talk: socket.socket, content: bytes) -> None:
    talk.sendall(LENGTH.pack(len(content)))
    talk.sendall(content)


def receive(talk: socket.socket, until: float | None = None) -> bytearray:
    """What the other side sends next; TimeoutError where it is not there by then, EOFError where it is gone."""
    [length] = LENGTH.unpack(received(talk, LENGTH.size, until))
    if length > MOST:
        raise EOFError(f"{length:,} bytes are more than can be sent")
    return received(talk, length, until)


def received(talk: socket.socket, length: int, until: float | None) -> bytearray:
    content = bytearray(length)
    view = memoryview(content)
    while view:
        if until is not None:
            talk.settimeout(max(until - time.monotonic(), 0.001))
        if not (count := talk.recv_into(view)):
            raise EOFError
        view = view[count:]
    return content
