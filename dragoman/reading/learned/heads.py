"""A light head: a softmax over named traits and the encoder's numbers, which starts from what the reader says."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder import Floats
from dragoman.reading.learned.features import Features

Doubles = NDArray[np.float64]
SUREST = 0.999


@dataclass(frozen=True)
class Head:
    """Which label fits: `keep` is what the reader's own label counts, the rest what corrections add to each.

    `names` are the traits, each with a row of `weights`; `dense` has a row for each of the encoder's numbers, in the
    space of issues where `about` says so. Entries less likely than `least` are left out.
    """

    labels: tuple[str, ...]
    names: tuple[str, ...]
    weights: Floats
    dense: Floats
    keep: float
    corrections: int
    about: bool = False
    least: float = 0.0

    def best(self, seen: Features, before: str) -> tuple[str, float]:
        """The likeliest label and its chance; a label that corrections never touched may stay."""
        labels = self.labels if before in self.labels else (*self.labels, before)
        scores = np.zeros(len(labels))
        scores[: len(self.labels)] = self.scores(seen)
        scores[labels.index(before)] += self.keep
        chances = softmax(scores[None])[0]
        return labels[int(chances.argmax())], float(chances.max())

    def chance(self, seen: Features, label: str, before: float) -> float:
        """The chance of one of two labels, of which the reader gives the logit."""
        at = self.labels.index(label)
        scores = self.scores(seen)
        scores[at] += self.keep * before / 2
        scores[1 - at] -= self.keep * before / 2
        return float(softmax(scores[None])[0, at])

    def scores(self, seen: Features) -> Doubles:
        row = row_of(seen.named, {name: n for n, name in enumerate(self.names)})
        dense = seen.about if self.about else seen.dense
        found: Doubles = row @ self.weights.astype(np.float64) + dense.astype(np.float64) @ self.dense
        return found


def row_of(named: Mapping[str, float], place: Mapping[str, int]) -> Doubles:
    """Named traits as a row; those that are not known count nothing."""
    row = np.zeros(len(place))
    for name, value in named.items():
        if name in place:
            row[place[name]] = value
    return row


def matrix(named: Sequence[Mapping[str, float]], names: Sequence[str]) -> Doubles:
    place = {name: n for n, name in enumerate(names)}
    return np.array([row_of(one, place) for one in named]).reshape(len(named), len(names))


def softmax(scores: Doubles) -> Doubles:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Doubles = powers / powers.sum(axis=1, keepdims=True)
    return chances


def logit(chance: float) -> float:
    chance = min(max(chance, 1 - SUREST), SUREST)
    return math.log(chance / (1 - chance))
