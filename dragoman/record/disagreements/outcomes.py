"""Whether the talks brought an agreement, and on which day they go on, where two origins say it differently."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.model import Meeting
from dragoman.record.disagreements.accounts import Account, Line
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed

SCORE = 0.6
NEITHER = ({"agreement", "no-agreement"}, {"agreement", "called-off"}, {"agreement", "partial"})


class Meetings(NamedTuple):
    """The one meeting that an account is about, and the one that is planned for a known day."""

    main: Meeting | None
    planned: Meeting | None


def meetings_in(account: Account, _: Mentions) -> Meetings:
    meetings = account.told.reading.meetings if not account.recalls else ()
    planned = [one for one in meetings if one.outcome == "planned" and one.date_precision == "day"]
    return Meetings(only([one for one in meetings if one.main]), only(planned))


def only(meetings: Sequence[Meeting]) -> Meeting | None:
    return meetings[0] if len(meetings) == 1 else None


def outcomes_differ(mine: Meetings, theirs: Meetings, one: Account, other: Account) -> Iterator[Opposed]:
    """The outcomes of the meeting that both accounts are about, and the days of the one that is planned."""
    a, b = mine.main, theirs.main
    if a and b and same_place(a, b) and {a.outcome, b.outcome} in NEITHER:
        reason = f"{a.outcome} in one report, {b.outcome} in the other, of the same days"
        yield from told("whether", "whether the talks brought an agreement", line_of(a, one), line_of(b, other), reason)
    a, b = mine.planned, theirs.planned
    if a and b and same_place(a, b) and a.date != b.date:
        reason = f"{a.date} in one report, {b.date} in the other"
        yield from told("when", "when they are to meet next", line_of(a, one), line_of(b, other), reason)


def told(kind: str, about: str, one: Line | None, other: Line | None, reason: str) -> Iterator[Opposed]:
    if one is not None and other is not None:
        yield Opposed(kind, about, one, other, reason, SCORE, about)


def same_place(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are of the same sides, and not said to be in two towns."""
    return bool(set(one.parties) & set(other.parties)) and (
        not one.place or not other.place or one.place == other.place
    )


def line_of(meeting: Meeting, account: Account) -> Line | None:
    """The sentence that tells of a meeting; of the one that a report is about the first that does."""
    if meeting.evidence:
        return account.line_at(meeting.evidence[0].start)
    return account.lines[0] if account.lines and meeting.main else None
