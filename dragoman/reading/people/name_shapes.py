"""In which states people are called as somebody is: a hint to whose minister they are, where nothing tells.

Haruki Morinaga     JPN
Oleh Kovalchuk      UKR, then its neighbours
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

import numpy as np

from dragoman.reading.people.identity import plain

LONGEST = 5  # letters of a piece
FLOOR = 6.0  # the logarithm of the odds from which a state counts as no more than impossible
EDGE, CUT = "^", "…"


@lru_cache(maxsize=1024)
def likeness(words: tuple[str, ...]) -> Mapping[str, float]:
    """How much a name is like those of each state: 1 for the likest, down to 0 where it speaks against it."""
    shapes = model()
    known = [shapes.places(part) for part in map(plain, words) if len(part) > 1]
    scores = np.sum([shapes.chances(own) for own in known if own], axis=0) if any(known) else None
    if scores is None:
        return {}
    by_state: dict[str, float] = {}
    for states, score in zip(shapes.states, scores.tolist(), strict=True):
        for state in states:
            by_state[state] = max(by_state.get(state, -FLOOR * len(words)), score)
    most = max(by_state.values())
    return {state: round(max(0.0, 1 - (most - score) / FLOOR), 3) for state, score in by_state.items()}


class Shapes:
    """For each piece of a word, how much it speaks for each language; and the states where a language is at home."""

    def __init__(self, pieces: list[str], weights: np.ndarray, states: list[tuple[str, ...]]) -> None:
        self.place = {piece: number for number, piece in enumerate(pieces)}
        self.weights = weights
        self.states = states

    def places(self, word: str) -> list[int]:
        return sorted({self.place[piece] for piece in pieces(word) if piece in self.place})

    def chances(self, places: list[int]) -> np.ndarray:
        """The logarithm of each language's chance."""
        scores = self.weights[places].astype(np.float64).sum(axis=0)
        return np.asarray(scores - scores.max() - np.log(np.exp(scores - scores.max()).sum()))


def pieces(word: str) -> Iterator[str]:
    """The pieces of a word, with its edges: of "roa" ^r, ro, oa, a^, ^ro, …; "…ez" has no beginning of its own."""
    whole = (word if word.startswith(CUT) else EDGE + word) + ("" if word.endswith(CUT) else EDGE)
    text = whole.strip(CUT)
    for size in range(1, LONGEST + 1):
        yield from (text[start : start + size] for start in range(len(text) - size + 1))
    if CUT not in whole:
        yield whole


@cache
def model() -> Shapes:
    file = resources.files("dragoman.data.models") / "name_shapes.npz"
    with file.open("rb") as stream, np.load(stream) as table:
        names = table["pieces"].tobytes().decode().split("\n")
        states = [tuple(line.split()) for line in table["states"].tobytes().decode().split("\n")]
        return Shapes(names, table["weights"] * table["scale"], states)
