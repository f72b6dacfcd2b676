"""What a run over an archive came to: pages by what became of them, what it took, what many more pages would take.

The figures are those of all parts that are finished, whichever run finished them; `run` is about the last run that had
something to do.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dragoman.archive.estimate import LARGE, Machine, core_hours, estimates
from dragoman.archive.failures import FAILED, examples_in
from dragoman.archive.folder import Manifest, manifests, write_whole
from dragoman.counted import counted
from dragoman.errors import DragomanError
from dragoman.model import Failure

if TYPE_CHECKING:
    from dragoman.archive.mapping import Lost

STAGES = ("sift", "copies", "read")
MACHINES = 10  # of which the time is estimated
ENOUGH = 500  # pages of which what many more cost can be told
MB = 1_000_000


class Run(msgspec.Struct, frozen=True):
    """A run from its beginning to its end: so many processes, seconds by the clock and of processors."""

    jobs: int
    clock_seconds: float
    cpu_seconds: float

    @property
    def share(self) -> float:
        """How much of its cores' time it worked, 0 to 1."""
        return self.cpu_seconds / (self.clock_seconds * self.jobs) if self.clock_seconds else 0.0


class Account(msgspec.Struct, frozen=True):
    """`pages` came in; they were `gated`, `failed`, `copies`, or `read`; `cpu_seconds` by stage.

    `failures` counts what failed by its kind, `examples` has some of them; `words` are those of the pages that were
    read, `words_weighed`, about, those that the gate saw; `lost` are parts that could not be done, with the reason.
    `loading_seconds` are what processes spent until they could begin, `processes` how many have loaded, neither of
    which grows with the pages; `peak_bytes` is the most memory that one of them has had, with those that work for it.
    """

    pages: int
    gated: int
    copies: int
    read: int
    failed: int
    words: int
    words_weighed: int
    entries: dict[str, int]
    failures: dict[str, int]
    examples: dict[str, list[Failure]]
    cpu_seconds: dict[str, float]
    clock_seconds: dict[str, float]
    loading_seconds: float
    processes: int
    peak_bytes: int
    lost: dict[str, str]
    run: Run | None = None

    @property
    def hours_for_many(self) -> float | None:
        """Hours of one core for 100 million pages such as these."""
        return core_hours(self)

    def lines(self, machines: Sequence[Machine] = (), out: object = "OUT") -> Iterator[str]:
        """The account in words, with what 100 million pages cost on these machines.

        19,029 pages: 18,100 passed over, 61 copies, 860 read, 8 failed
        """
        yield (
            f"{counted(self.pages, 'pages')}: {self.gated:,} passed over, {counted(self.copies, 'copies')}, "
            f"{self.read:,} read, {self.failed:,} failed"
        )
        yield "Found: " + ", ".join(counted(count, name) for name, count in self.entries.items())
        yield from self.failure_lines(out)
        yield from self.time_lines()
        yield from self.cost_lines(machines)
        for part, reason in self.lost.items():
            yield f"Not done: {part}: {reason}"

    def cost_lines(self, machines: Sequence[Machine]) -> Iterator[str]:
        """What many pages such as these would take; nothing is made up from a few."""
        if self.hours_for_many is None:
            return
        if self.pages < ENOUGH:
            yield f"What {LARGE // 10**6} million such pages would cost is told from {ENOUGH} pages on."
            return
        yield f"{LARGE // 10**6} million pages such as these: {self.hours_for_many:,.0f} hours of a core"
        yield from (f"  {one.line()}" for one in estimates(self, machines, MACHINES))

    def failure_lines(self, out: object) -> Iterator[str]:
        """Failed: 3 took too long
        https://news.example/17: could not be read: it was stopped after 60 seconds
        """
        for kind, count in sorted(self.failures.items()):
            yield f"Failed: {count:,} {kind}"
            yield from (f"  {one.url or one.name}: {one.reason}" for one in self.examples.get(kind, ()))
        if self.failures:
            yield f"All that failed: {out}/failures; --retry-failed tries them again."

    def time_lines(self) -> Iterator[str]:
        """Time of processors by stage and how quick each was, loading apart; the clock, the cores' use, memory."""
        for stage in STAGES:
            yield f"{stage.capitalize()}: {self.cpu_seconds[stage]:,.1f} s of processors{self.speed(stage)}"
        working = sum(self.cpu_seconds.values())
        share = self.loading_seconds / (working + self.loading_seconds) if working else 0.0
        yield (
            f"Loading, {counted(self.processes, 'times')}: {self.loading_seconds:,.1f} s of processors, "
            f"{share:.0%} of all; memory of a process with those that work for it: "
            f"{self.peak_bytes / MB:,.0f} MB at most"
        )
        if self.run is not None:
            yield (
                f"Last run: {self.run.clock_seconds:,.0f} s by the clock, {counted(self.run.jobs, 'processes')}, "
                f"the cores used to {self.run.share:.0%}"
            )

    def speed(self, stage: str) -> str:
        """; 1,900 pages/s and 1,200,000 words/s a core"""
        seconds = self.cpu_seconds[stage]
        pages = {"sift": self.pages, "read": self.read}.get(stage, self.read + self.copies)
        if not seconds or not pages:
            return ""
        words = {"sift": self.words_weighed, "read": self.words}.get(stage)
        told = f" and {words / seconds:,.0f} words/s" if words else ""
        return f"; {pages / seconds:,.1f} pages/s{told} a core"


