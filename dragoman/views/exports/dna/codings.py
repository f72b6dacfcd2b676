"""Positions and quotations as coders have them: words of a document with a value for every variable."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dragoman.dna_schema import POSITION, QUOTATION, StatementType
from dragoman.model import LedgerEntry, Position, Span, Statement
from dragoman.record.codes import sides
from dragoman.views import words
from dragoman.views.exports.colours import colour_of
from dragoman.views.exports.dna.names import NOBODY, Cast, Entity, Voices
from dragoman.views.exports.dna.words import long, short
from dragoman.views.exports.parts import Part
from dragoman.views.networks.tellings import HOLDS, Said, own_places, speaker_at, speakers

Value = Entity | str | int
AGREES: Mapping[str, Mapping[str, int]] = {
    "wide": {"agrees": 1, "demands": 1, "conditions": 1, "disagrees": 0},
    "narrow": {"agrees": 1, "disagrees": 0},
}


@dataclass(frozen=True)
class Choices:
    """How positions become concepts that somebody agrees or disagrees with; `copies`: also in reprinted texts."""

    agreement: str = "wide"
    concepts: str = "issue"
    copies: bool = False


@dataclass(frozen=True)
class Coding:
    """What DNA calls a statement: code points of a report's text, whose it is, and its values by variable."""

    type: StatementType
    place: Span
    coder: str | None
    values: Mapping[str, Value]


def codings_of(part: Part, cast: Cast, choices: Choices, concept: Callable[[Position], str]) -> dict[str, list[Coding]]:
    """The codings of a part by report, in order of their places; `concept` names an entry's concept."""
    copies = set() if choices.copies else {copy for origin in part.record.origins for copy in origin.reports[1:]}
    voices = Voices(cast, part.actors, cast.of(part))
    people = {actor.id for actor in part.record.actors if actor.kind == "person"}
    said = speakers(part.record.statements, people)
    found: dict[str, list[Coding]] = {}
    for one in chain(
        of_positions(part, copies, voices, said, AGREES[choices.agreement], concept),
        of_quotations(part, copies, voices),
    ):
        if (place := inside(one.place, part)) is not None:
            found.setdefault(place.report, []).append(Coding(one.type, place, one.coder, one.values))
    return {report: sorted(many, key=lambda one: one.place) for report, many in found.items()}


def inside(place: Span, part: Part) -> Span | None:
    """The place as far as it lies in its report's text; nothing where it does not."""
    report = part.reports.get(place.report)
    start, end = max(place.start, 0), min(place.end, len(report.text) if report else 0)
    return Span(report=place.report, start=start, end=end) if start < end else None


def of_positions(
    part: Part,
    copies: set[str],
    voices: Voices,
    said: Said,
    agrees: Mapping[str, int],
    concept: Callable[[Position], str],
) -> Iterator[Coding]:
    """A coding for each place that a position rests on and each side that holds it."""
    for entry in part.record.positions:
        agreement = agrees.get(HOLDS[entry.stance])
        if entry.status == "rejected" or agreement is None:
            continue
        about = {
            "concept": Entity(concept(entry), "issue", "", short(entry.issue), colour_of(entry.issue)),
            "agreement": agreement,
            "stance": Entity(entry.stance),
            "target": voices.together(entry.target),
            "detail": long(entry.detail),
            "condition": long(entry.condition),
            **seen_to(entry),
        }
        for place in dict.fromkeys(own_places(entry, copies)):
            for person, party in holders(entry, place, voices, said):
                yield Coding(POSITION, place, coder_of(entry), {"person": person, "organization": party, **about})


def holders(entry: LedgerEntry, place: Span, voices: Voices, said: Said) -> Iterator[tuple[Entity, Entity]]:
    """The sides that hold a position, each with the person who says the words there and speaks for that side.

    Whoever tells what another side holds does not hold it: of them the side stands alone.
    """
    if voices.is_person(entry.party):
        yield from voices.of(entry.party)
        return
    for side in sides(entry.party, voices.actors):
        spokes = [who for who in speaker_at(place, said) if voices.speaks_for(who, side)]
        yield (voices.entities[spokes[0]] if spokes else NOBODY), voices.one(side)


def of_quotations(part: Part, copies: set[str], voices: Voices) -> Iterator[Coding]:
    """A coding for each piece of a quotation and each of those who say it."""
    for one in part.record.statements:
        if one.status == "rejected" or one.report in copies:
            continue
        about = {"kind": Entity(one.kind), "hedges": Entity(", ".join(one.hedges)), **seen_to(one)}
        for piece, (start, end) in enumerate(one.spans, 1):
            place = Span(report=one.report, start=start, end=end)
            for person, party in voices.of(one.speaker, one.party):
                values = {"person": person, "organization": party, "piece": piece, **about}
                yield Coding(QUOTATION, place, coder_of(one), values)


def seen_to(entry: Position | Statement) -> dict[str, Value]:
    return {"score": round(100 * entry.score), "status": Entity(entry.status), "entry": long(entry.id)}


def coder_of(entry: Position | Statement) -> str | None:
    """The first of those who confirmed or corrected an entry, "" where they are not named; nobody of a suggestion."""
    return None if entry.status == "suggested" else next(iter(entry.by), "")


def concept_of(entry: Position, concepts: str) -> str:
    """territory: "territory", or with its stance "territory: rejects"."""
    label = words.issue(entry.issue)
    return f"{label}: {entry.stance}" if concepts == "issue-and-stance" else label
