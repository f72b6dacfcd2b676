"""The command `dragoman archive` run as its users run it, with the clock and the most memory that it held."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psutil

OFTEN = 0.25  # seconds between two looks at memory
COUNTED = 60_000_000


@dataclass(frozen=True)
class Run:
    """`account` is account.json, `clock` the seconds, `peak` the MB that it and its processes held at most."""

    account: dict[str, Any]
    clock: float
    peak: float

    @property
    def seconds(self) -> float:
        """Times of processors, all stages together."""
        return float(sum(self.account["cpu_seconds"].values()))

    @property
    def pages(self) -> int:
        return int(self.account["pages"])

    @property
    def figures(self) -> dict[str, float]:
        told = {name: float(self.account[name]) for name in ("pages", "gated", "copies", "read", "failed")}
        stages = {f"s of {stage}": seconds for stage, seconds in self.account["cpu_seconds"].items()}
        return {**told, **stages, "seconds": self.seconds, "clock": self.clock, "MB": self.peak}

    def stage(self, name: str) -> float:
        return float(self.account["cpu_seconds"][name])

    def entries(self, kind: str) -> int:
        return int(self.account["entries"][kind])


def run_of(places: Sequence[Path], out: Path, *options: str, watched: bool = True) -> Run:
    """An archive read by the command itself; RuntimeError where it fails.

    Looking at its memory takes a tenth of a core, so that what is measured by the clock is not `watched`.
    """
    command = [sys.executable, "-m", "dragoman", "archive", *map(str, places), "--out", str(out), *options]
    began = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
    with most_memory(process.pid) if watched else nullcontext([0.0]) as peak:
        _, said = process.communicate()
    if process.returncode not in (0, 1):  # 1: pages that could not be read
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Run(json.loads((out / "account.json").read_bytes()), time.monotonic() - began, max(peak))


@contextmanager
def archived(places: Sequence[Path], out: Path, *options: str) -> Iterator[Run]:
    """A run by the clock, whose folder goes afterwards, so that the next one begins anew."""
    try:
        yield run_of(places, out, *options, watched=False)
    finally:
        shutil.rmtree(out, ignore_errors=True)


@contextmanager
def most_memory(pid: int) -> Iterator[list[float]]:
    """The MB that a process and all under it hold now and then; what several share is shared out among them."""
    held, over = [0.0], Event()

    def look() -> None:
        while not over.wait(OFTEN):
            held.append(memory_of(pid))

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield held
    finally:
        over.set()
        thread.join()


def memory_of(pid: int) -> float:
    """MB of a process and of all that it began."""
    total = 0
    try:
        first = psutil.Process(pid)
        for one in (first, *first.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.Error:
        pass
    return total / 1e6


def counting(jobs: int) -> float:
    """Seconds of the clock that so many processes take to count, together as far as one does alone."""
    began = time.monotonic()
    command = [sys.executable, "-c", f"for _ in range({COUNTED // jobs}): pass"]
    processes = [subprocess.Popen(command) for _ in range(jobs)]  # noqa: S603
    for process in processes:
        process.wait()
    return time.monotonic() - began
