"""In which states people are mostly called as somebody is: a hint to whose minister they are, where nothing tells.

Haruki Morinaga     JPN
Oleh Kovalchuk      UKR, then its neighbours
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.reading.people.identity import plain
from dragoman.vocabulary import load

LONG = 4  # letters of an ending that tells as much as a whole word


@dataclass(frozen=True)
class Shape:
    """What names of one language are made of, and the states where it is at home."""

    states: tuple[str, ...]
    given: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    letters: frozenset[str]

    def likeness(self, words: tuple[str, ...], raw: str) -> float:
        """How much of a name is of this language: a given name, a surname or part of it, a letter, each up to 1."""
        *first, last = words
        family = max(
            [1.0 * (not self.surnames.isdisjoint(words[1:] or words))]
            + [min(len(part), LONG) / LONG for part in self.endings if len(last) > len(part) and last.endswith(part)]
            + [min(len(part), LONG) / LONG for part in self.beginnings if last.startswith(part)]
        )
        return (
            family
            + (not self.given.isdisjoint(first or words))
            + (not self.particles.isdisjoint(first))
            + (not self.letters.isdisjoint(raw))
        )


@lru_cache(maxsize=1024)
def likeness(words: tuple[str, ...]) -> Mapping[str, float]:
    """How much a name is like those of each state: 1 for the likest, nothing for states that no part of it points to."""
    parts = tuple(part for part in (plain(word) for word in words) if part)
    found: dict[str, float] = {}
    for shape in shapes():
        alike = shape.likeness(parts, " ".join(words).casefold()) if parts else 0.0
        for state in shape.states if alike else ():
            found[state] = max(found.get(state, 0.0), alike)
    most = max(found.values(), default=1.0)
    return {state: round(alike / most, 3) for state, alike in found.items()}


@cache
def shapes() -> tuple[Shape, ...]:
    return tuple(
        Shape(
            tuple(row["states"]), frozenset(row["given"]), frozenset(row.get("surnames", ())),
            frozenset(row.get("particles", ())), tuple(row.get("beginnings", ())), tuple(row.get("endings", ())),
            frozenset(row.get("letters", "")),
        )
        for row in load("name_shapes").values()
    )  # fmt: skip
