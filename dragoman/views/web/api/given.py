"""What the API answers with, beside the nouns of the record and the rows of the store."""

from collections.abc import Sequence
from typing import Any, Literal

from dragoman.model import Correction, Reading, Span, Stance, Status, Value
from dragoman.store import Summary
from dragoman.views.web.api.rows import ReportRow, StatementRow


class Welcome(Value, frozen=True, kw_only=True):
    """What this is, and where it is described."""

    dragoman: str
    api: Literal["1"]
    description: str
    reference: str


class Fault(Value, frozen=True, kw_only=True):
    """One thing that is wrong with what was sent: of a field of the body or a parameter of the address."""

    name: str
    reason: str


class Problem(Value, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong (RFC 9457). Of a conflict `line` is where somebody else spoke, `theirs` the entry as it stands by
    now, `yours` what it was to be."""

    title: str
    status: int
    type: str = "about:blank"
    detail: str | None = None
    instance: str | None = None
    errors: tuple[Fault, ...] = ()
    line: int | None = None
    yours: dict[str, Any] | None = None
    theirs: dict[str, Any] | None = None


class Process(Value, frozen=True, kw_only=True):
    """A process of a list; `stale` where something has happened since its summary was made."""

    name: str
    reports: int
    stale: bool
    summary: Summary | None


class ReportRead(Value, frozen=True, kw_only=True):
    """A report with what was read in it; `line` is the journal's last line, to be sent back as `seen`."""

    reading: Reading
    process: str | None
    versions: tuple[str, ...]
    line: int


class Version(Value, frozen=True, kw_only=True):
    """A version of an article; `changes` are the lines that differ from the one before it, as a unified diff."""

    report: str
    published: str | None
    outlet: str | None
    name: str
    changes: tuple[str, ...]


class Said(Value, frozen=True, kw_only=True):
    """A correction, in which line of the journal it stands, when it was made and by whom."""

    line: int
    at: str
    by: str
    coding: str | None
    correction: Correction


class JournalLine(Value, frozen=True, kw_only=True):
    """What was done: an undone line is named with the line that took it back."""

    line: int
    at: str
    by: str
    kind: str
    what: dict[str, Any]
    undone_by: int | None


class IssueLine(Value, frozen=True, kw_only=True):
    """An issue, what it is called in words, how many entries are on it, and which labels lead to it by now."""

    issue: str
    name: str
    positions: int
    originals: tuple[str, ...]


class SnippetLine(Value, frozen=True, kw_only=True):
    """Words that a code was given to."""

    kind: Literal["position", "statement"]
    process: str
    entry: str
    span: Span
    words: str
    party: str | None
    stance: Stance | None
    issue: str | None
    speaker: str | None
    speaker_name: str | None
    outlet: str | None
    day: str | None
    status: Status
    by: tuple[str, ...]


class CodingLine(Value, frozen=True, kw_only=True):
    """A blind coding: its reports, its coders, and how many reports each of them is done with."""

    line: int
    name: str
    reports: tuple[str, ...]
    coders: tuple[str, ...]
    suggestions: bool
    by: str
    at: str
    finished: dict[str, int]


class AgreedLine(Value, frozen=True, kw_only=True):
    """How far coders agree on one label; a figure is null where `note` says why.

    `units` are what two or more of them have labelled; `low` and `high` bound alpha in 95 of 100 draws of reports.
    """

    label: str
    unit: str
    coders: tuple[str, ...]
    reports: int
    units: int
    agreement: float | None
    alpha: float | None
    low: float | None
    high: float | None
    kappa: float | None
    values: tuple[str, ...]
    note: str


class DifferenceLine(Value, frozen=True, kw_only=True):
    """A passage, what it is labelled for, and what each coder says of it; it has no place where `start` is null."""

    report: str
    label: str
    start: int | None
    end: int | None
    words: str
    said: dict[str, str]


class FailureLine(Value, frozen=True, kw_only=True):
    """A report that could not be read or kept, and why."""

    number: int
    at: str
    by: str
    name: str
    reason: str


class JobLine(Value, frozen=True, kw_only=True):
    """One report of a job: the report that it became, or why it did not."""

    name: str
    state: str
    report: str | None
    reason: str | None


class JobState(Value, frozen=True, kw_only=True):
    """How far the reading of what was brought has come."""

    job: str
    stage: Literal["waiting", "reading", "recording", "done"]
    lines: tuple[JobLine, ...]


class Found(Value, frozen=True, kw_only=True):
    """What was found first; all of it is at the addresses in `more`."""

    statements: Sequence[StatementRow]
    reports: Sequence[ReportRow]
    processes: tuple[Process, ...]
    more: dict[str, str]


class Written(Value, frozen=True, kw_only=True):
    """The lines of the journal that were written: each can be taken back."""

    lines: tuple[int, ...]


class EntryWritten(Value, frozen=True, kw_only=True):
    """The line of the journal that was written, and the entry as it stands by now."""

    line: int
    entry: str
    now: dict[str, Any] | None


class AddedReport(Value, frozen=True, kw_only=True):
    """What came of a reading: "known" where nothing was new; `version_of` are earlier versions of the article."""

    outcome: Literal["added", "known", "version", "appearance", "again"]
    report: str
    line: int | None
    version_of: tuple[str, ...]
