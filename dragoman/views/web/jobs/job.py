"""What a visitor brought to be read, and how far it has come."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from typing import Literal

from dragoman.store.lessons import Packed

State = Literal["waiting", "reading", "added", "known", "version", "appearance", "again", "failed"]
SAID: Mapping[State, str] = {
    "added": "added",
    "version": "added as a new version",
    "appearance": "known from elsewhere",
    "known": "known already",
    "again": "read anew",
    "failed": "not read",
    "reading": "being read",
    "waiting": "waiting",
}


@dataclass(frozen=True)
class Brought:
    """One thing to read: a text, a file that lies at `path`, or a web address; `name` is what it is called.

    `published` is its day; `title`, `outlet` and `url` are those of a text, where the visitor gave them.
    """

    name: str
    text: str | None = None
    path: Path | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True)
class Line:
    """One report of a job: its state, the report that it became, or why it did not."""

    name: str
    state: State = "waiting"
    report: str | None = None
    reason: str | None = None

    @property
    def said(self) -> str:
        return SAID[self.state]


@dataclass
class Job:
    """`by` is who brought it, `process` where it is to be put; `folder` holds its files until all are read.

    `learned` is what the store's corrections have taught when its turn comes.
    """

    by: str
    brought: tuple[Brought, ...]
    process: str | None = None
    folder: Path | None = None
    refused: tuple[Line, ...] = ()
    key: str = field(default_factory=lambda: token_urlsafe(9))
    lines: list[Line] = field(default_factory=list)
    stage: Literal["waiting", "reading", "recording", "done"] = "waiting"
    learned: Packed | None = None

    def __post_init__(self) -> None:
        self.lines = [*self.refused, *(Line(one.name) for one in self.brought)]

    @property
    def done(self) -> bool:
        return self.stage == "done"

    @property
    def finished(self) -> int:
        """How many reports are through, well or not."""
        return sum(line.state not in ("waiting", "reading") for line in self.lines)

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that are kept, each once, in order."""
        return tuple(dict.fromkeys(line.report for line in self.lines if line.report))

    @property
    def summary(self) -> str:
        """2 added, 1 known already, 1 not read."""
        counts = Counter(line.said for line in self.lines)
        return ", ".join(f"{counts[said]:,} {said}" for said in SAID.values() if counts[said])
