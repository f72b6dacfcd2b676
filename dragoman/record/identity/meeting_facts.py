"""What all reports together say of a meeting: when, where, who, and how it ended as far as is known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from dragoman.days import precision
from dragoman.model import KnownMeeting, Outcome
from dragoman.record.identity.meeting_mentions import Mention, country, town_alike
from dragoman.record.identity.weights import EARLY, PARTY_SHARE, SESSION, VOTE_OF_MOVED, VOTES
from dragoman.record.verdicts import seen_to, trusted, verdict

Value = TypeVar("Value")


def known_meeting(meeting: str, mentions: Sequence[Mention]) -> KnownMeeting:
    """One meeting of all mentions, in order of time; what a person has seen to goes before the others."""
    sure = trusted(mentions, lambda m: m.meeting)
    facts = facts_of(sure) if sure is mentions else filled(facts_of(sure), facts_of(mentions), sure)
    best = max(mentions, key=lambda m: (seen_to(m.meeting), m.standing == "held", m.meeting.main, m.meeting.score))
    status, by = verdict(m.meeting for m in mentions)
    return KnownMeeting(
        id=meeting,
        **facts,
        participants=tuple(dict.fromkeys(one for m in mentions for one in m.meeting.participants)),
        main=any(m.meeting.main for m in mentions),
        evidence=tuple(dict.fromkeys(span for m in mentions for span in m.meeting.evidence)),
        reason=best.meeting.reason,
        score=max(m.meeting.score for m in mentions),
        reports=tuple(dict.fromkeys(m.report for m in mentions)),
        status=status,
        by=by,
    )


def facts_of(mentions: Sequence[Mention]) -> dict[str, Any]:
    """When, where, how, who, and what came of it, as most of these mentions have it."""
    weights = [weight(m, mentions) for m in mentions]
    when, sides = date_of(mentions, weights), sides_of(mentions)
    said = {
        name: most_said([(m, getattr(m.meeting, name), m.meeting.score) for m in mentions])
        for name in ("format", "round", "track", "duration_minutes")
    }
    return {
        "date": when,
        "date_precision": precision(when),
        "place": place_of(mentions, weights),
        "parties": tuple(code for code, side in sides.items() if side == "party"),
        "mediators": tuple(code for code, side in sides.items() if side == "mediator"),
        "outcome": outcome_of(mentions),
        **said,
    }


def filled(facts: dict[str, Any], others: dict[str, Any], sure: Iterable[Mention]) -> dict[str, Any]:
    """What some mentions say, and of what they are silent on what the others say; not a date that was taken out."""
    silent = {name for name, value in facts.items() if not value}
    if facts["parties"] or facts["mediators"]:
        silent -= {"parties", "mediators"}  # who took part is said as a whole
    if any(m.meeting.date is None and m.meeting.date_precision for m in sure):
        silent -= {"date", "date_precision"}
    return facts | {name: others[name] for name in silent}


def weight(mention: Mention, mentions: Iterable[Mention]) -> float:
    """What a mention's day and place count for: little where it is a plan that was moved."""
    moved = (
        mention.standing == "planned"
        and mention.day is not None
        and any(
            other.standing == "held" and other.day and abs((other.day - mention.day).days) > SESSION
            for other in mentions
        )
    )
    return mention.worth * (VOTE_OF_MOVED if moved else VOTES[mention.standing])


def most_said(votes: Iterable[tuple[Mention, Value | None, float]]) -> Value | None:
    """The value with most votes, one from each origin; of two with as many, the one told first."""
    by_value: dict[Value, dict[str, float]] = defaultdict(dict)
    for mention, value, score in votes:
        if value is not None:
            origins = by_value[value]
            origins[mention.origin] = max(score, origins.get(mention.origin, 0.0))
    sums = {value: round(sum(origins.values()), 6) for value, origins in by_value.items()}
    return max(sums, key=lambda value: sums[value], default=None)


def date_of(mentions: Sequence[Mention], weights: Sequence[float]) -> str | None:
    """The day with most votes, else the month; of two days with as many, the first: a session is dated by it."""
    dated = sorted(zip(mentions, weights, strict=True), key=lambda pair: pair[0].meeting.date or "")
    day = most_said([(m, m.meeting.date, w) for m, w in dated if m.day])
    return day or most_said([(m, m.meeting.date, w) for m, w in dated])


def place_of(mentions: Sequence[Mention], weights: Sequence[float]) -> str | None:
    """The place with most votes, a town before a country; the spelling that most have of it."""
    places = [(m, m.meeting.place, w) for m, w in zip(mentions, weights, strict=True) if m.meeting.place]
    towns = [(m, place, w) for m, place, w in places if country(place) is None]
    chosen = most_said(towns or places)
    if chosen is None:
        return None
    names = list(dict.fromkeys(place for _, place, _ in towns or places))
    head = {name: next((other for other in names if town_alike(name, other)), name) for name in names}
    town = most_said([(m, head[place], w) for m, place, w in towns or places])
    return most_said([(m, place, w) for m, place, w in towns or places if head[place] == town])


def sides_of(mentions: Sequence[Mention]) -> dict[str, str]:
    """Each that took part as party or as mediator, whichever more reports have; those whom few have are left out."""
    roles: dict[str, dict[str, dict[str, float]]] = {}
    naming: dict[str, float] = {}
    for m in mentions:
        value = VOTES[m.standing] * m.worth
        if m.meeting.parties:
            naming[m.origin] = max(value, naming.get(m.origin, 0.0))
        for role, codes in (("party", m.meeting.parties), ("mediator", m.meeting.mediators)):
            for code in codes:
                origins = roles.setdefault(code, {"party": {}, "mediator": {}})[role]
                origins[m.origin] = max(value, origins.get(m.origin, 0.0))
    whole = sum(naming.values())
    sides: dict[str, str] = {}
    for code, by_role in roles.items():
        party, mediator = (round(sum(by_role[role].values()), 6) for role in ("party", "mediator"))
        if party >= mediator and party >= PARTY_SHARE * whole:
            sides[code] = "party"
        elif mediator > party:
            sides[code] = "mediator"
    return sides


def outcome_of(mentions: Sequence[Mention]) -> Outcome | None:
    """How it ended: what most origins say who tell of it as past, the later of two; a plan only where none does.

    planned; then no-agreement                     no-agreement
    planned; called-off                            called-off
    continues; later no-agreement                  no-agreement
    called-off, by one; no-agreement, by others    no-agreement
    """
    past = originals([m for m in mentions if m.standing != "planned" and m.meeting.outcome is not None])
    if not past:
        return next((m.meeting.outcome for m in mentions if m.meeting.outcome), None)
    return most_said([(m, m.meeting.outcome, ends_worth(m)) for m in sorted(past, key=last_word)])


def originals(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those of copies, where the original has its own: a copy is cut, and says less."""
    own = {m.origin for m in mentions if m.report == m.origin}
    return [m for m in mentions if m.report == m.origin or m.origin not in own]


def ends_worth(mention: Mention) -> float:
    return mention.exact * (EARLY if mention.meeting.outcome == "continues" else 1.0)


def last_word(mention: Mention) -> tuple[bool, tuple[int, ...]]:
    """Places those first who look back, then the news, the latest first."""
    return mention.meeting.main, tuple(-ord(letter) for letter in mention.told or "")
