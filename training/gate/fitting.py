"""Fitting the gate: words and pairs each have a weight; words also by what they mean, for the sake of rare ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from dragoman.gate.windows import Vocabulary, Windows, windows_of
from dragoman.gate.words import words_of
from training.fitting import fit
from training.gate.examples import Example
from training.senses import senses

LEAST = 4
"""Texts that a word or a pair must stand in."""
STRENGTH = 5.0
SPREAD = 6.0
MEANING = 0.6
"""How far a word's meaning counts beside the word itself."""
ROUNDS = 3
LEFT_OUT = frozenset(
    b"january february march april may june july august september october november december jan feb mar apr jun jul aug"
    b" sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday reuter reuters afp ap efe acan dpa"
    b" kyodo xinhua tass tanjug ina irna ana text gmt est edt cdt".split()
)
"""Words that tell where and when a text was printed, which differs between the collections and says nothing else."""


@dataclass(frozen=True)
class Fitted:
    vocabulary: Vocabulary
    weights: np.ndarray
    bias: float

    def scores(self, windows: Windows) -> np.ndarray:
        """The sum of each window, as `Gate` has it."""
        summed = np.bincount(windows.window, self.weights[windows.held], windows.count)
        number = np.bincount(windows.window, minlength=windows.count)
        return np.asarray(summed / np.sqrt(np.maximum(number, 1)) + self.bias)


def vocabulary_of(texts: Sequence[str], meanings: dict[bytes, np.ndarray]) -> Vocabulary:
    """Words that are met often enough or whose meaning is known, and pairs that are met often enough."""
    words: Counter[bytes] = Counter()
    pairs: Counter[tuple[bytes, bytes]] = Counter()
    for text in texts:
        said = words_of(text)
        words.update(set(said))
        pairs.update(set(pairwise(said)))
    kept = {word for word, count in words.items() if count >= LEAST} | set(meanings)
    kept -= LEFT_OUT
    number = {word: place for place, word in enumerate(sorted(kept), 1)}
    codes = [
        number[a] * (len(number) + 1) + number[b]
        for (a, b), count in pairs.items()
        if count >= LEAST * 2 and a in number and b in number
    ]
    return Vocabulary(number, np.array(sorted(codes), np.int64))


def meanings_of() -> dict[bytes, np.ndarray]:
    """The vector of each common word; only words that a text can give."""
    arrays = senses()
    names = arrays["senses.names"].tobytes().decode("utf-8").split("\n")
    table = arrays["senses.vectors"] * arrays["senses.scale"]
    table = table / np.linalg.norm(table, axis=1, keepdims=True)
    return {word.encode(): row for word, row in zip(names, table, strict=True) if words_of(word) == [word.encode()]}


def fitted(learned: Sequence[Example], meanings: dict[bytes, np.ndarray]) -> Fitted:
    """The model of these examples.

    Of a text about talks the first window counts at first, then in each round the one that scores best: it need not be
    about talks all along. Of the others all windows count.
    """
    texts = [one.text for one in learned]
    vocabulary = vocabulary_of(texts, meanings)
    windows = windows_of(texts, vocabulary)
    rows = matrix(windows, vocabulary.size)
    dense = meaning_table(vocabulary, meanings)
    thick = rows @ dense
    owner = np.repeat(np.arange(len(texts)), np.diff([*windows.starts.tolist(), windows.count]))
    about = np.array([one.about for one in learned])[owner]
    counts = np.array([one.counts for one in learned])[owner]
    best = windows.starts
    for _ in range(ROUNDS):
        chosen = ~about
        chosen[best[np.array([one.about for one in learned])]] = True
        solid, thin, bias = fit_rows(rows[chosen], thick[chosen], about[chosen], shares(about, counts, owner)[chosen])
        model = Fitted(vocabulary, SPREAD * (solid + dense @ thin), bias)
        sums = model.scores(windows)
        best = np.array([start + int(np.argmax(sums[start:end])) for start, end in bounds(windows)])
    return model


def bounds(windows: Windows) -> list[tuple[int, int]]:
    return list(pairwise([*windows.starts.tolist(), windows.count]))


def shares(about: np.ndarray, counts: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """How much each window counts: those of a long text about something else count less each."""
    number = np.bincount(owner)[owner]
    return np.where(about, counts, counts / np.sqrt(number))


def fit_rows(
    rows: sparse.csr_matrix, thick: np.ndarray, about: np.ndarray, counts: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    weights, solid, bias = fit(rows, thick, about[:, None], STRENGTH, counts)
    return weights[:, 0].astype(np.float64), solid[:, 0].astype(np.float64), float(bias[0])


def matrix(windows: Windows, size: int) -> sparse.csr_matrix:
    """One row a window, of length SPREAD."""
    number = np.bincount(windows.window, minlength=windows.count)
    values = SPREAD / np.sqrt(number[windows.window])
    pointers = np.concatenate([[0], np.cumsum(number)])
    return sparse.csr_matrix((values.astype(np.float32), windows.held, pointers), shape=(windows.count, size))


def meaning_table(vocabulary: Vocabulary, meanings: dict[bytes, np.ndarray]) -> np.ndarray:
    """The vector of each number, nothing for pairs and words without one."""
    table = np.zeros((vocabulary.size, len(next(iter(meanings.values())))), np.float32)
    for word, vector in meanings.items():
        if word in vocabulary.words:
            table[vocabulary.words[word]] = MEANING * vector
    return table
