"""Which entry of a reading is the one that a person spoke of, also after the report was read again under other ids.

the same position on the same words                       surely
the same party, stance and issue on words that overlap    likely
the same words, read as something else                    no
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from dragoman.model import Actor, EntryKind, Event, Meeting, Position, Span, Statement

SURE, LIKELY, NO = 2, 1, 0
SHARED = 0.5  # of the characters of both, from which two statements are the same words cut otherwise
Stretch = tuple[str, int, int]


class Sign(NamedTuple):
    """What makes an entry what it is: all of it, and what must hold at the least beside words that overlap."""

    whole: tuple[Any, ...]
    least: tuple[Any, ...]
    words: tuple[Stretch, ...]


def alike(kind: EntryKind, one: Any, other: Any) -> int:
    """How surely two entries of readings of one report are the same."""
    mine, theirs = SIGNS[kind](one), SIGNS[kind](other)
    if mine.whole == theirs.whole:
        return SURE
    if mine.least != theirs.least:
        return NO
    enough = SHARED if kind == "statement" else 0.0
    both = shared(mine.words, theirs.words)
    return LIKELY if both > enough or (both == enough == 0.0 and not (mine.words and theirs.words)) else NO


def likest(kind: EntryKind, entry: Any, others: Iterable[Sequence[Any]], first: int | None = None) -> int | None:
    """The place of the one among others, each in the forms that it has had, that is surest the entry.

    first  the place of the one that goes by its id, which is preferred among equally sure ones
    """
    found = {n: max((alike(kind, entry, form) for form in forms), default=NO) for n, forms in enumerate(others)}
    best = max(found.values(), default=NO)
    if best == NO:
        return None
    if first is not None and found[first] == best:
        return first
    return next(n for n, sure in found.items() if sure == best)


def actor_sign(actor: Actor) -> Sign:
    name = actor.code or actor.id if actor.kind != "person" else actor.name
    return Sign((actor.kind == "person", name), (actor.kind == "person", name), stretches(actor.evidence))


def meeting_sign(meeting: Meeting) -> Sign:
    whole = (meeting.date, meeting.place, meeting.parties, stretches(meeting.evidence))
    return Sign(whole, (meeting.outcome == "planned",), stretches(meeting.evidence))


def statement_sign(statement: Statement) -> Sign:
    words = tuple(("", start, end) for start, end in statement.spans)
    return Sign(words, (), words)


def position_sign(position: Position) -> Sign:
    words = stretches(position.evidence)
    least = (position.party, position.stance, position.issue)
    return Sign((*least, words), least, words)


def event_sign(event: Event) -> Sign:
    words = stretches(event.evidence)
    return Sign((event.type, words), (event.type,), words)


SIGNS: Mapping[EntryKind, Callable[[Any], Sign]] = {
    "actor": actor_sign,
    "meeting": meeting_sign,
    "statement": statement_sign,
    "position": position_sign,
    "event": event_sign,
}


def stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    return tuple((span.report, span.start, span.end) for span in spans)


def shared(some: Sequence[Stretch], others: Sequence[Stretch]) -> float:
    """What share of the longer words both have."""
    both = sum(
        max(0, min(end, last) - max(start, first))
        for report, start, end in some
        for of, first, last in others
        if report == of
    )
    longest = max(sum(end - start for _, start, end in spans) for spans in (some, others))
    return both / longest if longest else 0.0
