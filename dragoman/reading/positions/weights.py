"""The weights of the positions model, and how numpy alone applies them.

One file, `data/models/positions.npz`: names of traits with a row of weights each, for four questions:
which stance, which issue, whose it is, and whether the whole is to be believed. `training/positions.py` writes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from dragoman.reading.held import probability
from dragoman.reading.positions.topics import Floats

PARTS = ("stance", "issue", "holder")
SPREAD = 3.0
FARTHEST = 4.0


@dataclass(frozen=True)
class Linear:
    """A linear layer over named traits, with dense columns after them where it has any."""

    place: dict[str, int]
    weights: Floats
    bias: Floats
    dense: Floats

    def scores(self, traits: list[list[str]], dense: Floats | None = None) -> Floats:
        """One row a list of traits: the sum of their weights, by the root of how many are known."""
        known = [[row for row in map(self.place.get, names) if row is not None] for names in traits]
        out = np.tile(self.bias, (len(traits), 1)).astype(np.float32)
        told = [number for number, rows in enumerate(known) if rows]
        if told:
            counts = np.array([len(known[number]) for number in told])
            starts = np.cumsum(counts) - counts
            sums = np.add.reduceat(self.weights[[row for rows in known for row in rows]], starts, axis=0)
            out[told] += sums * (SPREAD / np.sqrt(counts, dtype=np.float32))[:, None]
        return out if dense is None else out + dense @ self.dense


@dataclass(frozen=True)
class Belief:
    """A logistic regression over facts brought to one scale."""

    middle: Floats
    spread: Floats
    linear: Floats
    bias: float

    def of(self, facts: Sequence[tuple[float, ...]], doubt: float = 0.0) -> list[float]:
        """For each proposal's facts the probability that it is right; `doubt` is added to its logit."""
        if not facts:
            return []
        scaled = np.clip((np.array(facts, np.float32) - self.middle) / self.spread, -FARTHEST, FARTHEST)
        scores: Floats = self.bias + doubt + scaled @ self.linear
        return [float(chance) for chance in probability(scores)]


@dataclass(frozen=True)
class Model:
    """All that reading positions needs to have learned."""

    stance: Linear
    issue: Linear
    holder: Linear
    belief: Belief
    threshold: float
    senses: dict[str, int]
    vectors: Floats


@cache
def model() -> Model:
    """The model in the package, loaded once a process."""
    with files("dragoman.data.models").joinpath("positions.npz").open("rb") as file:
        arrays = dict(np.load(file, allow_pickle=False))
    return model_of(arrays)


def model_of(arrays: dict[str, np.ndarray]) -> Model:
    """A model from its arrays as they lie in the file: texts as bytes, weights as halves."""
    layers = {
        part: Linear(
            place=_places(arrays[f"{part}.names"]),
            weights=arrays[f"{part}.weights"].astype(np.float32),
            bias=arrays[f"{part}.bias"].astype(np.float32),
            dense=arrays[f"{part}.dense"].astype(np.float32),
        )
        for part in PARTS
    }
    senses, vectors = senses_of(arrays)
    threshold = float(arrays["threshold"])
    return Model(**layers, belief=belief_of(arrays), threshold=threshold, senses=senses, vectors=vectors)


def belief_of(arrays: dict[str, np.ndarray]) -> Belief:
    """What belief weighs, from its arrays."""
    return Belief(
        middle=arrays["belief.middle"],
        spread=arrays["belief.spread"],
        linear=arrays["belief.linear"],
        bias=float(arrays["belief.bias"]),
    )


def senses_of(arrays: dict[str, np.ndarray]) -> tuple[dict[str, int], Floats]:
    """The words whose sense is known, each with the row of its vector."""
    vectors = arrays["senses.vectors"].astype(np.float32) * arrays["senses.scale"].astype(np.float32)
    return _places(arrays["senses.names"]), vectors


def _places(names: np.ndarray) -> dict[str, int]:
    return {name: place for place, name in enumerate(bytes(names.tobytes()).decode("utf-8").split("\n"))}
