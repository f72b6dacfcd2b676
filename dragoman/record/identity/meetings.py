"""Which meetings of several reports are one: planned in one, held in the next, recalled in a third."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.model import Decision, KnownMeeting
from dragoman.record.identity.gathering import gathered, joined_gathered
from dragoman.record.identity.identified import Identified
from dragoman.record.identity.meeting_facts import known_meeting
from dragoman.record.identity.meeting_likeness import meeting_matches, repeats
from dragoman.record.identity.meeting_mentions import Mention, mentions_of, places_compared
from dragoman.record.identity.meeting_plans import postponed, with_plans_moved
from dragoman.record.identity.weights import HINT, MOVED, SESSION
from dragoman.record.joining import joined
from dragoman.record.told import Told


def same_meetings(told: Sequence[Told], decisions: Iterable[Decision] = ()) -> Identified[KnownMeeting]:
    """The meetings, one entry for each, with the last known outcome.

    planned for 19 February in Muscat; a meeting on 19 February was called off    one
    Tbilisi on 15 January; three days in Georgia that ended on the 16th           one
    the January round, which failed                                               that one too
    """
    said = tuple(decisions)
    mentions = mentions_of(told)
    units = gathered({one: m.sign for one, m in mentions.items()}, "meeting", said)
    heads = {head: mentions[head] for head in units.heads}
    reports = {head: frozenset(mentions[one].report for one in members) for head, members in units.members.items()}
    matches = tuple(meeting_matches(heads))
    first = joined("meeting", units.heads, matches, said, fitting(heads, reports))
    heads = with_plans_moved(heads, first.into)
    plans = postponed(heads, first.into)
    found = joined_gathered("meeting", units, (*matches, *plans), said, fitting(heads, reports), "told alike")
    head_of = {one: head for head, members in units.members.items() for one in members}
    whole: dict[str, list[Mention]] = {}
    for one, mention in mentions.items():
        moved = heads[head_of[one]].moved
        whole.setdefault(found.into[one], []).append(replace(mention, moved=moved))
    known = tuple(known_meeting(one, of) for one, of in whole.items() if is_told_of(of))
    return Identified(tuple(told), known, found.merges)


def is_told_of(mentions: Sequence[Mention]) -> bool:
    """Whether the reports tell enough of a meeting to know it from others: its time or place, and more than a hint."""
    if not any(m.meeting.date or m.meeting.place for m in mentions):
        return False
    surest = max(m.meeting.score for m in mentions)
    whole = any(m.meeting.date and m.meeting.place for m in mentions)
    return whole or surest >= HINT or any(m.meeting.main for m in mentions)


def fitting(
    mentions: Mapping[str, Mention], reports: Mapping[str, frozenset[str]]
) -> Callable[[Sequence[str], Sequence[str]], bool]:
    """Whether two groups of mentions can be one meeting's: no report has both, none has it elsewhere or long before."""

    def fits(one: Sequence[str], other: Sequence[str]) -> bool:
        return not any(
            (reports[a] & reports[b] and not repeats(mentions[a], mentions[b])) or clash(mentions[a], mentions[b])
            for a in one
            for b in other
        )

    return fits


def clash(one: Mention, other: Mention) -> bool:
    """Whether two mentions cannot be of one meeting; a plan may be moved."""
    if {one.standing, other.standing} == {"planned", "held"}:
        return False
    if (
        one.day
        and other.day
        and abs((one.day - other.day).days) > (MOVED if one.standing == other.standing else SESSION)
    ):
        return True
    if (not one.day or not other.day) and one.month and other.month and months_apart(one.month, other.month) > 1:
        return True
    a, b = one.meeting.place, other.meeting.place
    return bool(a and b) and places_compared(*sorted((str(a), str(b)))) == "other"


def months_apart(one: str, other: str) -> int:
    (a, m), (b, n) = (map(int, when.split("-")) for when in (one, other))
    return abs((a - b) * 12 + m - n)
