"""How a run over an archive goes on, on standard error: a line that is kept up to date, in a log one now and then.

sift: 3 of 12 parts · about 0:14:12 left · 9,120 pages, 310 passed, 2 failed · 2,204.0 pages/s
copies: 120 of 310 pages compared · about 0:03:50 left · 3 copies
read: 1 of 9 parts · about 0:03:40 left · 310 read, 12 copies, 96 positions, 0 failed · 6.9 pages/s

The time left is that of all stages: while pages are sifted, what passed so far says how many will have to be read.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING

import click

from dragoman.counted import counted

if TYPE_CHECKING:
    from dragoman.archive.folder import Manifest
    from dragoman.archive.mapping import Outcome, Part

SORTING = 0.3  # of the time of finding copies: pages go into the sort, and come out of it to be compared
LOOK = 1.0  # seconds between two looks at what is under way
EVERY = 30.0  # seconds between two lines in a log
READ = 0.15  # seconds of a core that reading a page takes, until some are read
SHOWN = {"sift": ("pages", "passed", "failed"), "read": ("read", "copies", "positions", "failed")}
DONE = {  # what adds up to the work of a stage
    "sift": ("pages",), "copies": ("passed",), "read": ("read", "copies", "failed"),
}  # fmt: skip
Show = Callable[[str, bool], None]


class Stage:
    """A stage by the work in its parts: bytes that are sifted, pages that are read.

    `read` are the counts of what earlier runs have read, which is not read again unless its days have changed; which
    these are is known once all copies are found.
    """

    def __init__(self, name: str, parts: "Sequence[Part]", read: Counter[str] | None = None) -> None:
        self.name, self.parts, self.read = name, len(parts), read or Counter[str]()
        self.weight = sum(part.weight for part in parts)
        self.counts: Counter[str] = Counter()
        self.done = self.done_weight = self.before = self.weight_before = self.lost = 0
        self.began = time.monotonic()

    def add(self, part: "Part", counts: Counter[str], earlier: bool = False, lost: bool = False) -> None:
        """A part that is done now, or that an earlier run has done; or that could not be done, and is over with."""
        self.lost += lost
        self.done, self.done_weight = self.done + 1, self.done_weight + part.weight
        self.counts += counts
        if earlier:
            self.before += work(self.name, counts)
            self.weight_before += part.weight

    def line(self, under_way: Counter[str], processes: int, reading: float) -> str:
        """`under_way` are the counts of parts that are not done; `reading` the seconds that a page takes to be read."""
        counts, seconds = self.counts + under_way, time.monotonic() - self.began
        parts = f"{counted(self.parts, 'parts')}{f', {self.lost:,} not done' if self.lost else ''}"
        begins = f"{self.name}: {self.done - self.lost:,} of {parts} · "
        if self.done < self.parts and not work(self.name, counts):
            return f"{begins}loading, or at the first pages"
        shown = ", ".join(counted(counts[name], name) for name in SHOWN[self.name])
        rate = (work(self.name, counts) - self.before) / seconds if seconds else 0.0
        left = self.left(under_way, seconds, processes, reading)
        told = f"about {timedelta(seconds=round(left))} left · " if left and round(left) else ""
        pace = f" · {rate:,.1f} pages/s" if rate else ""  # none where an earlier run did it all
        return f"{begins}{told}{shown}{pace}"

    def left(self, under_way: Counter[str], seconds: float, processes: int, reading: float) -> float | None:
        """Seconds until the run is over; None while nothing can be said."""
        done = self.done_weight + self.weight_of(under_way)
        rate = (done - self.weight_before) / seconds if seconds else 0.0
        if not rate:
            return None
        here = max(self.weight - done, 0) / rate
        if self.name == "read":
            return here
        passed = (self.counts + under_way)["passed"] * self.weight / done
        return here + max(passed - work("read", self.read), 0) * reading / processes

    def under_way(self, out: Path) -> Counter[str]:
        """The counts so far of the parts that are not done."""
        from dragoman.archive.under_way import counts_at

        return counts_at(out, self.name)

    def weight_of(self, under_way: Counter[str]) -> float:
        """The work that lies in what is under way, as pages are as large there as elsewhere."""
        pages, known = work(self.name, under_way), work(self.name, self.counts)
        return pages if self.name == "read" else pages * self.done_weight / known if known else 0.0


class Copies(Stage):
    """The stage between the two: all pages go into a sort, then come out of it and are compared."""

    def __init__(self, name: str, parts: "Sequence[Part]", read: Counter[str] | None = None) -> None:
        super().__init__(name, parts, read)
        (passed,) = parts
        self.live: Counter[str] = getattr(passed, "counts")  # noqa: B009 - no other stage's parts have it

    def line(self, under_way: Counter[str], processes: int, reading: float) -> str:
        counts, seconds = self.counts + under_way, time.monotonic() - self.began
        at, doing = (counts["passed"], "compared") if counts["passed"] else (counts["sorted"], "sorted")
        left = self.left(under_way, seconds, processes, reading) if self.done < self.parts else None
        told = f"about {timedelta(seconds=round(left))} left · " if left and round(left) else ""
        return (
            f"copies: {at:,} of {counted(self.weight, 'pages')} {doing} · {told}{counted(counts['copies'], 'copies')}"
        )

    def left(self, under_way: Counter[str], seconds: float, processes: int, reading: float) -> float | None:
        """Seconds until what is read then is read as well."""
        done = (SORTING * under_way["sorted"] + (1 - SORTING) * under_way["passed"]) / self.weight
        read = self.read["read"] + self.read["failed"]
        to_read = max(self.weight - under_way["copies"] - read, 0) * reading / processes
        return seconds * (1 - done) / done + to_read if done else None

    def under_way(self, out: Path) -> Counter[str]:  # noqa: ARG002
        """As the stage itself counts, in this process."""
        return Counter(self.live)


def work(stage: str, counts: Counter[str]) -> int:
    return sum(counts[name] for name in DONE[stage])


class Progress:
    """`notice` is what a run tells its stages and parts to; a thread looks at what is under way meanwhile."""

    def __init__(self, out: Path, processes: int, show: Show, every: float) -> None:
        self.out, self.processes, self.show, self.every = out, processes, show, every
        self.stage: Stage | None = None
        self.known = frozenset[str]()
        self.lock, self.over = RLock(), Event()
        self.reading, self.last = READ, time.monotonic()
        self.thread = Thread(target=self.keep_looking, daemon=True)

    def notice(self, stage: str, parts: "Sequence[Part]") -> "Callable[[Part, Outcome], None]":
        from dragoman.archive.folder import manifests

        read = list(manifests(self.out, "read"))
        known = read if stage == "read" else list(manifests(self.out, stage)) if parts else []
        self.reading = reading_of(read) or READ
        counts = sum(map(told_counts, read), Counter[str]())
        with self.lock:
            kind = Copies if stage == "copies" else Stage
            self.known = frozenset(one.attempt for one in known)
            self.stage = kind(stage, parts, counts) if parts else None
        return self.done

    def done(self, part: "Part", outcome: "Outcome") -> None:
        from dragoman.archive.folder import Manifest
        from dragoman.archive.mapping import Lost

        with self.lock:
            if self.stage is None:
                return
            earlier = isinstance(outcome, Manifest) and outcome.attempt in self.known
            self.stage.add(part, told_counts(outcome), earlier, isinstance(outcome, Lost))
            if self.stage.done == self.stage.parts:
                self.show(self.stage.line(Counter(), self.processes, self.reading), True)
                self.stage = None

    def keep_looking(self) -> None:
        while not self.over.wait(LOOK):
            with self.lock:
                if self.stage is not None and time.monotonic() - self.last >= self.every:
                    self.last = time.monotonic()
                    self.show(self.line(), False)

    def line(self) -> str:
        if self.stage is None:
            return ""
        return self.stage.line(self.stage.under_way(self.out), self.processes, self.reading)


def told_counts(outcome: "object") -> Counter[str]:
    """The counts of a part, with all that failed under one name."""
    counts: Counter[str] = Counter()
    for name, count in getattr(outcome, "counts", {}).items():
        counts["failed" if name.startswith("failed") else name] += count
    return counts


def reading_of(read: "Sequence[Manifest]") -> float | None:
    """Seconds of a core that a page took in the parts that are read; None where none was."""
    pages = sum(one.counts.get("read", 0) for one in read)
    return sum(one.cpu_seconds for one in read) / pages if pages else None


@contextmanager
def progress(out: Path, processes: int) -> Iterator[Progress]:
    """A run's progress: on a terminal a line that changes, elsewhere lines that stay."""
    with shown() as (show, every):
        one = Progress(out, processes, show, every)
        one.thread.start()
        try:
            yield one
        finally:
            one.over.set()
            one.thread.join()


@contextmanager
def shown() -> Iterator[tuple[Show, float]]:
    """How a line is shown, and how often."""
    if not sys.stderr.isatty():
        yield lambda line, stays: click.echo(line, err=True), EVERY  # noqa: ARG005
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    console = Console(stderr=True)
    with Live(console=console, auto_refresh=False, transient=True) as live:

        def show(line: str, stays: bool) -> None:
            live.update(Text("" if stays else line, no_wrap=True, overflow="ellipsis"), refresh=True)
            if stays:
                console.print(Text(line))

        yield show, LOOK
