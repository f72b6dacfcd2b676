"""What outright words imply of positions: an offer withdrawn was made before, and is a refusal now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.model import Position, Stance
from dragoman.record.ledger.outright import INSTEAD, Issue, Outright
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.weights import CERTAIN, OUTRIGHT


def with_implied(read: Sequence[Sighting], outright: Mapping[Issue, Sequence[Outright]]) -> tuple[Sighting, ...]:
    """The positions read, without those misread from outright words, and with what those words imply.

    withdrew its offer       offers before, rejects now
    lowered its claim        demands before, demands now
    dropped its demand       demands before, nothing now
    """
    by_report: dict[tuple[Issue, str], list[Sighting]] = defaultdict(list)
    for sight in read:
        by_report[(sight.position.party, sight.position.issue), sight.report.id].append(sight)
    misread = {
        id(sight)
        for key, words in outright.items()
        for one in words
        for sight in by_report[key, one.span.report]
        if is_misread(sight, one)
    }
    kept = [sight for sight in read if id(sight) not in misread]
    told: dict[tuple[Issue, Stance], set[int]] = defaultdict(set)
    for sight in kept:
        if sight.occasion is not None:
            told[(sight.position.party, sight.position.issue), sight.position.stance].add(sight.occasion)
    added: list[Sighting] = []
    for key, words in outright.items():
        for one in sorted(words, key=lambda one: (one.telling.occasion or 0, one.telling.place, one.span.start)):
            for sight in implied(key, one, told):
                added.append(sight)
                told[key, sight.position.stance].add(sight.occasion or 0)
    return (*kept, *added)


def is_misread(sight: Sighting, one: Outright) -> bool:
    """Whether a position rests on nothing but words that say that another was given up.

    "offered to free 30 and dropped its demand"      no offer of now is misread, a demand is
    """
    spans = sight.position.evidence
    inside = bool(spans) and all(one.span.start <= span.start < one.span.end for span in spans)
    beside = sight.position.stance != one.stance and all(span.end <= one.clause[0] for span in spans)
    doubtful = not sight.recalled and sight.position.score < CERTAIN
    return inside and not beside and doubtful and one.kind != "moved" and sight.position.stance != INSTEAD.get(one.kind)


def implied(key: Issue, one: Outright, told: Mapping[tuple[Issue, Stance], set[int]]) -> Iterator[Sighting]:
    """What outright words imply and no report has told; of a condition that was dropped nothing."""
    now = one.telling.occasion
    if not now or one.kind == "denied" or one.stance == "conditions":
        return
    if min(told[key, one.stance], default=now) >= now:
        yield Sighting(position(key, one, one.stance, "before"), one.telling, None, now - 1, recalled=True)
    if one.kind == "withdrawn" and now not in told[key, "rejects"]:
        yield Sighting(position(key, one, "rejects", "now"), one.telling, one.telling.day, now)
    if one.kind == "moved" and now not in told[key, one.stance]:
        yield Sighting(position(key, one, one.stance, "now"), one.telling, one.telling.day, now)


def position(key: Issue, one: Outright, stance: Stance, when: str) -> Position:
    """A position that words imply, with these words as its evidence: of what moved, its clause alone."""
    span = one.span
    if one.kind == "moved" and one.clause[0] > span.start:
        span = replace(span, start=one.clause[0], end=min(one.clause[1], span.end))
    return Position(
        id=f"{one.span.report}/{when}-{one.span.start}-{key[0]}-{key[1]}-{stance}",
        party=key[0],
        stance=stance,
        issue=key[1],
        detail=one.telling.told.reading.report.text[span.start : span.end],
        evidence=(span,),
        reason=f"implied by words that say it was {one.kind}",
        score=OUTRIGHT,
    )
