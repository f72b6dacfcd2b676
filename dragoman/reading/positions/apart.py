"""What a clause says of each of its items, where that is not one and the same.

Kenya accepts the fee | but not the date      accepts the fee, rejects the date
Kenya wants a fee | rather than a date        demands the fee; of the date nothing is said
Kenya linked the fee | to a date              conditions the fee, demands the date
Kenya opposes votes | without observers       what it refuses to go without it may demand
"""

from collections import defaultdict

import numpy as np

from dragoman.reading.held import Array
from dragoman.reading.positions.lists import Item
from dragoman.reading.positions.named import stance_of
from dragoman.reading.positions.study import Study
from dragoman.reading.positions.topics import Floats
from dragoman.reading.positions.waits import waits
from dragoman.reading.scheme import STANCES

DEMANDS, REJECTS = STANCES.index("demands"), STANCES.index("rejects")
WILLING = [STANCES.index("accepts"), STANCES.index("offers")]
SURE = 0.8  # the least chance of a stance that grammar gives to an item
LEAST = 1e-6
TAKEN = 0.1  # the chance that a clause takes a stance at all, from which what it sets apart is of interest
OWN = 0.2  # the chance from which an item is about an issue, so that what the reader says of it is said of the item


class Apart:
    """The items of one report, with how likely each is about each issue, and each clause takes each stance."""

    def __init__(self, study: Study, stance: Floats, of_items: Floats) -> None:
        self.study, self.stance, self.of_items = study, stance, of_items
        self.by_clause: dict[int, list[int]] = defaultdict(list)
        for number, item in enumerate(study.items):
            self.by_clause[item.clause].append(number)

    def worded(self, clause: int) -> Floats:
        """How likely a clause takes each stance on each issue with each of its items: items x stances x issues."""
        items = self.by_clause[clause]
        taken = np.stack([self._taken(self.study.items[item]) for item in items])
        about = self.of_items[items]
        applies = np.array([self.study.items[item].applies for item in items])
        rival = about <= about[applies].max(axis=0, initial=0)
        about = np.where(rival & ~applies[:, None], 0, about)
        pairs: Floats = np.maximum(taken, LEAST)[:, :, None] * about[:, None]
        return pairs

    def read(self, pairs: Array, clauses: list[int]) -> Array:
        """What the reader says of a sentence, which does not see that "but not" turns what it says of an issue."""
        read = pairs.copy()
        for clause in clauses:
            for number in self.by_clause.get(clause, ()):
                if self._differs(self.study.items[number]):
                    self._turn(read, number)
        return read

    def _turn(self, read: Array, number: int) -> None:
        """Say of the issues of one item what its clause says of it, and not what it says of the others."""
        item = self.study.items[number]
        others = [other for other in self.by_clause[item.clause] if other != number and self._is_rival(item, other)]
        beside = self.of_items[others].max(axis=0, initial=0)
        about = self.of_items[number] > np.maximum(beside, OWN)
        turned = np.zeros_like(read)
        if item.stance:
            turned[STANCES.index(item.stance)] = read.max(axis=0)
        elif self._is_turned(item):
            turned[REJECTS] = read[[*WILLING, REJECTS]].max(axis=0)
        elif self._is_awaited(item):
            turned[DEMANDS] = read[DEMANDS]
        if self._is_turned(item) or self._named(item.clause) in {"accepts", "offers"}:
            read[REJECTS, beside > np.maximum(self.of_items[number], OWN)] = 0
        read[:, about] = turned[:, about]

    def _taken(self, item: Item) -> Floats:
        """How likely each stance is taken on one item."""
        chances, named = self.stance[item.clause], self._named(item.clause)
        taken: Floats = np.zeros_like(chances)
        if item.stance:
            taken[STANCES.index(item.stance)] = SURE
        elif not self._differs(item):
            taken = chances.copy()
            if named and named != "rejects" and any(self._is_apart(other) for other in self.by_clause[item.clause]):
                taken[REJECTS] = 0
        elif self._is_turned(item):
            taken[REJECTS] = max(float(chances[[*WILLING, REJECTS]].max()), SURE if named else 0)
        elif self._is_awaited(item):
            taken[DEMANDS] = chances[DEMANDS]
        return taken

    def _differs(self, item: Item) -> bool:
        """Whether something else is said of an item than of its clause, where any stance is likely at all."""
        held = self._named(item.clause) is not None or self.stance[item.clause].max() >= TAKEN
        return item.stance is not None or (not item.applies and bool(held))

    def _is_turned(self, item: Item) -> bool:
        """Whether who accepts the others refuses an item: by the verb that names the stance, else by what is likely."""
        named = self._named(item.clause)
        likely = STANCES.index(named) if named else int(self.stance[item.clause].argmax())
        return item.refused and named != "rejects" and likely in {*WILLING, REJECTS}

    def _is_awaited(self, item: Item) -> bool:
        """Whether an item is what somebody refuses to go without, and so may demand."""
        return not item.refused and waits(self.study.words, self.study.clauses, self.study.clauses[item.clause])

    def _is_rival(self, item: Item, other: int) -> bool:
        """Whether another item may be what the clause says of an issue."""
        return self.study.items[other].applies or item.stance is not None

    def _is_apart(self, number: int) -> bool:
        return not self.study.items[number].applies

    def _named(self, clause: int) -> str | None:
        return stance_of(self.study.words, self.study.clauses[clause].head)
