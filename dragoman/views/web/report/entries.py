"""What was read in a report, in order of the text, each entry with what is shown of it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model import Actor, EntryKind, Event, Meeting, Position, Reading, Span, Statement
from dragoman.store.corrections import Said
from dragoman.views.brief.material import Material
from dragoman.views.brief.matrix import entry as held_as
from dragoman.views.brief.model import Spans
from dragoman.views.brief.quotations import NOBODY, quotation
from dragoman.views.explain.content import (
    Entry,
    Passage,
    event_line,
    meeting_line,
    party_line,
    passages,
    person_line,
    score_of,
    spans_of,
)
from dragoman.views.text import clean, listed, quoted, sentence_case, shortened, waiting_for
from dragoman.views.words import on_issue

BESIDE = 50  # characters by which words are known again that stand in the text beside their entry
ROOM = 150  # of those that stand elsewhere
KINDS: tuple[EntryKind, ...] = ("statement", "position", "meeting", "actor", "event")


class Place(NamedTuple):
    """Where an entry stands: from which offset of the text on, and whether beneath a statement that holds it."""

    kind: EntryKind
    entry: Entry
    spans: Spans
    start: int
    number: int
    under: bool = False


@dataclass(frozen=True)
class Shown:
    """An entry as the page has it; `who` is None where nobody is named, `actor` the id of whoever that is."""

    place: Place
    who: str | None
    actor: str | None
    span: Span | None
    about: str
    words: str
    facts: tuple[str, ...]
    passages: tuple[Passage, ...]
    reason: str
    score: str
    second: str
    said: tuple[Said, ...]


def places_of(reading: Reading) -> list[Place]:
    """Every entry in order of the text, positions beneath the statement that they lie in; those without words last.

    Statements and positions are numbered first and together, as they stand beside the text; then kind by kind.
    """
    material, last = Material(reading), len(reading.report.text)
    keyed: list[tuple[tuple[int, ...], EntryKind, Entry, Spans, int, bool]] = []
    holding: dict[int, tuple[int, ...]] = {}
    statements = sorted(((within(spans_of(one, material), last), one) for one in reading.statements), key=first_of)
    for rank, (spans, statement) in enumerate(statements):
        start = spans[0][0] if spans else last
        keyed.append(((start, rank, 0, start), "statement", statement, spans, start, False))
        for low, _ in spans:
            holding[low] = (start, rank)
    pieces = sorted((low, high, holding[low]) for spans, _ in statements for low, high in spans)
    for kind in KINDS[1:]:
        for one in getattr(reading, f"{kind}s"):
            spans = led(within(spans_of(one, material), last), one, reading.report.text)
            start = spans[0][0] if spans else last
            holder = held_in(spans[0], pieces) if kind == "position" and spans else None
            key = (*holder, 1, start) if holder else (start, last, KINDS.index(kind), start)
            keyed.append((key, kind, one, spans, holder[0] if holder else start, holder is not None))
    keyed.sort(key=lambda one: one[0])
    in_turn = sorted(range(len(keyed)), key=lambda at: max(1, KINDS.index(keyed[at][1])))
    numbers = {at: number for number, at in enumerate(in_turn, 1)}
    return [
        Place(kind, one, spans, start, numbers[at], under)
        for at, (_, kind, one, spans, start, under) in enumerate(keyed)
    ]


def within(spans: Spans, last: int) -> Spans:
    """Only what lies in the text, whatever an entry says."""
    return tuple((max(0, start), min(end, last)) for start, end in spans if max(0, start) < min(end, last))


def led(spans: Spans, one: Entry, text: str) -> Spans:
    """The spans with that first in which a position's own words stand; others are what these refer to."""
    detail = one.detail if isinstance(one, Position) else None
    own = next((span for span in spans if detail and detail in text[slice(*span)]), None)
    return spans if own is None else (own, *(span for span in spans if span != own))


def first_of(found: tuple[Spans, Statement]) -> tuple[int, int]:
    return found[0][0] if found[0] else (1 << 60, 0)


def held_in(span: tuple[int, int], pieces: list[tuple[int, int, tuple[int, ...]]]) -> tuple[int, ...] | None:
    """The statement in one of whose pieces these words lie; of several the innermost."""
    behind = bisect_right(pieces, span[0], key=lambda piece: piece[0])
    return next((whole for _, end, whole in reversed(pieces[max(0, behind - 4) : behind]) if span[1] <= end), None)


def shown(places: Iterable[Place], material: Material, said: Mapping[str, list[Said]]) -> list[Shown]:
    """What is shown of some entries."""
    return [shown_one(place, material, tuple(said.get(place.entry.id, ()))) for place in places]


def shown_one(place: Place, material: Material, said: tuple[Said, ...]) -> Shown:
    one = place.entry
    who, about, words, facts = LINES[type(one)](one, material)
    return Shown(
        place=place,
        who=who,
        actor=actor_of(one),
        span=Span(report=material.reading.report.id, start=place.spans[0][0], end=place.spans[0][1])
        if place.spans
        else None,
        about=about,
        words=words,
        facts=facts,
        passages=tuple(passages(one, place.spans, material)),
        reason=clean(one.reason),
        score=score_of(one),
        second=clean(getattr(one, "second", None) or ""),
        said=said,
    )


def actor_of(one: Entry) -> str | None:
    if isinstance(one, Statement):
        return one.speaker
    return one.party if isinstance(one, Position) else one.id if isinstance(one, Actor) else None


Line = tuple[str | None, str, str, tuple[str, ...]]  # who, about, words, facts


def of_statement(one: Statement, material: Material) -> Line:
    """Amina Chirwa | foreign minister, Malawi | the words | word for word, conditional."""
    said = quotation(one, material)
    about = ", ".join((*said.about, *((f"“{said.source}”",) if said.source else ())))
    who = None if said.speaker == NOBODY else said.speaker
    return who, about, shortened(said.words, BESIDE), (said.kind_words, *said.hedges)


def of_position(one: Position, material: Material) -> Line:
    """Malawi | on trade, to Mozambique | “a lower fee”, only if “the road reopens”."""
    held = held_as(one, material)
    words = quoted(shortened(held.words, BESIDE), held.quoted) if held.words else ""
    if held.condition:
        words += waiting_for(held.condition) + quoted(shortened(held.condition, BESIDE), held.condition_quoted)
    target = f", to {material.names.in_sentence(one.target)}" if one.target else ""
    return material.names.plain(one.party), f"on {on_issue(one.issue)}{target}", words, ()


def of_meeting(one: Meeting, material: Material) -> Line:
    who, _, what = meeting_line(one, material)
    return who, what.removeprefix(": "), first_words(one, material), ()


def of_actor(one: Actor, material: Material) -> Line:
    who, _, what = person_line(one, material) if one.kind == "person" else party_line(one, material)
    return who, what.removeprefix(", ").removeprefix("; "), "", ()


def of_event(one: Event, material: Material) -> Line:
    _, _, what = event_line(one, material)
    who = sentence_case(listed([material.names.in_sentence(code) for code in one.actors])) or None
    return who, what.removeprefix(": "), first_words(one, material), ()


def first_words(one: Entry, material: Material) -> str:
    spans = within(spans_of(one, material), len(material.reading.report.text))
    return shortened(clean(material.reading.report.text[slice(*spans[0])]).strip(), ROOM) if spans else ""


LINES: Mapping[type, Callable[..., Line]] = {
    Statement: of_statement,
    Position: of_position,
    Meeting: of_meeting,
    Actor: of_actor,
    Event: of_event,
}
