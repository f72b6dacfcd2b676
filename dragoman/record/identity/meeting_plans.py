"""Meetings that were planned and of which nothing more is heard under their day: the next one held is that meeting."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dragoman.record.identity.meeting_mentions import Mention
from dragoman.record.identity.weights import POSTPONED, POSTPONED_SCORE, SESSION
from dragoman.record.joining import Match


def postponed(mentions: Mapping[str, Mention], matches: Sequence[Match]) -> Iterator[Match]:
    """Each plan that no report has as held or called off, with the next meeting held of the same parties.

    planned for 8 February in Yerevan; held there on 21 February, and no plan for that day    one
    planned for 20 March, called off; held in April                                          two
    """
    heard = {one: True for match in matches for one in followed(match, mentions)}
    planned = {day for m in mentions.values() if m.standing == "planned" and (day := m.day)}
    held = sorted((m.day, one) for one, m in mentions.items() if m.standing == "held" and m.day and m.meeting.main)
    days = [day for day, _ in held]
    for one, plan in mentions.items():
        if plan.standing == "planned" and plan.day and one not in heard:
            at = bisect_left(days, plan.day - timedelta(days=SESSION))
            for day, other in held[at : at + 16]:
                if (day - plan.day).days > POSTPONED:
                    break
                if is_next(plan, mentions[other], planned):
                    yield Match(one, other, POSTPONED_SCORE, "planned, then held at the next occasion")
                    break


def followed(match: Match, mentions: Mapping[str, Mention]) -> Iterator[str]:
    """The plans of a match whose other side is no plan."""
    one, other = mentions[match.one].standing, mentions[match.other].standing
    if one == "planned" != other:
        yield match.one
    if other == "planned" != one:
        yield match.other


def is_next(plan: Mention, held: Mention, planned: Iterable[date]) -> bool:
    """Whether a meeting held may be the one planned: of the same parties, told later, not planned for its own day."""
    if not is_of(plan, held) or not plan.told or not held.told or held.told <= plan.told or held.day is None:
        return False
    own = {held.day + timedelta(days=n) for n in range(-SESSION, SESSION + 1)} & set(planned)
    return not own - {plan.day}


def is_of(plan: Mention, held: Mention) -> bool:
    """Whether the same parties meet, as far as a plan names them: all, or two of three."""
    return plan.sides == held.sides or len(plan.sides) > 1 and plan.sides < held.sides
