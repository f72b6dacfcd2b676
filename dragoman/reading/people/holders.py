"""Somebody whose office names no party, and those whose party is known already."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.model import Office as Label
from dragoman.reading.people.names import Name
from dragoman.reading.people.offices import Office
from dragoman.vocabulary import load


@dataclass(frozen=True)
class Settled:
    """Somebody whose party is known already: where first named, with which office."""

    start: int
    label: Label
    party: str


class Filled:
    """Those whose party is known, in order of the text, and which offices they fill."""

    def __init__(self, settled: Iterable[Settled]) -> None:
        self.ordered: list[Settled] = []
        self.of_office: defaultdict[str, set[str]] = defaultdict(set)
        self.parties: set[str] = set()
        for one in settled:
            self.add(one)

    def add(self, one: Settled) -> None:
        insort(self.ordered, one, key=lambda other: other.start)
        self.of_office[one.label].add(one.party)
        self.parties.add(one.party)

    def last_before(self, offset: int) -> Settled | None:
        place = bisect_left(self.ordered, offset, key=lambda one: one.start)
        return self.ordered[place - 1] if place else None


@dataclass(frozen=True)
class Holder:
    """Somebody whose office names no party: where it begins, where their names stand, and all their offices."""

    office: Office | None
    label: Label
    start: int
    names: tuple[Name, ...]
    offices: tuple[str, ...] = ()

    @property
    def fullest(self) -> Name:
        return max(self.names, key=lambda name: len(name.words))

    @property
    def text(self) -> str:
        return self.office.text if self.office else ""

    @property
    def presides(self) -> bool:
        return self.office is not None and self.office.presides

    @property
    def mediates(self) -> bool:
        return any(set(re.split(r"[\s-]+", office)) & mediators() for office in (self.text, *self.offices))


@cache
def mediators() -> frozenset[str]:
    return frozenset(load("offices")["mediators"]["words"])
