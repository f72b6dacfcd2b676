"""The networks of Discourse Network Analyzer 3 on sparse matrices.

    a[i, j, k]   how often actor i takes side k (0 yes, 1 no) on issue j

Two modes, actor i and issue j:

    ignore       sum over k of a[i, j, k]
    combine      1 where i agrees, 2 where i disagrees, 3 where i does both
    subtract     a[i, j, 0] - a[i, j, 1]
    activity     divided by all that i says; with combine, by the number of i's issues
    prominence   divided by all that is said on j; with combine, by the number of j's actors

One mode, actors i and i':

    ignore       sum over j of (sum over k of a[i, j, k]) · (sum over k of a[i', j, k])
    congruence   sum over j, k of a[i, j, k] · a[i', j, k]
    conflict     sum over j, k of a[i, j, k] · a[i', j, 1 - k]
    subtract     congruence - conflict
    average      divided by half of what both say
    jaccard      divided by sum over j, k of a · a' where both are > 0, a where a' is 0, a' where a is 0
    cosine       divided by the product of what the one and what the other says

The formulas are those of DNA's program, also where another name would fit better: its cosine divides by the product of
two sums, not of two lengths. Leifeld, Philip (2017): Discourse Network Analysis. In: The Oxford Handbook of Political
Networks.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.views.networks.counting import Counted
from dragoman.views.networks.gathered import Numbers

Sparse = Any  # scipy's csr_array, which is imported where it is used
Weights = NDArray[np.float64]
Normaliser = Callable[[Numbers, Numbers], Weights]  # what the weights of some pairs are divided by
CELLS = 4_000_000  # of a matrix of actors that are held at a time


class Ties(NamedTuple):
    """Some ties: from whom, to whom (or what), and how strong; no tie weighs 0."""

    one: Numbers
    other: Numbers
    weight: Weights


def some_of(ties: Ties, which: slice | NDArray[np.bool_]) -> Ties:
    """Only these ties, in their order."""
    return Ties(ties.one[which], ties.other[which], ties.weight[which])


def two_mode(counts: Counted, aggregation: str = "subtract", normalisation: str = "no") -> Iterator[Ties]:
    """The ties of rows with columns, in their order."""
    yes, no = sides(counts)
    weights = {
        "ignore": lambda: yes + no,
        "combine": lambda: present(yes) + 2 * present(no),
        "subtract": lambda: yes - no,
    }[aggregation]()
    said = present(weights) if aggregation == "combine" else yes + no
    found = sorted_ties(weights)
    if normalisation != "no":
        sums = (said.sum(axis=1)[found.one], said.sum(axis=0)[found.other])
        found = found._replace(weight=found.weight / sums[normalisation == "prominence"])
    yield found


def one_mode(counts: Counted, aggregation: str = "subtract", normalisation: str = "no") -> Iterator[Ties]:
    """The ties of rows with rows, each pair once, the earlier row first; some rows at a time, to hold little."""
    yes, no = sides(counts)
    size = counts.shape[0]
    by = NORMALISED[normalisation](yes, no)
    step = max(1, CELLS // max(size, 1))
    for start in range(0, size, step):
        some = slice(start, start + step)
        found = sorted_ties(above(AGGREGATED[aggregation](yes[some], no[some], yes[start:], no[start:])))
        found = Ties(found.one + start, found.other + start, found.weight)
        if len(found.one):
            yield found._replace(weight=found.weight / by(found.one, found.other))


def sides(counts: Counted) -> tuple[Sparse, Sparse]:
    """How often each row holds the first and the second level of each column."""
    from scipy.sparse import csr_array

    def at(level: int) -> Sparse:
        here = counts.level == level
        ones = np.ones(int(here.sum()))
        found = csr_array((ones, (counts.row[here], counts.column[here])), shape=counts.shape)
        found.sum_duplicates()
        return found

    return at(0), at(1)


def present(matrix: Sparse) -> Sparse:
    """1 wherever something is."""
    found = matrix.copy()
    found.data = (found.data != 0).astype(np.float64)
    return found


def above(square: Sparse) -> Sparse:
    """Of some rows, counted from the first, what lies above the diagonal."""
    from scipy.sparse import triu

    return triu(square, k=1, format="csr")


def sorted_ties(weights: Sparse) -> Ties:
    """What is not 0, row by row."""
    weights = weights.tocsr()
    weights.eliminate_zeros()
    weights.sort_indices()
    found = weights.tocoo()
    return Ties(found.row.astype(np.int64), found.col.astype(np.int64), found.data.astype(np.float64))


AGGREGATED: dict[str, Callable[[Sparse, Sparse, Sparse, Sparse], Sparse]] = {
    "ignore": lambda yes, no, yes2, no2: (yes + no) @ (yes2 + no2).T,
    "congruence": lambda yes, no, yes2, no2: yes @ yes2.T + no @ no2.T,
    "conflict": lambda yes, no, yes2, no2: yes @ no2.T + no @ yes2.T,
    "subtract": lambda yes, no, yes2, no2: (yes - no) @ (yes2 - no2).T,
}


def unchanged(_yes: Sparse, _no: Sparse) -> Normaliser:
    return lambda one, _other: np.ones(len(one))


def average(yes: Sparse, no: Sparse) -> Normaliser:
    said = activity(yes, no)
    return lambda one, other: (said[one] + said[other]) / 2


def cosine(yes: Sparse, no: Sparse) -> Normaliser:
    said = activity(yes, no)
    return lambda one, other: said[one] * said[other]


def jaccard(yes: Sparse, no: Sparse) -> Normaliser:
    """What both say, and what only one of them says.

    With b = 1 where a is > 0, the sum of a · a' and of what only one says is the activity of both, and the sum of
    (a - b) · (a' - b') - b · b': of these products the first is almost empty.
    """
    from scipy.sparse import hstack

    said = activity(yes, no)
    every = hstack([yes, no], format="csr")
    once = present(every)
    more = every - once
    more.eliminate_zeros()
    return lambda one, other: said[one] + said[other] + at(more, more, one, other) - at(once, once, one, other)


def activity(yes: Sparse, no: Sparse) -> Weights:
    said: Weights = np.asarray((yes + no).sum(axis=1), dtype=np.float64)
    return said


def at(left: Sparse, right: Sparse, one: Numbers, other: Numbers) -> Weights:
    """left · right' at some places; `one` is sorted, so that only its rows are made."""
    if not len(one):
        return np.zeros(0)
    first, last = int(one[0]), int(one[-1]) + 1
    least = int(other.min())
    found = (left[first:last] @ right[least:].T).tocsr()
    found.sort_indices()  # places are then looked up by halves
    return np.asarray(found[one - first, other - least], dtype=np.float64).ravel()


NORMALISED: dict[str, Callable[[Sparse, Sparse], Normaliser]] = {
    "no": unchanged,
    "average": average,
    "jaccard": jaccard,
    "cosine": cosine,
}
