"""One-mode networks of actors: congruence, conflict, and the difference of both (Leifeld 2017).

    a[i, j, k]   how often actor i takes side k (0 yes, 1 no) on issue j
    congruence   sum over j, k of a[i, j, k] · a[i', j, k]        the same side of the same issue
    conflict     sum over j, k of a[i, j, k] · a[i', j, 1 - k]    opposite sides of the same issue
    subtract     congruence - conflict

With duplicates counted once in all, a is 0 or 1 and the weight a number of issues. Normalised by the average activity
of the two, half the sum of both actors' a, or by Jaccard's: what both hold, over that and what only one of them holds.

Leifeld, Philip (2017): Discourse Network Analysis. Policy Debates as Dynamic Networks. In: The Oxford Handbook of
Political Networks. The sums are those of Discourse Network Analyzer 3.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Weights = NDArray[np.float64]


def tied(counts: Counts, ties: str = "subtract", normalisation: str = "none") -> Weights:
    """The weights between all actors, 0 from each to itself: `tied(counts, "congruence", "jaccard")`."""
    weights, by = TIES[ties](counts), NORMALISATIONS[normalisation](counts)
    found: Weights = np.divide(weights, by, out=np.zeros(weights.shape), where=by > 0)
    np.fill_diagonal(found, 0.0)
    return found


def congruence(counts: Counts) -> Weights:
    both: Weights = np.einsum("ajk,bjk->ab", counts, counts).astype(np.float64)
    return both


def conflict(counts: Counts) -> Weights:
    opposite: Weights = np.einsum("ajk,bjk->ab", counts, counts[:, :, ::-1]).astype(np.float64)
    return opposite


def subtract(counts: Counts) -> Weights:
    return congruence(counts) - conflict(counts)


def none(counts: Counts) -> Weights:
    return np.ones((len(counts), len(counts)))


def average(counts: Counts) -> Weights:
    """Half of what both actors say."""
    activity = counts.sum(axis=(1, 2)).astype(np.float64)
    half: Weights = (activity[:, None] + activity[None, :]) / 2
    return half


def jaccard(counts: Counts) -> Weights:
    """What both say, and what only one of them says."""
    flat = counts.reshape(len(counts), int(np.prod(counts.shape[1:]))).astype(np.float64)
    absent = (flat == 0).astype(np.float64)
    only = flat @ absent.T
    union: Weights = flat @ flat.T + only + only.T
    return union


TIES: dict[str, Callable[[Counts], Weights]] = {
    "subtract": subtract,
    "congruence": congruence,
    "conflict": conflict,
}
NORMALISATIONS: dict[str, Callable[[Counts], Weights]] = {"none": none, "average": average, "jaccard": jaccard}
