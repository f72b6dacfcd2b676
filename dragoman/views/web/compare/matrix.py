"""What each party held on each issue at two times, and where that changed."""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model import LedgerEntry, Stance
from dragoman.views.web.entities.person import counted

MOST = 6  # parties beside each other
ORDER: tuple[Stance, ...] = ("demands", "offers", "accepts", "conditions", "rejects")


class Cell(NamedTuple):
    """The stances before and after; `changed` where they are not the same."""

    party: str
    before: tuple[Stance, ...]
    after: tuple[Stance, ...]

    @property
    def changed(self) -> bool:
        return self.before != self.after


class Row(NamedTuple):
    issue: str
    cells: list[Cell]

    @property
    def changed(self) -> bool:
        return any(cell.changed for cell in self.cells)


class Matrix(NamedTuple):
    parties: list[str]
    left_out: list[str]
    rows: list[Row]

    @property
    def changed(self) -> int:
        return sum(cell.changed for row in self.rows for cell in row.cells)


def matrix(before: list[LedgerEntry], after: list[LedgerEntry]) -> Matrix:
    """Issues on which something changed first."""
    everything = [*before, *after]
    parties = [choice.value for choice in counted(entry.party for entry in everything)]
    issues = [choice.value for choice in counted(entry.issue for entry in everything)]
    rows = [
        Row(
            issue,
            [Cell(party, stances(before, party, issue), stances(after, party, issue)) for party in parties[:MOST]],
        )
        for issue in issues
    ]
    rows = [row for row in rows if any(cell.before or cell.after for cell in row.cells)]
    return Matrix(parties[:MOST], parties[MOST:], sorted(rows, key=lambda row: not row.changed))


def stances(entries: Iterable[LedgerEntry], party: str, issue: str) -> tuple[Stance, ...]:
    held = {entry.stance for entry in entries if entry.party == party and entry.issue == issue}
    return tuple(stance for stance in ORDER if stance in held)


def standing(entries: Iterable[LedgerEntry], day: str) -> list[LedgerEntry]:
    """What is held on a day; what was held before anybody gave a day counts as held."""
    return [one for one in entries if (one.since or "") <= day and (one.until is None or one.until > day)]
