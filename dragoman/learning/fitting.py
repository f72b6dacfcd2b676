"""Fitting a head: the likeliest weights under a prior that holds them to what the reader says; the same in every run.

Accelerated gradient descent (Nesterov 1983) on a strongly convex loss: no chance in it, and numpy is enough.
"""

from collections.abc import Sequence

import numpy as np

from dragoman.learning.examples import Example
from dragoman.learning.heads import REJECTED, Kind
from dragoman.reading.learned import ACCEPTED, Head
from dragoman.reading.learned.heads import Doubles, logit, matrix, softmax

STEPS = 400


def fitted(kind: Kind, examples: Sequence[Example]) -> Head:
    """The head that these examples give."""
    labels = labels_in(kind, examples)
    names = tuple(sorted({name for one in examples for name in one.seen.named if kind.uses(name)}))
    dense = np.array([one.seen.about if kind.about else one.seen.dense for one in examples], np.float64)
    traits = np.hstack([matrix([one.seen.named for one in examples], names), dense])
    strengths = np.array([kind.named_strength] * len(names) + [kind.dense_strength] * dense.shape[1])
    wanted = np.array([[float(kind.after(one) == label) for label in labels] for one in examples])
    weights, keep = descended(traits, said_before(kind, examples, labels), wanted, strengths, kind)
    of_names, of_dense = (rows.astype(np.float32) for rows in (weights[: len(names)], weights[len(names) :]))
    return Head(labels, names, of_names, of_dense, float(keep), len(examples), kind.about)


def labels_in(kind: Kind, examples: Sequence[Example]) -> tuple[str, ...]:
    """All labels that the reader or people give; of a score the two."""
    if kind.label is None:
        return (REJECTED, ACCEPTED)
    return tuple(sorted({label for one in examples for label in (kind.before(one), kind.after(one))}))


def said_before(kind: Kind, examples: Sequence[Example], labels: Sequence[str]) -> Doubles:
    """What the reader says of each label, as `Head` counts it."""
    if kind.label is None:
        halves = [logit(one.score) / 2 for one in examples]
        return np.array([[-half, half] for half in halves])
    return np.array([[float(kind.before(one) == label) for label in labels] for one in examples])


def descended(traits: Doubles, said: Doubles, wanted: Doubles, strengths: Doubles, kind: Kind) -> tuple[Doubles, float]:
    """The weights of traits and how much the reader's word counts, where the slope is level."""
    scale, own = 1 / np.sqrt(strengths), 1 / np.sqrt(kind.keep_strength)
    scaled = traits * scale
    steepness = 0.5 * (np.linalg.norm(scaled, 2) ** 2 + float((said**2).sum()) * own**2) + 1
    weights = before = np.zeros((traits.shape[1], wanted.shape[1]))
    keep = kept = 0.0
    for step in range(STEPS):
        ahead = step / (step + 3)
        at, at_keep = weights + ahead * (weights - before), keep + ahead * (keep - kept)
        gap = softmax((kind.keep + at_keep * own) * said + scaled @ at) - wanted
        before, kept = weights, keep
        weights = at - (scaled.T @ gap + at) / steepness
        keep = at_keep - (own * float((said * gap).sum()) + at_keep) / steepness
    return weights * scale[:, None], kind.keep + keep * own
