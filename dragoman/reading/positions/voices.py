"""The clauses that speak for a position, and how strongly."""

from dataclasses import dataclass

from dragoman.model import Stance

STANCES: tuple[Stance, ...] = ("demands", "offers", "accepts", "rejects", "conditions")
Key = tuple[str, int, int]


@dataclass(frozen=True)
class Voice:
    """A clause that speaks for a position (party, stance, issue), and how likely each of the three is."""

    clause: int
    stance: float
    issue: float
    holder: float

    @property
    def score(self) -> float:
        return self.stance * self.issue * self.holder
