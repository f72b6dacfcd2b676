"""How parties moved: from which stance to which, with the words before and after."""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model import LedgerEntry, Movement
from dragoman.views.known.backing import Backing
from dragoman.views.known.known import Known, Quotation

FEW, MOST = 8, 80  # movements that a page shows, and that it shows where all are asked for


class Move(NamedTuple):
    """A movement; `before` and `after` are the words on either side of it, `backing` how many outlets have it."""

    movement: Movement
    before: Quotation | None
    after: Quotation | None
    backing: str


class Moved(NamedTuple):
    """How many movements there are, and those that are shown."""

    total: int
    shown: list[Move]


def moves(known: Known, movements: Iterable[Movement]) -> list[Move]:
    """In order of time."""
    return [move(known, one) for one in sorted(movements, key=in_time)]


def latest(known: Known, movements: Iterable[Movement], every: bool = False) -> Moved:
    """The last few, or as many as a page holds."""
    ordered = sorted(movements, key=in_time)
    return Moved(len(ordered), [move(known, one) for one in ordered[-(MOST if every else FEW) :]])


def in_time(movement: Movement) -> tuple[str, str]:
    return movement.date or "9999", movement.id


def move(known: Known, movement: Movement) -> Move:
    before, after = words_of(known, movement.before), words_of(known, movement.after)
    if after is None and movement.evidence:
        after = known.quotation(movement.evidence[-1])
    return Move(movement, before, after, Backing(known).said(movement.reports))


def words_of(known: Known, entry: str | None) -> Quotation | None:
    found: LedgerEntry | None = known.entries.get(entry or "")
    return known.quotation(found.evidence[0]) if found and found.evidence else None
