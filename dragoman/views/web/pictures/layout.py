"""Where the nodes of a network stand: the nearer, the fewer steps lie between them.

Stress majorisation (Gansner, Koren and North 2005): the energy of Kamada and Kawai, made smaller step by step,
always from the same circle, so that the same network always looks the same.
"""

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]
STEPS = 220
FURTHER = 1.2  # steps between parts that nothing joins, beyond what lies between others on the average


def laid_out(ties: NDArray[np.float64]) -> Places:
    """A place for each node, as wide as high, around the middle of the whole."""
    number = len(ties)
    if number < 3:
        return np.array([[-1.0, 0.0], [1.0, 0.0]])[:number] if number == 2 else np.zeros((number, 2))
    away = distances(ties)
    weights = np.zeros_like(away)
    np.divide(1.0, away**2, out=weights, where=away > 0)
    turned = 2 * np.pi * np.arange(number) / number
    places = np.stack([np.cos(turned), np.sin(turned)], axis=1) * away.max() / 2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    for _ in range(STEPS):
        places = inverse @ pulled(places, away, weights)
    return upright(places)


def distances(ties: NDArray[np.float64]) -> NDArray[np.float64]:
    """Steps between nodes; a heavy tie is a shorter step."""
    heaviest = max(float(np.abs(ties).max()), 1e-9)
    steps = np.where(ties != 0, 1.35 - 0.5 * np.abs(ties) / heaviest, np.inf)
    np.fill_diagonal(steps, 0.0)
    for between in range(len(ties)):
        steps = np.minimum(steps, steps[:, between, None] + steps[None, between, :])
    reached = np.isfinite(steps)
    steps[~reached] = FURTHER + float(steps[reached].mean())
    return steps


def pulled(places: Places, away: NDArray[np.float64], weights: NDArray[np.float64]) -> Places:
    """One step: where every node is drawn to by all the others."""
    apart = places[:, None, :] - places[None, :, :]
    length = np.sqrt((apart**2).sum(axis=2))
    share = np.zeros_like(length)
    np.divide(away, length, out=share, where=length > 1e-9)
    pull: Places = ((weights * share)[:, :, None] * apart).sum(axis=1)
    return pull


def upright(places: Places) -> Places:
    """Turned so that the longest way lies flat, and to the same side each time."""
    middle = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    turned = middle @ axes.T
    signs = np.sign(turned[np.abs(turned).argmax(axis=0), range(2)])
    found: Places = np.round(turned * np.where(signs == 0, 1, signs), 4)
    return found
