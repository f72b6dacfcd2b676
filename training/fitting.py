"""Fitting linear layers: one logistic regression an output, all at once, by L-BFGS; the same outcome on each run."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]
from scipy.optimize import minimize  # type: ignore[import-untyped]

from dragoman.reading.positions.weights import SPREAD

Arrays = dict[str, np.ndarray]
Fitted = tuple[np.ndarray, np.ndarray, np.ndarray]  # weights of traits, weights of dense columns, bias


def vocabulary(traits: Iterable[list[str]], least: int) -> dict[str, int]:
    """The traits that occur often enough, in alphabetical order."""
    counts = Counter(name for names in traits for name in set(names))
    return {
        name: place
        for place, name in enumerate(
            sorted(name for name, count in counts.items() if count >= least and "\n" not in name)
        )
    }


def matrix(traits: list[list[str]], place: dict[str, int]) -> sparse.csr_matrix:
    """One row a list of traits, as `Linear.scores` weighs them."""
    pointers, columns, values = [0], [], []
    for names in traits:
        known = sorted({place[name] for name in names if name in place})
        columns += known
        values += [SPREAD / max(len(known), 1) ** 0.5] * len(known)
        pointers.append(len(columns))
    return sparse.csr_matrix((np.array(values, np.float32), columns, pointers), shape=(len(traits), len(place)))


def fit(
    rows: sparse.csr_matrix,
    dense: np.ndarray | None,
    wanted: np.ndarray,
    strength: float,
    counted: np.ndarray | None = None,
    start: Fitted | None = None,
    steps: int = 100,
) -> Fitted:
    """Weights, dense weights and bias that make each output likely where it is wanted.

    `strength` pulls towards 0; `counted` is how much each row counts, 1 where it is not given; `start` is
    where to set out from.
    """
    wide, outputs = rows.shape[1], wanted.shape[1]
    thick = 0 if dense is None else dense.shape[1]
    wanted = wanted.astype(np.float32)
    across = rows.T.tocsr()
    share = np.ones((len(wanted), 1), np.float32) if counted is None else counted.astype(np.float32)[:, None]

    def split(flat: np.ndarray) -> Fitted:
        table = flat.astype(np.float32).reshape(wide + thick + 1, outputs)
        return table[:wide], table[wide:-1], table[-1]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights, solid, bias = split(flat)
        scores = rows @ weights + bias
        if dense is not None:
            scores = scores + dense @ solid
        value = float(np.sum(share * (np.logaddexp(0, scores) - wanted * scores)))
        gap = share * (1 / (1 + np.exp(-np.clip(scores, -30, 30))) - wanted)
        slope = [
            across @ gap,
            dense.T @ gap if dense is not None else np.zeros((0, outputs)),
            gap.sum(axis=0, keepdims=True),
        ]
        pulled = flat.copy()
        pulled[-outputs:] = 0
        return value + 0.5 * strength * float(pulled @ pulled), np.vstack(slope).ravel().astype(
            np.float64
        ) + strength * pulled

    first = np.zeros((wide + thick + 1) * outputs) if start is None else np.vstack(start).ravel().astype(np.float64)
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8})
    return split(found.x)


def layer(part: str, place: dict[str, int], fitted: Fitted, least: float = 0.0) -> Arrays:
    """A fitted layer as the arrays of the file; traits whose weights are all below `least` are left out."""
    weights, solid, bias = fitted
    kept = np.flatnonzero(np.abs(weights).max(axis=1) >= least)
    names = sorted(place, key=place.__getitem__)
    text = "\n".join(names[index] for index in kept.tolist())
    return {
        f"{part}.names": np.frombuffer(text.encode(), np.uint8),
        f"{part}.weights": weights[kept].astype(np.float16),
        f"{part}.dense": solid.astype(np.float16),
        f"{part}.bias": bias.astype(np.float32),
    }
