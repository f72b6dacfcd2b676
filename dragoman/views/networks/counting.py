"""What counts of what is told, without duplicates, at its level of agreement.

As in Discourse Network Analyzer: duplicates are two statements of one actor on one issue at the same level, in one
document, calendar week, month, year, or at all; the earliest counts. Where levels are ignored, all are alike. Weeks are
those of ISO 8601, from Monday; a week, or a month, is one of its year. Without a day, a document is the period.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.views.networks.gathered import Numbers, Told
from dragoman.views.networks.measures import Agreement, Duplicates
from dragoman.views.networks.tellings import HOLDINGS

# The level of each of HOLDINGS: 0 agrees, 1 disagrees, -1 is left out.
LEVELS: dict[Agreement, tuple[int, ...]] = {
    "narrow": (0, 1, -1, -1),
    "wide": (0, 1, 0, 0),
    "ignored": (0, 0, 0, 0),
}
MONDAY = 1  # day 1, the first of January of year 1, is one


@dataclass(frozen=True)
class Counted:
    """One place in each array for what counts: row (actor), column (issue), level, day (0 where unknown)."""

    row: Numbers
    column: Numbers
    level: Numbers
    day: Numbers
    shape: tuple[int, int]

    def where(self, takes: NDArray[np.bool_]) -> "Counted":
        return replace(
            self, row=self.row[takes], column=self.column[takes], level=self.level[takes], day=self.day[takes]
        )

    def within(self, first: int, last: int) -> "Counted":
        """What was told from one day to another, both included."""
        return self.where((self.day >= first) & (self.day <= last))

    def turned(self) -> "Counted":
        """Issues as rows, actors as columns."""
        return replace(self, row=self.column, column=self.row, shape=self.shape[::-1])


def counted(told: Told, duplicates: Duplicates = "document", agreement: Agreement = "narrow") -> Counted:
    """What counts of all that was told."""
    every = at_levels(told, agreement)
    kept = every.level >= 0
    return every.where(kept & first_of_each(every, periods(told, duplicates)))


def at_levels(told: Told, agreement: Agreement) -> Counted:
    """All that was told, with its level."""
    level = np.array(LEVELS[agreement], dtype=np.int64)[told.holding]
    return Counted(told.actor, told.issue, level, told.day, (len(told.actors), len(told.issues)))


def periods(told: Told, duplicates: Duplicates) -> Numbers:
    """Two tellings of the same with the same number are duplicates."""
    if duplicates == "once":
        return np.zeros_like(told.document)
    if duplicates == "all":
        return np.arange(len(told.document), dtype=np.int64)
    known = {
        "document": np.zeros_like(told.day),
        "week": np.where(told.day > 0, (told.day - MONDAY) // 7 + 1, 0),
        "month": told.month,
        "year": (told.month - 1) // 12 * (told.month > 0),
    }[duplicates]
    return np.where(known > 0, known, -1 - told.document)


def first_of_each(every: Counted, period: Numbers) -> NDArray[np.bool_]:
    """Which are the earliest of their actor, issue, level and period; those without a day come last."""
    early = np.argsort(np.where(every.day > 0, every.day, np.iinfo(np.int64).max), kind="stable")
    rows, columns = every.shape
    least = int(period.min(initial=0))
    levels = len(HOLDINGS) + 1
    key = (((period - least) * max(rows, 1) + every.row) * max(columns, 1) + every.column) * levels + every.level + 1
    _, first = np.unique(key[early], return_index=True)
    found = np.zeros(len(key), dtype=np.bool_)
    found[early[first]] = True
    return found
