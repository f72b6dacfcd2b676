"""The gate: whether a page is about talks, by the words of its best window; quick enough to see every page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from dragoman.gate.windows import Vocabulary, Windows, windows_of
from dragoman.gate.words import LONGEST

FILE = "gate.npz"
TOGETHER = 1_000_000
"""Characters of texts that are weighed at once, so that memory stays small."""
THRESHOLD = 0.5
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Gate:
    """A linear model of words and pairs of words."""

    vocabulary: Vocabulary
    weights: Scores
    bias: float
    digest: str

    @classmethod
    def load(cls) -> "Gate":
        """The gate that comes with the package."""
        return loaded()

    @property
    def version(self) -> str:
        """Changes with the model alone: "gate-1f09ab34c5d6"."""
        return f"gate-{self.digest[:12]}"

    def scores(self, texts: Sequence[str]) -> Scores:
        """How likely each text is about talks, 0 to 1: shape (texts,); the same for whatever batch it comes in.

        A text's score is that of its best window of 60 words, since talks may be a small part of a long page.
        """
        return np.concatenate([np.zeros(0), *(self._weighed(batch) for batch in batches(texts))])

    def passes(self, text: str, threshold: float = THRESHOLD) -> bool:
        """Whether a text is likely enough about talks to be read."""
        return bool(self.scores([text])[0] >= threshold)

    def _weighed(self, texts: Sequence[str]) -> Scores:
        windows = windows_of(texts, self.vocabulary)
        return chances(np.maximum.reduceat(self._sums(windows), windows.starts))

    def _sums(self, windows: Windows) -> Scores:
        """A window's weights, summed one by one in order, over the root of their number."""
        summed = np.bincount(windows.window, self.weights[windows.held], windows.count)
        number = np.bincount(windows.window, minlength=windows.count)
        return summed / np.sqrt(np.maximum(number, 1)) + self.bias


def about_talks_scores(texts: Sequence[str]) -> Scores:
    """How likely each text is about talks, 0 to 1, by the gate that comes with the package."""
    return Gate.load().scores(texts)


def batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Neighbouring texts of some TOGETHER characters."""
    first, held = 0, 0
    for place, text in enumerate(texts):
        held += min(len(text), LONGEST)
        if held >= TOGETHER:
            yield texts[first : place + 1]
            first, held = place + 1, 0
    if first < len(texts):
        yield texts[first:]


def chances(sums: Scores) -> Scores:
    return np.asarray(1 / (1 + np.exp(-np.clip(sums, -30, 30))))


@cache
def loaded() -> Gate:
    return gate_in(files("dragoman.data.models").joinpath(FILE).read_bytes())


def gate_in(file: bytes) -> Gate:
    """The gate that a model's file holds."""
    with np.load(BytesIO(file)) as arrays:
        words = arrays["words"].tobytes().split(b"\n")
        pairs = np.cumsum(arrays["pairs"].astype(np.int64))
        weights = np.concatenate([np.zeros(1), arrays["weights"].astype(np.float64)])
        bias = float(arrays["bias"])
    numbers = {word: number for number, word in enumerate(words, 1)}
    return Gate(Vocabulary(numbers, pairs), weights, bias, sha256(file).hexdigest())
