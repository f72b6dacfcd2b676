"""Every noun of a negotiation record, as frozen values.

Offsets are code points into `Report.text`, end exclusive: `report.text[start:end]` is the quoted words, always.
Parties are referred to by their code (`RUS`, `UNO`, `KLF`), which is also the id of their actor; people by the id of
theirs. What could not be decided is `None` or empty, never a guess. An entry is "suggested" until a person says
otherwise; `by` are those who did.
"""

from typing import Any, Literal

import msgspec

ActorKind = Literal["person", "state", "organisation", "group"]
Office = Literal[
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister", "negotiator", "envoy",
    "spokesperson", "commander", "official", "leader", "none",
]  # fmt: skip
Outcome = Literal["agreement", "partial", "no-agreement", "continues", "planned", "called-off"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["demands", "offers", "accepts", "rejects", "conditions"]
Hedge = Literal["denied", "reportedly", "anonymous", "conditional", "future"]
MeetingFormat = Literal["in-person", "phone", "video", "shuttle"]
Merged = Literal["party", "person", "meeting", "utterance"]
Change = Literal["stance", "detail", "withdrawn"]
Precision = Literal["day", "month"]
Status = Literal["suggested", "confirmed", "corrected", "rejected"]
EntryKind = Literal["actor", "meeting", "statement", "position", "event"]
Deed = Literal["accept", "reject", "edit", "add"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen noun: equal by content, written to JSON as it stands."""


class Span(Value, frozen=True, kw_only=True, order=True):
    """A stretch of one report's text."""

    report: str
    start: int
    end: int


class Dropped(Value, frozen=True, kw_only=True):
    """Words of a page that are no part of its report, and why: "Leave a Reply", comment form."""

    text: str
    reason: str


class Report(Value, frozen=True, kw_only=True):
    """One news report: the text as a reader sees it, without the page's debris.

    `paragraphs` are [start, end) pairs over `text`; the title is the first of them where the page has one.
    `published` is ISO 8601, a day (`2022-03-10`). `flags` say what a reader of the record must know of this report.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    paragraphs: tuple[tuple[int, int], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    flags: tuple[str, ...] = ()


class Actor(Value, frozen=True, kw_only=True):
    """A person, or a party: a state, an organisation, a group that takes part."""

    id: str
    kind: ActorKind
    name: str
    code: str | None = None
    office: Office | None = None
    party: str | None = None
    aliases: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    reason: str = ""
    score: float = 1.0
    status: Status = "suggested"
    by: tuple[str, ...] = ()


class Meeting(Value, frozen=True, kw_only=True):
    """A meeting, round, call or summit that was held, is being held or is fixed to be held."""

    id: str
    date: str | None = None
    date_precision: Precision | None = None
    place: str | None = None
    format: MeetingFormat | None = None
    round: int | None = None
    track: str | None = None
    duration_minutes: int | None = None
    parties: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    outcome: Outcome | None = None
    main: bool = False
    evidence: tuple[Span, ...] = ()
    reason: str = ""
    score: float = 1.0
    status: Status = "suggested"
    by: tuple[str, ...] = ()


class Statement(Value, frozen=True, kw_only=True):
    """Somebody's words or view, word for word as the report has them, in one run inside one paragraph.

    `spans` are the pieces of content in order; `text` joins them by a space; `cue` and `source` are where the report
    says that it was said and by whom; `quoted_in` is the statement inside which these words are quoted; `grounds` is
    what the score is made of, by name, each 0 to 1; `second` is the reading that came next, in words, with its score.
    """

    id: str
    report: str
    speaker: str | None = None
    party: str | None = None
    kind: StatementKind
    spans: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    text: str
    hedges: tuple[Hedge, ...] = ()
    quoted_in: str | None = None
    reason: str = ""
    score: float = 1.0
    status: Status = "suggested"
    by: tuple[str, ...] = ()
    grounds: dict[str, float] = {}
    second: str | None = None


class Position(Value, frozen=True, kw_only=True):
    """What a party demands, offers, accepts, rejects or makes conditional on an issue.

    `grounds` is what the score was weighed from, by name, each 0 to 1; `second` is the reading that came next, in
    words, with its score.
    """

    id: str
    party: str
    stance: Stance
    issue: str
    detail: str | None = None
    condition: str | None = None
    target: str | None = None
    date: str | None = None
    evidence: tuple[Span, ...] = ()
    reason: str = ""
    score: float = 1.0
    status: Status = "suggested"
    by: tuple[str, ...] = ()
    grounds: dict[str, float] = {}
    second: str | None = None


class Event(Value, frozen=True, kw_only=True):
    """Who did what to whom, in PLOVER's type and mode and CAMEO's code."""

    id: str
    date: str | None = None
    type: str
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    evidence: tuple[Span, ...] = ()
    reason: str = ""
    score: float = 1.0
    status: Status = "suggested"
    by: tuple[str, ...] = ()


class Failure(Value, frozen=True, kw_only=True):
    """A report that could not be read: its name, what was wrong, and its address where that is known."""

    name: str
    reason: str
    url: str | None = None


class Reading(Value, frozen=True, kw_only=True):
    """All that one report gives."""

    report: Report
    actors: tuple[Actor, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()


class Record(Value, frozen=True, kw_only=True):
    """All that many readings give together."""

    dragoman: Literal["1"] = "1"
    reports: tuple[Report, ...] = ()
    actors: tuple[Actor, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    failures: tuple[Failure, ...] = ()


class Merge(Value, frozen=True, kw_only=True):
    """Two entries of readings taken for one, and why; both are named by the ids that their readings give them."""

    kind: Merged
    into: str
    one: str
    other: str
    reason: str
    score: float


class Decision(Value, frozen=True, kw_only=True):
    """What a person says of two entries of readings: that they are one, or that they are not."""

    kind: Merged
    one: str
    other: str
    same: bool


class Correction(Value, frozen=True, kw_only=True):
    """What a person says of one entry of a reading: that it is right, wrong, otherwise, or missing.

    `entry` is its id; `before` the entry as it was read (of an added one nothing), `after` what it is to be (of an
    edited and an added one), both as JSON has them. `by` is who says so; `names` are those whom it speaks of, by id.
    """

    report: str
    kind: EntryKind
    deed: Deed
    entry: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    by: str = ""
    names: dict[str, str] = {}


class Tenure(Value, frozen=True, kw_only=True):
    """An office that a person is first said to have on a day, and the party that they are known to act for."""

    office: Office | None
    party: str | None
    since: str | None
    reports: tuple[str, ...]


class KnownActor(Actor, frozen=True, kw_only=True):
    """An actor as all reports have them: `reports` name them; `tenures` are a person's offices in order of time."""

    reports: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()


class KnownMeeting(Meeting, frozen=True, kw_only=True):
    """A meeting as all reports have it, planned, held or recalled; `reports` mention it."""

    reports: tuple[str, ...] = ()


class LedgerEntry(Position, frozen=True, kw_only=True):
    """A position with its time: held from a day until another, where it is known to have ended.

    `reports` say so; `disputed` where another origin contradicts it; `recalled` where it is known only from reports
    that look back.
    """

    since: str | None = msgspec.field(name="from", default=None)
    until: str | None = None
    reports: tuple[str, ...] = ()
    disputed: bool = False
    recalled: bool = False


class Movement(Value, frozen=True, kw_only=True):
    """A party's move on an issue: from a stance to another, or in what it asks or offers.

    A stance is None where there was none before, or where a demand was dropped. `before` and `after` are the ledger
    entries between which it lies, `evidence` the words of both.
    """

    id: str
    party: str
    issue: str
    from_stance: Stance | None
    to_stance: Stance | None
    kind: Change = "stance"
    date: str | None = None
    detail: str | None = None
    before: str | None = None
    after: str | None = None
    reports: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    reason: str = ""
    score: float = 1.0


class Wording(Value, frozen=True, kw_only=True):
    """An utterance as one report has it; `left_out` is what others have of it and this one has not."""

    report: str
    statement: str
    text: str
    left_out: str | None = None


class Utterance(Value, frozen=True, kw_only=True):
    """The same words of one speaker on one occasion, as several reports have them."""

    id: str
    speaker: str | None = None
    party: str | None = None
    statements: tuple[str, ...] = ()
    wordings: tuple[Wording, ...] = ()
    reason: str = ""
    score: float = 1.0


class Copy(Value, frozen=True, kw_only=True):
    """A report that prints the text of another, as it is or rewritten."""

    original: str
    copy: str
    reason: str
    score: float


class Origin(Value, frozen=True, kw_only=True):
    """One source of a story: a report, those that print its text, and whom they credit ("Tass")."""

    id: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    credit: str | None = None


class Disagreement(Value, frozen=True, kw_only=True):
    """What two or more origins say differently; one claim and one piece of evidence for each report, in order."""

    id: str
    kind: str
    about: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: tuple[Span, ...] = ()
    reason: str = ""
    score: float = 1.0


class ProcessRecord(Record, frozen=True, kw_only=True):
    """The one record of a process: what a reader knows after all of its reports, or after those known on a day."""

    as_of: str | None = None
    actors: tuple[KnownActor, ...] = ()
    meetings: tuple[KnownMeeting, ...] = ()
    positions: tuple[LedgerEntry, ...] = ()
    movements: tuple[Movement, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    merges: tuple[Merge, ...] = ()


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `Record`, as published in docs/record.schema.json."""
    return msgspec.json.schema(Record)


def process_schema() -> dict[str, Any]:
    """The JSON Schema of `ProcessRecord`, as published in docs/process.schema.json."""
    return msgspec.json.schema(ProcessRecord)
