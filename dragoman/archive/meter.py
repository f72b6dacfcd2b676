"""What a part takes beside the time of processors: time by the clock, memory, and what is loaded before it begins."""

import resource
import sys
import time
from contextlib import suppress
from importlib import import_module
from multiprocessing import parent_process
from pathlib import Path
from typing import NamedTuple

from dragoman.apart import Apart, BeginError, EndedError

FIRST = "this process"
MODULES = ("pyarrow.parquet", "fastwarc.warc")  # what stages import late
SECONDS = 120.0  # in which a process apart must answer
loaded: dict[str, float] = {}  # seconds of processors, by what took them, for which no part has answered yet
begun: dict[str, float] = {}
aparts: dict[str, Apart] = {}


class Spent(NamedTuple):
    """Seconds by the clock, seconds of processors for loading, and the most memory, in bytes, of all its processes."""

    clock_seconds: float
    loading_seconds: float
    peak_bytes: int


def begin(name: str) -> None:
    """A part begins; the first one of a process answers for what that loads, and for its start."""
    if FIRST not in begun:
        begun[FIRST] = time.monotonic()
        before = time.process_time() if parent_process() is None else 0.0
        for module in MODULES:
            import_module(module)
        import_module("pyarrow").array([0])  # the first one imports pandas, where it is installed
        loaded[FIRST] = time.process_time() - before
    begun[name] = time.monotonic()


def load(name: str, apart: Apart) -> None:
    """Start a process apart now, with all that it has to load, so that no page pays for it."""
    before = apart.cpu_seconds
    with suppress(EndedError):  # the first page tells what is wrong
        apart.ask(SECONDS, peak_here)
    loaded[name] = loaded.get(name, 0.0) + apart.cpu_seconds - before
    aparts[name] = apart


def spent(name: str) -> Spent:
    """What a part took that is done now; what was loaded for it and those after it goes with it."""
    clock = time.monotonic() - begun.pop(name, time.monotonic())
    loading = sum(loaded.values())
    loaded.clear()
    return Spent(round(clock, 3), round(loading, 3), peak_here() + sum(map(peak_of, aparts.values())))


def peak_of(apart: Apart) -> int:
    """What a process apart has had at most; one that was ended is not begun again for that."""
    if apart.process is None:
        return 0
    with suppress(EndedError, BeginError):
        return int(apart.ask(SECONDS, peak_here))
    return 0


def peak_here() -> int:
    """The most memory that this process has had."""
    with suppress(OSError, ValueError, IndexError):
        told = Path("/proc/self/status").read_text()
        return 1024 * int(told.split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
