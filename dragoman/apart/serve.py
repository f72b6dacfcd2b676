"""In the process: answer what is asked until nobody asks, with so much memory, and end with whoever asks."""

import fcntl
import os
import pickle
import select
import signal
import socket
import sys
import time
from pathlib import Path
from threading import Thread
from typing import Any

from dragoman.apart import APARTS
from dragoman.apart.process import MOST, Answer, Raised, readable, receive, send

KEPT = 0.5  # of its room, beyond which a process is replaced after its answer: what it keeps the next page would lack
WORDS = 400  # characters of an error that are told


def serve() -> None:
    talk = handed_over()
    largest = None
    while True:
        try:
            seconds, call, values = pickle.loads(receive(talk))  # noqa: S301 - from whoever began this process
            end_after(seconds)
            if call is None:
                found, largest = None, warmed(*values)
            else:
                found = call(*values)
            answer = packed(Answer(found, spent(), largest is not None and size_now() > largest))
            end_after(0)
        except BaseException as error:  # noqa: BLE001 - who knows what state it leaves: it is told, and this process ends
            tell_end(talk, error)
        try:
            send(talk, answer)
        except OSError:  # whoever asked was ended meanwhile
            return


def handed_over() -> socket.socket:
    """The socket by which questions come; what a library prints goes nowhere."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    end_with_asker(os.dup(0))
    talk = socket.socket(fileno=os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    return talk


def end_with_asker(life: int) -> None:
    """End when the other end of a pipe is gone; where the system can see to that, also amid a loop in native code."""
    if sys.platform == "linux":
        fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(life, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC)
        if readable(life):
            os._exit(1)
    Thread(target=wait_for_end, args=(life,), daemon=True).start()


def wait_for_end(life: int) -> None:
    select.select([life], [], [])
    os._exit(1)


def warmed(room: int | None, warm: Any) -> int | None:
    """Load what is to be loaded and bound the memory; the size from which this process is replaced."""
    if warm is not None:
        warm()
    if room is None or sys.platform != "linux":
        return None
    import resource

    size = size_now()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = size + room if hard == resource.RLIM_INFINITY else min(size + room, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    return size + int(KEPT * room)


def size_now() -> int:
    """Bytes of memory of this process, as the bound counts them; 0 where that is not known."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def spent() -> float:
    """Seconds of a processor, with those of processes apart from this one."""
    return time.process_time() + sum(one.cpu_seconds for one in APARTS)


def packed(answer: Answer) -> bytes:
    content = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    if len(content) > MOST:
        raise MemoryError(f"an answer of {len(content):,} bytes")
    return content


def tell_end(talk: socket.socket, error: BaseException) -> None:
    """Say why this process ends, and end, whatever other threads may do."""
    try:
        if not isinstance(error, EOFError | OSError) or error.args:
            send(talk, pickle.dumps(Raised(f"{type(error).__name__}: {error}"[:WORDS].rstrip(": "))))
    finally:
        os._exit(1)


def end_after(seconds: float) -> None:
    """Have the system end this process after so long, whatever it is busy with; 0 takes that back."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