def account_of(out: Path, lost: "Sequence[Lost]", run: Run | None = None) -> Account:
    """The account of all that is finished in a folder; it is kept there as account.json."""
    counts: Counter[str] = Counter()
    cpu, clock, loading, loads, peak = dict.fromkeys(STAGES, 0.0), dict.fromkeys(STAGES, 0.0), 0.0, 0, 0
    for manifest in finished_in(out):
        cpu[manifest.stage] += manifest.cpu_seconds
        clock[manifest.stage] += manifest.clock_seconds
        loading, loads = loading + manifest.loading_seconds, loads + bool(manifest.loading_seconds)
        peak = max(peak, manifest.peak_bytes)
        if manifest.stage != "copies":
            counts.update(manifest.counts)
    failures = {key.removeprefix(FAILED): counts[key] for key in sorted(counts) if key.startswith(FAILED)}
    account = Account(
        pages=counts["pages"],
        gated=counts["gated"],
        copies=counts["copies"],
        read=counts["read"],
        failed=sum(failures.values()),
        words=counts["words"],
        words_weighed=counts["words weighed"],
        entries={name: counts[name] for name in ("meetings", "statements", "positions", "events")},
        failures=failures,
        examples=examples_in(out, failures),
        cpu_seconds=rounded(cpu),
        clock_seconds=rounded(clock),
        loading_seconds=round(loading, 3),
        processes=loads,
        peak_bytes=peak,
        lost={one.part.name: one.reason for one in lost},
        run=run or run_before(out),
    )
    write_whole(out / "account.json", msgspec.json.format(msgspec.json.encode(account)))
    return account


def rounded(seconds: dict[str, float]) -> dict[str, float]:
    return {stage: round(spent, 3) for stage, spent in seconds.items()}


class Watch:
    """What a run takes, from when this is made: its parts are those that were not finished before, or not just so."""

    def __init__(self, out: Path, jobs: int) -> None:
        self.out, self.jobs = out, jobs
        self.before, self.began = {one.attempt for one in finished_in(out)}, time.monotonic()

    def run(self) -> Run | None:
        """The run until now; None where it had nothing to do."""
        own = [one for one in finished_in(self.out) if one.attempt not in self.before]
        spent = round(sum(one.cpu_seconds + one.loading_seconds for one in own), 3)
        return Run(self.jobs, round(time.monotonic() - self.began, 3), spent) if own else None


def finished_in(out: Path) -> Iterator[Manifest]:
    for stage in STAGES:
        yield from manifests(out, stage)


def run_before(out: Path) -> Run | None:
    try:
        return kept_account(out).run
    except DragomanError:
        return None


def kept_account(out: Path) -> Account:
    """The account that a run has left in its folder."""
    try:
        return msgspec.json.decode((out / "account.json").read_bytes(), type=Account)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DragomanError(f"'{out}' has no account: no run into it has come to its end.") from error
    except msgspec.MsgspecError as error:
        raise DragomanError(f"'{out}/account.json' is of another version: start the run's command again.") from error
