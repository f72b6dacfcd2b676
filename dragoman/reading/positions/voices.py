"""The clauses that speak for a position, and how strongly."""

from dataclasses import dataclass

Key = tuple[str, int, int]


@dataclass(frozen=True)
class Voice:
    """A clause that speaks for a position (party, stance, issue).

    `sentence` is its place among those that the reader tells of. How likely is that stance on that issue: `read`, by
    the reader, in the whole sentence; `worded`, by the clause's own words. How likely is the party the one who takes
    it: `told`, by the grammar around the clause; `pointed`, by where the reader points. `item`: the number of
    the list's item that says it, -1 where none does.
    """

    clause: int
    sentence: int
    read: float
    worded: float
    told: float
    pointed: float
    item: int = -1

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: a clause, or an item of the list that it holds."""
        return self.clause, self.item

    @property
    def pair(self) -> float:
        return (self.read + self.worded) / 2

    @property
    def holder(self) -> float:
        return (self.told + self.pointed) / 2

    @property
    def score(self) -> float:
        return self.pair * self.holder
