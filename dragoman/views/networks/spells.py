"""From which day until which day a node is spoken of, and a tie holds."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from dragoman.views.networks.counting import Counted
from dragoman.views.networks.gathered import Numbers
from dragoman.views.networks.matrices import Ties

NEVER = np.iinfo(np.int64).max


class Spells(NamedTuple):
    """The number of a first and of a last day for each; 0 where no day is known."""

    first: Numbers
    last: Numbers


def spells_of(keys: Numbers, days: Numbers, size: int) -> Spells:
    """The first and the last day of each key below `size`."""
    known = days > 0
    first, last = np.full(size, NEVER), np.zeros(size, dtype=np.int64)
    np.minimum.at(first, keys[known], days[known])
    np.maximum.at(last, keys[known], days[known])
    return Spells(np.where(last > 0, first, 0), last)


def two_mode_spells(every: Counted, ties: Ties) -> Spells:
    """From the first until the last statement of an actor on an issue."""
    columns = max(every.shape[1], 1)
    wanted = ties.one * columns + ties.other
    keys = every.row * columns + every.column
    known, place = np.unique(np.concatenate([wanted, keys]), return_inverse=True)
    found = spells_of(place[len(wanted) :], every.day, len(known))
    mine = place[: len(wanted)]
    return Spells(found.first[mine], found.last[mine])


def one_mode_spells(every: Counted, ties: Ties, pairs: Iterable[tuple[int, int]]) -> Spells:
    """From the first day on which both have spoken on one issue, until the last day on which one of them speaks on it.

    `pairs` are the levels that join: (0, 0) and (1, 1) where the same is said, (0, 1) and (1, 0) where the opposite is.
    """
    first, last = np.full(len(ties.one), NEVER), np.zeros(len(ties.one), dtype=np.int64)
    joining = tuple(pairs)
    order = np.argsort(every.column, kind="stable")
    bounds = np.flatnonzero(np.diff(every.column[order], prepend=-1, append=-1))
    for start, end in pairwise(bounds):
        here = order[start:end]
        rows, local = np.unique(every.row[here], return_inverse=True)
        level, day = every.level[here], every.day[here]
        when = [spells_of(local[level == one], day[level == one], len(rows)) for one in (0, 1)]
        at, one, other = ties_among(rows, ties, every.shape[0])
        for mine, theirs in joining:
            a, b = when[mine], when[theirs]
            both = (a.last[one] > 0) & (b.last[other] > 0)
            here = at[both]
            first[here] = np.minimum(first[here], np.maximum(a.first[one], b.first[other])[both])
            last[here] = np.maximum(last[here], np.maximum(a.last[one], b.last[other])[both])
    return Spells(np.where(last > 0, first, 0), last)


def ties_among(rows: Numbers, ties: Ties, size: int) -> tuple[Numbers, Numbers, Numbers]:
    """The places of the ties that join two of some rows, and where these two stand among them; ties are in order."""
    if len(rows) ** 2 < len(ties.one):
        one, other = np.triu_indices(len(rows), 1)
        keys, wanted = ties.one * size + ties.other, rows[one] * size + rows[other]
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        there = keys[at] == wanted
        return at[there], one[there], other[there]
    place = np.full(size, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    one, other = place[ties.one], place[ties.other]
    at = np.flatnonzero((one >= 0) & (other >= 0))
    return at, one[at], other[at]
