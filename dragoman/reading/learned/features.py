"""What a head sees of an entry: what the reader says of it and from what, how long it is, and what its words mean."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.encoder import Floats, encoder
from dragoman.model import Position, Reading, Statement
from dragoman.reading.issues.space import space

LONG = 20.0  # words of an ordinary entry
CALM = 3.0  # by which logits are brought to the size of the other traits
SURE = 0.999
Entry = TypeVar("Entry", Position, Statement)
Text = tuple[str, Floats]  # words and what they mean


@dataclass(frozen=True)
class Features:
    """Traits by name, and the encoder's numbers; `about` are those in the space of issues."""

    named: Mapping[str, float]
    dense: Floats
    about: Floats


def texts_of(reading: Reading, entries: Sequence[Entry]) -> list[tuple[Entry, Text]]:
    """Each entry with the words that it rests on, and what they mean."""
    words = [words_of(entry, reading) for entry in entries]
    return list(zip(entries, zip(words, encoder().embed(words), strict=True), strict=True))


def words_of(entry: Position | Statement, reading: Reading) -> str:
    if isinstance(entry, Statement):
        return entry.text
    return " ".join(reading.report.text[span.start : span.end] for span in entry.evidence) or entry.detail or ""


def of_position(position: Position, text: Text) -> Features:
    """Its stance, issue and grounds; whether it asks something of somebody."""
    words, row = text
    named = {
        **plain(words, position.grounds),
        f"stance {position.stance}": 1.0,
        f"issue {position.issue}": 1.0,
        "of somebody": float(position.target is not None),
    }
    return Features(named, row, space().of_texts(row[None])[0])


def of_statement(statement: Statement, text: Text) -> Features:
    """Its kind, its hedges and grounds; whether its speaker is known."""
    words, row = text
    named = {
        **plain(words, statement.grounds),
        f"kind {statement.kind}": 1.0,
        **{f"hedge {hedge}": 1.0 for hedge in statement.hedges},
        "speaker known": float(statement.speaker is not None),
    }
    return Features(named, row, row)


def plain(words: str, grounds: Mapping[str, float]) -> dict[str, float]:
    of_grounds = {f"ground {name}": spread(value) for name, value in grounds.items()}
    return {"always": 1.0, "long": min(len(words.split()) / LONG, 5.0), **of_grounds}


def spread(chance: float) -> float:
    chance = min(max(chance, 1 - SURE), SURE)
    return math.log(chance / (1 - chance)) / CALM
