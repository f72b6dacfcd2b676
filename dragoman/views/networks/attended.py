"""Who met whom, and through whom, as arrays of numbers: what `encounters_of` counts, at any size, and with its days."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from dragoman.model import Meeting
from dragoman.views.networks.counting import Counted
from dragoman.views.networks.encounters import NOT_HELD
from dragoman.views.networks.gathered import Numbers, by_name, numbered
from dragoman.views.networks.matrices import CELLS, Sparse, Ties, above, at, sides, sorted_ties
from dragoman.views.networks.spells import Spells, one_mode_spells, spells_of

TOGETHER = ((0, 0), (0, 1), (1, 0))


class MeetingGathering:
    """Takes meetings bit by bit and keeps numbers alone; of people, where `people` is true, who took part."""

    def __init__(self, people: bool = False) -> None:
        self.people = people
        self.actors: dict[str, int] = {}
        self.meetings = 0
        self.columns = [array("i") for _ in range(4)]

    def add(self, meetings: Iterable[Meeting]) -> None:
        for meeting in meetings:
            if meeting.outcome in NOT_HELD or meeting.status == "rejected":
                continue
            there = set(meeting.participants if self.people else meeting.parties)
            between = set() if self.people else set(meeting.mediators) - there
            day, _ = numbered(meeting.date)
            for actor, mediates in sorted([*((one, 0) for one in there), *((one, 1) for one in between)]):
                number = self.actors.setdefault(actor, len(self.actors))
                for column, value in zip(self.columns, (number, self.meetings, mediates, day), strict=True):
                    column.append(value)
            self.meetings += 1

    def network(self, least: int = 0) -> "Meetings":
        """All that was added, without those who were at fewer meetings than `least`."""
        row, column, level, day = (np.array(one, dtype=np.int64) for one in self.columns)
        names, row = by_name(tuple(self.actors), row)
        frequent = np.bincount(row, minlength=len(names)) >= least
        kept = frequent[row] if len(row) else np.zeros(0, dtype=np.bool_)
        rows = tuple(name for name, there in zip(names, frequent, strict=True) if there)
        place = np.cumsum(frequent) - 1
        shape = (len(rows), self.meetings)
        return Meetings(rows, Counted(place[row[kept]], column[kept], level[kept], day[kept], shape))


@dataclass(frozen=True)
class Meetings:
    """A tie weighs as many meetings as two were at together, unless both only mediated."""

    rows: tuple[str, ...]
    attended: Counted
    two: bool = False

    @property
    def nodes(self) -> tuple[str, ...]:
        return self.rows

    def ties(self) -> Iterator[Ties]:
        parties, mediators = sides(self.attended)
        size = self.attended.shape[0]
        step = max(1, CELLS // max(size, 1))
        for start in range(0, size, step):
            found = sorted_ties(above(met(parties, mediators, start, step)))
            if len(found.one):
                yield Ties(found.one + start, found.other + start, found.weight)

    def counts(self, ties: Ties) -> dict[str, Numbers]:
        """How often two met, and how often one of them met through the other."""
        parties, mediators = sides(self.attended)
        through = at(parties, mediators, ties.one, ties.other) + at(mediators, parties, ties.one, ties.other)
        return {
            "met": at(parties, parties, ties.one, ties.other).astype(np.int64),
            "through": through.astype(np.int64),
        }

    def frequency(self) -> Numbers:
        """How many meetings each was at."""
        return np.bincount(self.attended.row, minlength=len(self.rows))

    def node_spells(self) -> Spells:
        return spells_of(self.attended.row, self.attended.day, len(self.rows))

    def tie_spells(self, ties: Ties) -> Spells:
        """From the first until the last meeting of two."""
        return one_mode_spells(self.attended, ties, TOGETHER)

    def days(self) -> tuple[int, int]:
        known = self.attended.day[self.attended.day > 0]
        return (int(known.min()), int(known.max())) if len(known) else (0, 0)

    def within(self, first: int, last: int) -> "Meetings":
        return replace(self, attended=self.attended.within(first, last))


def met(parties: Sparse, mediators: Sparse, start: int, step: int) -> Sparse:
    """In how many meetings some rows were together with themselves and later ones."""
    some = slice(start, start + step)
    return parties[some] @ parties[start:].T + parties[some] @ mediators[start:].T + mediators[some] @ parties[start:].T
