"""Tellings as arrays of numbers, so that a million of them take a few megabytes and a matrix is made in a moment.

gathering = Gathering(); gathering.add(tellings_of(record)); told = gathering.told()
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.days import is_day, is_month
from dragoman.views.networks.tellings import HOLDINGS, Telling

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Told:
    """One place in each array for each telling; actors and issues by name.

    `actor`, `issue` and `holding` point into `actors`, `issues` and HOLDINGS; `document` numbers the reports; `day`
    counts days since the first of January of year 1, which is day 1, and `month` months; 0 where none is known.
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    actor: Numbers
    issue: Numbers
    holding: Numbers
    document: Numbers
    day: Numbers
    month: Numbers


class Gathering:
    """Takes tellings bit by bit and keeps numbers alone."""

    def __init__(self) -> None:
        self.actors: dict[str, int] = {}
        self.issues: dict[str, int] = {}
        self.documents: dict[str, int] = {}
        self.columns = [array("i") for _ in range(6)]

    def add(self, tellings: Iterable[Telling]) -> None:
        actor, issue, holding, document, days, months = self.columns
        for one in tellings:
            actor.append(self.actors.setdefault(one.actor, len(self.actors)))
            issue.append(self.issues.setdefault(one.issue, len(self.issues)))
            holding.append(HOLDINGS.index(one.holding))
            document.append(self.documents.setdefault(one.report, len(self.documents)))
            day, month = numbered(one.day)
            days.append(day)
            months.append(month)

    def told(self) -> Told:
        """All that was added."""
        actor, issue, holding, document, day, month = (np.array(one, dtype=np.int64) for one in self.columns)
        actors, actor = by_name(tuple(self.actors), actor)
        issues, issue = by_name(tuple(self.issues), issue)
        return Told(actors, issues, actor, issue, holding, document, day, month)


def told_of(tellings: Iterable[Telling]) -> Told:
    gathering = Gathering()
    gathering.add(tellings)
    return gathering.told()


def numbered(when: str | None) -> tuple[int, int]:
    """2019-03-25: the numbers of the day and of the month; 2019-03: 0 and that of the month; anything else: 0 and 0."""
    if when is None or not (is_day(when) or is_month(when)):
        return 0, 0
    month = 12 * int(when[:4]) + int(when[5:7])
    return (date.fromisoformat(when).toordinal() if is_day(when) else 0), month


def by_name(names: Sequence[str], numbers: Numbers) -> tuple[tuple[str, ...], Numbers]:
    """The names in their order, and the numbers that point to them there."""
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.empty(len(names), dtype=np.int64)
    place[order] = np.arange(len(names))
    return tuple(names[n] for n in order), place[numbers] if len(names) else numbers
