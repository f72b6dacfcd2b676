"""What the corrections of a store have taught, laid over a reading: issues, stances and scores of its entries.

relearned(reading, learned)     "demands energy" is now "demands gas"; issue learned from 73 corrections (energy before)

The entries are those that the reader finds; an entry that is surely enough not what people accept is left out.
"""

from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.model import Position, Reading
from dragoman.reading.learned.features import Entry, Features, of_position, of_statement, texts_of
from dragoman.reading.learned.heads import Head, logit

__all__ = ["Features", "Head", "Learned", "relearned"]
ACCEPTED = "accepted"


@dataclass(frozen=True)
class Learned:
    """The heads by what they decide, and the corrections up to which journal line they have seen."""

    heads: dict[str, Head]
    through: int = 0
    version: int = 0


def relearned(reading: Reading, learned: Learned | None) -> Reading:
    """The reading as people who correct would have it, as far as they have taught; without lessons as it is."""
    if learned is None or not learned.heads:
        return reading
    positions = [of_position(one, text) for one, text in texts_of(reading, reading.positions)]
    statements = [of_statement(one, text) for one, text in texts_of(reading, reading.statements)]
    return replace(
        reading,
        positions=distinct(
            [taught_position(one, seen, learned) for one, seen in zip(reading.positions, positions, strict=True)]
        ),
        statements=tuple(
            scored(one, seen, learned.heads.get("score of statements"))
            for one, seen in zip(reading.statements, statements, strict=True)
        ),
    )


def taught_position(position: Position, seen: Features, learned: Learned) -> Position | None:
    """A position with the issue, the stance and the score that were learned; None where it is left out."""
    scoring = learned.heads.get("score of positions")
    taught = scored(position, seen, scoring)
    if scoring is not None and taught.score < scoring.least:
        return None
    for name in ("issue", "stance"):
        head = learned.heads.get(name)
        if head is not None:
            before = getattr(position, name)
            now, _ = head.best(seen, before)
            if now != before:
                taught = replace(taught, **{name: now}, reason=because(taught.reason, name, head, before))
    return taught


def scored(entry: Entry, seen: Features, head: Head | None) -> Entry:
    """An entry with the chance that people accept it for its score."""
    if head is None:
        return entry
    chance = head.chance(seen, ACCEPTED, logit(entry.score))
    return replace(entry, score=round(chance, 3), reason=because(entry.reason, "score", head, f"{entry.score:.2f}"))


def because(reason: str, what: str, head: Head, before: str) -> str:
    return f"{reason}; {what} learned from {head.corrections} corrections ({before} before)"


def distinct(positions: list[Position | None]) -> tuple[Position, ...]:
    """Of positions that have become the same, the likeliest."""
    best: dict[tuple[str, str, str], Position] = {}
    for one in positions:
        if one is not None:
            key = one.party, one.stance, one.issue
            if key not in best or one.score > best[key].score:
                best[key] = one
    kept = {one.id for one in best.values()}
    return tuple(one for one in positions if one is not None and one.id in kept)
