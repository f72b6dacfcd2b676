"""What a list shows of a process: who negotiates, when they last met and what came of it, what moved, how sure it is.

It is made with the record and stands beside it, so that a list of thousands opens no record.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dragoman.model import Change, KnownMeeting, Movement, Outcome, Precision, ProcessRecord, Stance, Status, Value
from dragoman.record.names import plain
from dragoman.store.packing import storable

SHARE = 0.25  # of the meetings of the one that met oftenest: who has fewer is named in no title
MOST = 6  # parties in a title
ENOUGH = 40  # parties of which stances are counted


class Named(Value, frozen=True, kw_only=True):
    """A party by its code and its name."""

    id: str
    name: str


class Met(Value, frozen=True, kw_only=True):
    """A meeting as a list shows it."""

    id: str
    date: str
    date_precision: Precision | None
    place: str | None
    outcome: Outcome | None


class Moved(Value, frozen=True, kw_only=True):
    """A movement as a list shows it."""

    id: str
    date: str | None
    party: str
    issue: str
    from_stance: Stance | None
    to_stance: Stance | None
    kind: Change
    reports: int


class Summary(Value, frozen=True, kw_only=True):
    """`parties` negotiate, `mediators` sit between them; `met` was the last meeting, `planned` is the next after it.

    `first` and `last` are the days of the reports; `stances` counts the ledger's entries by party and stance, `status`
    its entries, meetings, people and statements by kind and status; `origins` are sources, `outlets` who printed them.
    """

    parties: tuple[Named, ...] = ()
    mediators: tuple[Named, ...] = ()
    reports: int = 0
    outlets: int = 0
    origins: int = 0
    first: str | None = None
    last: str | None = None
    meetings: int = 0
    met: Met | None = None
    planned: Met | None = None
    movements: int = 0
    moved: Moved | None = None
    disagreements: int = 0
    stances: dict[str, dict[Stance, int]]
    status: dict[str, dict[Status, int]]


def summary_of(record: ProcessRecord) -> Summary:
    """A process's record in a few lines."""
    days = sorted(report.published for report in record.reports if report.published)
    met = last_met(record.meetings)
    return Summary(
        parties=negotiating(record),
        mediators=named(record, often(meeting.mediators for meeting in record.meetings)),
        reports=len(record.reports),
        outlets=len({report.outlet for report in record.reports if report.outlet}),
        origins=len(record.origins),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        meetings=sum(was_held(meeting) for meeting in record.meetings),
        met=met,
        planned=next_planned(record.meetings, met.date if met else ""),
        movements=len(record.movements),
        moved=last_moved(record.movements),
        disagreements=len(record.disagreements),
        stances=stances(record),
        status={
            "positions": statuses(record.positions),
            "meetings": statuses(record.meetings),
            "people": statuses(actor for actor in record.actors if actor.kind == "person"),
            "statements": statuses(record.statements),
        },
    )


def negotiating(record: ProcessRecord) -> tuple[Named, ...]:
    """Who met, those who met oftenest first; where nobody did, who took positions."""
    return named(record, often(meeting.parties for meeting in record.meetings)) or named(
        record, often((entry.party,) for entry in record.positions)
    )


def often(groups: Iterable[Sequence[str]]) -> list[str]:
    """Codes by how many groups they are in, without those that few have."""
    counted = Counter(code for group in groups for code in dict.fromkeys(group))
    most = max(counted.values(), default=0)
    enough = [code for code, count in counted.items() if count >= SHARE * most]
    return sorted(enough, key=lambda code: (-counted[code], code))[:MOST]


def named(record: ProcessRecord, codes: Iterable[str]) -> tuple[Named, ...]:
    names = {actor.id: actor.name for actor in record.actors}
    return tuple(Named(id=code, name=names.get(code, code)) for code in codes)


def was_held(meeting: KnownMeeting) -> bool:
    return meeting.outcome not in ("planned", "called-off")


def last_met(meetings: Iterable[KnownMeeting]) -> Met | None:
    """The last meeting that was held on a day that is known; of several on it, the surest."""
    held = [one for one in meetings if one.date and was_held(one)]
    return met(max(held, key=lambda one: (one.date or "", one.main, one.score, one.id), default=None))


def next_planned(meetings: Iterable[KnownMeeting], after: str) -> Met | None:
    """The first meeting that is fixed for after a day."""
    planned = [one for one in meetings if one.date and one.outcome == "planned" and one.date > after]
    return met(min(planned, key=lambda one: (one.date or "", -one.score, one.id), default=None))


def met(meeting: KnownMeeting | None) -> Met | None:
    if meeting is None or meeting.date is None:
        return None
    return Met(
        id=meeting.id,
        date=meeting.date,
        date_precision=meeting.date_precision,
        place=meeting.place,
        outcome=meeting.outcome,
    )


def last_moved(movements: Iterable[Movement]) -> Moved | None:
    """The last movement whose day is known; of several on it, the one that most tell of."""
    last = max(movements, key=lambda one: (one.date or "", len(one.reports), one.id), default=None)
    if last is None:
        return None
    facts = {name: getattr(last, name) for name in Moved.__struct_fields__ if name != "reports"}
    return Moved(**facts, reports=len(last.reports))


def stances(record: ProcessRecord) -> dict[str, dict[Stance, int]]:
    """How many entries each party has of each stance, the parties with most first."""
    counted: dict[str, Counter[Stance]] = {}
    for entry in record.positions:
        counted.setdefault(entry.party, Counter())[entry.stance] += 1
    most = sorted(counted, key=lambda party: (-counted[party].total(), party))[:ENOUGH]
    return {party: dict(sorted(counted[party].items())) for party in most}


def statuses(entries: Iterable[Any]) -> dict[Status, int]:
    counted: Counter[Status] = Counter(entry.status for entry in entries)
    return dict(sorted(counted.items()))


def searched(name: str, summary: Summary) -> str:
    """By what a process is looked for: its name and those of its parties, in small letters."""
    people = (part for one in (*summary.parties, *summary.mediators) for part in (one.id, one.name))
    return str(storable(plain(" ".join(dict.fromkeys((name, *people))))))


def kept(summary: Summary) -> str:
    return msgspec.json.encode(storable(msgspec.to_builtins(summary))).decode()
