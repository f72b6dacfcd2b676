"""The marks of a report: each stretch of its words on which an entry rests, in its role, and how they belong together.

Marks are in order of place. Their ids are unique within the report and derive from the entry's.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from dragoman.model import Actor, Event, Meeting, Position, Report, Statement, Status
from dragoman.views.exports.parts import Part

Role = Literal["content", "source", "cue", "position", "person", "party", "meeting", "event"]
ROLES: tuple[Role, ...] = ("content", "source", "cue", "position", "person", "party", "meeting", "event")
TIES = ("speaker", "cue", "continues", "quoted-in")
FACTS = (
    "kind", "speaker", "speaker_id", "party", "hedges", "stance", "issue", "detail", "condition", "target", "name",
    "code", "office", "date", "place", "outcome", "parties", "participants", "mediators", "type", "mode", "cameo",
    "actors", "recipients",
)  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """Words of a report, `text[start:end]` in code points, in their role; `facts` has what is known, by FACTS."""

    id: str
    entry: str
    role: Role
    start: int
    end: int
    status: Status
    score: float
    by: tuple[str, ...]
    facts: dict[str, str]

    @property
    def suggested(self) -> bool:
        """Whether nobody has said yet that it is right."""
        return self.status == "suggested"


@dataclass(frozen=True)
class Tie:
    """Two marks of one statement, by id: the first, its content, has the other as `kind` says."""

    kind: str
    one: str
    other: str


@dataclass
class Marked:
    """A report with its marks and what ties them."""

    report: Report
    marks: list[Mark] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    numbers: Counter[tuple[str, Role]] = field(default_factory=Counter)

    def mark(self, role: Role, entry: Any, start: int, end: int, facts: dict[str, str]) -> Mark | None:
        """One mark more; none where the report has no such words."""
        if not 0 <= start < end <= len(self.report.text):
            return None
        self.numbers[entry.id, role] += 1
        name = f"{entry.id}.{role}{self.numbers[entry.id, role]}"
        made = Mark(name, entry.id, role, start, end, entry.status, entry.score, tuple(entry.by), facts)
        self.marks.append(made)
        return made


def marked_reports(part: Part) -> Iterator[Marked]:
    """Every report of a part with its marks, those without any too."""
    reports = {one.id: Marked(one) for one in part.record.reports}
    mark_statements(reports, part)
    rest: tuple[tuple[Iterable[Any], Any], ...] = (
        (part.record.positions, position_facts),
        (part.record.meetings, meeting_facts),
        (part.record.events, event_facts),
        (part.record.actors, actor_facts),
    )
    for entries, facts_of in rest:
        for entry in entries:
            mark_evidence(reports, entry, known(facts_of(entry, part.actors)))
    for marked in reports.values():
        marked.marks.sort(key=lambda mark: (mark.start, -mark.end, ROLES.index(mark.role), mark.id))
        yield marked


def mark_statements(reports: dict[str, Marked], part: Part) -> None:
    first: dict[str, Mark] = {}
    for statement in part.record.statements:
        marked = reports.get(statement.report)
        if marked is None:
            continue
        facts = known(statement_facts(statement, part.actors))
        pieces = [piece for span in statement.spans if (piece := marked.mark("content", statement, *span, facts))]
        around: list[tuple[str, Mark | None]] = []
        if statement.source:
            around.append(("speaker", marked.mark("source", statement, *statement.source, facts)))
        if statement.cue:
            around.append(("cue", marked.mark("cue", statement, *statement.cue, facts)))
        if pieces:
            first.setdefault(statement.id, pieces[0])
            marked.ties += [Tie(tie, pieces[0].id, mark.id) for tie, mark in around if mark]
            marked.ties += [Tie("continues", one.id, other.id) for one, other in pairwise(pieces)]
    for statement in part.record.statements:
        inner, outer = first.get(statement.id), first.get(statement.quoted_in or "")
        if inner and outer and inner is not outer:
            reports[statement.report].ties.append(Tie("quoted-in", inner.id, outer.id))


def mark_evidence(reports: dict[str, Marked], entry: Any, facts: dict[str, str]) -> None:
    for span in entry.evidence:
        if span.report in reports:
            reports[span.report].mark(role_of(entry), entry, span.start, span.end, facts)


def role_of(entry: Any) -> Role:
    if isinstance(entry, Actor):
        return "person" if entry.kind == "person" else "party"
    return "position" if isinstance(entry, Position) else "meeting" if isinstance(entry, Meeting) else "event"


def known(facts: dict[str, str | None]) -> dict[str, str]:
    """The facts that are known."""
    return {name: fact for name, fact in facts.items() if fact}


def statement_facts(statement: Statement, actors: dict[str, Actor]) -> dict[str, str | None]:
    return {
        "kind": statement.kind,
        "speaker": actors[statement.speaker].name if statement.speaker in actors else None,
        "speaker_id": statement.speaker,
        "party": statement.party,
        "hedges": together(statement.hedges),
    }


def position_facts(position: Position, _actors: dict[str, Actor]) -> dict[str, str | None]:
    return {
        "party": position.party,
        "stance": position.stance,
        "issue": position.issue,
        "detail": position.detail,
        "condition": position.condition,
        "target": position.target,
        "date": position.date,
    }


def meeting_facts(meeting: Meeting, _actors: dict[str, Actor]) -> dict[str, str | None]:
    return {
        "date": meeting.date,
        "place": meeting.place,
        "outcome": meeting.outcome,
        "parties": together(meeting.parties),
        "participants": together(meeting.participants),
        "mediators": together(meeting.mediators),
    }


def event_facts(event: Event, _actors: dict[str, Actor]) -> dict[str, str | None]:
    return {
        "date": event.date,
        "place": event.place,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "actors": together(event.actors),
        "recipients": together(event.recipients),
    }


def actor_facts(actor: Actor, _actors: dict[str, Actor]) -> dict[str, str | None]:
    return {
        "kind": actor.kind,
        "name": actor.name,
        "code": actor.code,
        "office": actor.office,
        "party": actor.party,
    }


def together(several: Iterable[str]) -> str:
    return "; ".join(several)
