"""The two-mode network of actors and issues.

As in Discourse Network Analyzer: a tie joins an actor and a concept at a level of agreement; its weight is the number
of statements, of which duplicates count once in a document, in a calendar week, month or year, in all, or each time.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.days import is_day, is_month
from dragoman.views.networks.measures import Duplicates
from dragoman.views.networks.tellings import HOLDINGS, Telling


@dataclass(frozen=True)
class Affiliations:
    """`counts[actor, issue, holding]` for HOLDINGS in their order; actors and issues by how much is told of them.

    `widely[actor, issue]` counts agreement where demands and conditions are agreement as well, and so duplicates of it.
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    counts: NDArray[np.int64]
    widely: NDArray[np.int64]

    def agreement(self, wide: bool = False) -> NDArray[np.int64]:
        """`[actor, issue, 0 for yes or 1 for no]`.

        Yes is agreement, no disagreement; where it is meant widely, demands and conditions are a yes as well.
        """
        yes, no = self.counts[:, :, 0], self.counts[:, :, 1]
        return np.stack([self.widely if wide else yes, no], axis=2)


def affiliations_of(tellings: Iterable[Telling], duplicates: Duplicates = "document") -> Affiliations:
    """The network of tellings, counted without duplicates."""
    counted = {(number(one, n, duplicates), one.actor, one.issue, one.holding) for n, one in enumerate(tellings)}
    actors = by_frequency(actor for _, actor, _, _ in counted)
    issues = by_frequency(issue for _, _, issue, _ in counted)
    counts = np.zeros((len(actors), len(issues), len(HOLDINGS)), dtype=np.int64)
    row, column = ({name: n for n, name in enumerate(names)} for names in (actors, issues))
    for _, actor, issue, holding in counted:
        counts[row[actor], column[issue], HOLDINGS.index(holding)] += 1
    widely = np.zeros((len(actors), len(issues)), dtype=np.int64)
    for _, actor, issue in {told[:3] for told in counted if told[3] != "disagrees"}:
        widely[row[actor], column[issue]] += 1
    return Affiliations(actors, issues, counts, widely)


def number(telling: Telling, place: int, duplicates: Duplicates) -> Hashable:
    """Two tellings of the same with the same number are duplicates."""
    if duplicates == "once":
        return None
    if duplicates == "all":
        return place
    day = telling.day or ""
    if duplicates == "week" and is_day(day):
        return date.fromisoformat(day).isocalendar()[:2]
    if duplicates in ("month", "year") and (is_day(day) or is_month(day)):
        return ("in", day[:7] if duplicates == "month" else day[:4])
    return telling.report


def by_frequency(names: Iterable[str]) -> tuple[str, ...]:
    count: dict[str, int] = {}
    for name in names:
        count[name] = count.get(name, 0) + 1
    return tuple(sorted(count, key=lambda name: (-count[name], name)))
