"""Meetings that were planned and of which nothing more is heard under their day: the next one held is that meeting."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dragoman.record.identity.meeting_mentions import Mention, day_in
from dragoman.record.identity.weights import POSTPONED, POSTPONED_SCORE, SESSION
from dragoman.record.joining import Match

NEXT = 16  # meetings that may be the next one


def with_plans_moved(mentions: Mapping[str, Mention], into: Mapping[str, str]) -> dict[str, Mention]:
    """The mentions, with those taken for plans that look back at a plan of which nobody says that it came about.

    "was to have been held in Tarawa on March 20 but was moved"
    """
    groups: dict[str, list[Mention]] = {}
    for one, mention in mentions.items():
        groups.setdefault(into[one], []).append(mention)
    plans = {
        group
        for group, members in groups.items()
        if any(m.standing == "planned" for m in members) and all(m.standing == "planned" or is_open(m) for m in members)
    }
    return {one: replace(m, moved=True) if into[one] in plans and is_open(m) else m for one, m in mentions.items()}


def is_open(mention: Mention) -> bool:
    """Whether a report that comes long after a meeting's day says nothing of its end, and is about another."""
    told = day_in(mention.told)
    late = mention.day is not None and told is not None and (told - mention.day).days > SESSION
    return late and not mention.meeting.main and mention.meeting.outcome == "continues"


def postponed(mentions: Mapping[str, Mention], into: Mapping[str, str]) -> Iterator[Match]:
    """Each plan that is joined to no meeting held or called off, with the next meeting held of the same parties.

    planned for 8 February in Yerevan; held there on 21 February, and no plan for that day    one
    planned for 20 March, called off; held in April                                          two
    """
    heard = {into[one] for one, m in mentions.items() if m.standing != "planned"}
    planned = frozenset(day for m in mentions.values() if m.standing == "planned" and (day := m.day))
    held = sorted((m.day, one) for one, m in mentions.items() if m.standing == "held" and m.day and m.meeting.main)
    days = [day for day, _ in held]
    for one, plan in mentions.items():
        start = first_day(plan)
        if plan.standing == "planned" and start and into[one] not in heard:
            at = bisect_left(days, start - timedelta(days=SESSION))
            for day, other in held[at : at + NEXT]:
                if (day - start).days <= POSTPONED and is_next(plan, mentions[other], planned):
                    yield Match(one, other, POSTPONED_SCORE, "planned, then held at the next occasion")
                    break


def first_day(plan: Mention) -> date | None:
    """The day of a plan, or the first of its month."""
    return plan.day or day_in(f"{plan.month}-01" if plan.month else None)


def is_next(plan: Mention, held: Mention, planned: frozenset[date]) -> bool:
    """Whether a meeting held may be the one planned: of the same parties, told later, not planned for its own day."""
    rounds = plan.meeting.round, held.meeting.round
    if not is_of(plan, held) or (all(rounds) and rounds[0] != rounds[1]):
        return False
    if not plan.told or not held.told or held.told <= plan.told or held.day is None:
        return False
    own = {held.day + timedelta(days=n) for n in range(-SESSION, SESSION + 1)} & planned
    return not own - {plan.day}


def is_of(plan: Mention, held: Mention) -> bool:
    """Whether the same parties meet, as far as a plan names them: all, or two of three."""
    return plan.sides == held.sides or (len(plan.sides) > 1 and plan.sides < held.sides)
