"""A network of statements as it is asked for: what its nodes and ties are, in all and between two days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from dragoman.views.networks.counting import Counted, at_levels, counted
from dragoman.views.networks.gathered import Numbers, Told
from dragoman.views.networks.matrices import Ties, at, one_mode, sides, two_mode
from dragoman.views.networks.measures import Agreement, Duplicates
from dragoman.views.networks.spells import Spells, one_mode_spells, spells_of, two_mode_spells

JOINING: dict[str, tuple[tuple[int, int], ...]] = {
    "ignore": ((0, 0),),
    "congruence": ((0, 0), (1, 1)),
    "conflict": ((0, 1), (1, 0)),
    "subtract": ((0, 0), (1, 1), (0, 1), (1, 0)),
}


@dataclass(frozen=True)
class Statements:
    """`weighed` is what ties are weighed by, `sided` the same told apart by sides, `every` all with duplicates.

    In two modes the nodes are `rows`, then `columns`; in one mode `rows` alone.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    weighed: Counted
    sided: Counted
    every: Counted
    aggregation: str
    normalisation: str
    two: bool

    @property
    def nodes(self) -> tuple[str, ...]:
        return self.rows + self.columns if self.two else self.rows

    def ties(self) -> Iterator[Ties]:
        """The ties, by the numbers of nodes."""
        if self.two:
            for found in two_mode(self.weighed, self.aggregation, self.normalisation):
                yield found._replace(other=found.other + len(self.rows))
            return
        yield from one_mode(self.weighed, self.aggregation, self.normalisation)

    def counts(self, ties: Ties) -> dict[str, Numbers]:
        """What the ties are made of, in numbers: agreement and disagreement, or congruence and conflict."""
        yes, no = sides(self.sided)
        if self.two:
            one, other = ties.one, ties.other - len(self.rows)
            found = {"agree": yes, "disagree": no}
            return {
                name: np.asarray(matrix[one, other]).ravel().astype(np.int64) if len(one) else one
                for name, matrix in found.items()
            }
        same = at(yes, yes, ties.one, ties.other) + at(no, no, ties.one, ties.other)
        opposite = at(yes, no, ties.one, ties.other) + at(no, yes, ties.one, ties.other)
        return {"congruence": same.astype(np.int64), "conflict": opposite.astype(np.int64)}

    def frequency(self) -> Numbers:
        """How many statements count of each node."""
        said = np.bincount(self.weighed.row, minlength=len(self.rows))
        return np.concatenate([said, self.of_columns()]) if self.two else said

    def of_columns(self) -> Numbers:
        """How many statements count of each column."""
        return np.bincount(self.weighed.column, minlength=len(self.columns))

    def node_spells(self) -> Spells:
        """When each node is told of."""
        found = spells_of(self.every.row, self.every.day, len(self.rows))
        if not self.two:
            return found
        others = spells_of(self.every.column, self.every.day, len(self.columns))
        return Spells(np.concatenate([found.first, others.first]), np.concatenate([found.last, others.last]))

    def tie_spells(self, ties: Ties) -> Spells:
        """From when until when each tie holds."""
        if self.two:
            return two_mode_spells(self.every, ties._replace(other=ties.other - len(self.rows)))
        return one_mode_spells(self.every, ties, JOINING[self.aggregation])

    def days(self) -> tuple[int, int]:
        """The first and the last day of all, 0 and 0 without any."""
        known = self.every.day[self.every.day > 0]
        return (int(known.min()), int(known.max())) if len(known) else (0, 0)

    def within(self, first: int, last: int) -> "Statements":
        """The same network of what was told from one day to another; duplicates are those of the whole time."""
        return replace(
            self,
            weighed=self.weighed.within(first, last),
            sided=self.sided.within(first, last),
            every=self.every.within(first, last),
        )


def statements_of(
    told: Told,
    *,
    issues: bool = False,
    two: bool = False,
    aggregation: str = "subtract",
    normalisation: str = "no",
    duplicates: Duplicates = "document",
    agreement: Agreement = "narrow",
    least: tuple[int, int] = (0, 0),
) -> Statements:
    """The network of what was told; of issues, tied by actors, where `issues` is true.

    `least` is how many statements an actor, and an issue, must have to be in it.
    """
    levels: Agreement = "ignored" if aggregation == "ignore" else agreement
    every = at_levels(told, levels)
    found = Statements(
        told.actors,
        told.issues,
        counted(told, duplicates, levels),
        counted(told, duplicates, agreement),
        every.where(every.level >= 0),
        aggregation,
        normalisation,
        two,
    )
    kept = thinned(found, *least)
    return turned(kept) if issues else kept


def thinned(network: Statements, least_actor: int, least_issue: int) -> Statements:
    """Without the actors and the issues of fewer statements."""
    rows = np.bincount(network.weighed.row, minlength=len(network.rows)) >= least_actor
    columns = network.of_columns() >= least_issue
    if rows.all() and columns.all():
        return network
    to_row, to_column = np.cumsum(rows) - 1, np.cumsum(columns) - 1

    def kept(counts: Counted) -> Counted:
        left = counts.where(rows[counts.row] & columns[counts.column])
        shape = (int(rows.sum()), int(columns.sum()))
        return replace(left, row=to_row[left.row], column=to_column[left.column], shape=shape)

    return replace(
        network,
        rows=tuple(name for name, there in zip(network.rows, rows, strict=True) if there),
        columns=tuple(name for name, there in zip(network.columns, columns, strict=True) if there),
        weighed=kept(network.weighed),
        sided=kept(network.sided),
        every=kept(network.every),
    )


def turned(network: Statements) -> Statements:
    """Issues as rows, tied by the actors that they share."""
    return replace(
        network,
        rows=network.columns,
        columns=network.rows,
        weighed=network.weighed.turned(),
        sided=network.sided.turned(),
        every=network.every.turned(),
    )
