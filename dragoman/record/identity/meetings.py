"""Which meetings of several reports are one: planned in one, held in the next, recalled in a third."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dragoman.model import Decision, KnownMeeting
from dragoman.record.identity.gathering import Fits, Summaries, gathered, joined_gathered, remembered
from dragoman.record.identity.identified import Identified
from dragoman.record.identity.meeting_facts import known_meeting
from dragoman.record.identity.meeting_likeness import meeting_matches, repeats
from dragoman.record.identity.meeting_mentions import Mention, Standing, day_in, mentions_of, places_compared
from dragoman.record.identity.meeting_plans import postponed, with_plans_moved
from dragoman.record.identity.weights import FORMS, HINT, MOVED, SESSION
from dragoman.record.joining import BY_HAND, joined
from dragoman.record.told import Told
from dragoman.record.verdicts import seen_to


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
    by_hand = {merge.into for merge in found.merges if merge.reason == BY_HAND}
    known = tuple(known_meeting(one, of) for one, of in whole.items() if one in by_hand or is_told_of(of))
    kept = {meeting.id for meeting in known}
    return Identified(tuple(told), known, tuple(merge for merge in found.merges if merge.into in kept))


def is_told_of(mentions: Sequence[Mention]) -> bool:
    """Whether the reports tell enough of a meeting to know it from others: its time or place, and more than a hint.

    What a person has seen to is one.
    """
    if any(seen_to(m.meeting) for m in mentions):
        return True
    if not any(m.meeting.date or m.meeting.place for m in mentions):
        return False
    surest = max(m.meeting.score for m in mentions)
    whole = any(m.meeting.date and m.meeting.place for m in mentions)
    return whole or surest >= HINT or any(m.meeting.main for m in mentions)


def fitting(mentions: Mapping[str, Mention], reports: Mapping[str, frozenset[str]]) -> Fits:
    """Whether two groups of mentions can be one meeting's: no report has both, none has it elsewhere or long before."""
    when_and_where: Summaries[Occasion] = Summaries(lambda one: (occasion(mentions[one]),), FORMS)
    told_by: Summaries[str] = Summaries(lambda one: reports[one])

    def fits(one: Sequence[str], other: Sequence[str]) -> bool:
        if any(clash(a, b) for a in when_and_where.of(one) for b in when_and_where.of(other)):
            return False
        both = told_by.of(one) & told_by.of(other)
        mine, theirs = ([head for head in group if reports[head] & both] if both else [] for group in (one, other))
        return all(repeats(mentions[a], mentions[b]) for a in mine for b in theirs if reports[a] & reports[b])

    return remembered(fits)


class Occasion(NamedTuple):
    """What two mentions of one meeting cannot have differently."""

    standing: Standing
    date: str | None
    place: str | None
    round: int | None


def occasion(mention: Mention) -> Occasion:
    return Occasion(mention.standing, mention.meeting.date, mention.meeting.place, mention.meeting.round)


@lru_cache(maxsize=65536)
def clash(one: Occasion, other: Occasion) -> bool:
    """Whether two mentions cannot be of one meeting; a plan may be moved."""
    if is_one_round(one, other):
        return False
    if {one.standing, other.standing} == {"planned", "held"}:
        return False
    days = day_in(one.date), day_in(other.date)
    if days[0] and days[1]:
        if abs((days[0] - days[1]).days) > (MOVED if one.standing == other.standing else SESSION):
            return True
    elif one.date and other.date and months_apart(one.date[:7], other.date[:7]) > 1:
        return True
    return bool(one.place and other.place) and places_compared(*sorted((str(one.place), str(other.place)))) == "other"


def is_one_round(one: Occasion, other: Occasion) -> bool:
    """Whether both are the same round on the same day, which is not held in two towns."""
    return one.round is not None and (one.round, one.date) == (other.round, other.date) and day_in(one.date) is not None


def months_apart(one: str, other: str) -> int:
    (a, m), (b, n) = (map(int, when.split("-")) for when in (one, other))
    return abs((a - b) * 12 + m - n)
