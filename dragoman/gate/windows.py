"""Texts as overlapping windows, and what each window holds: numbers alone, all texts of a batch at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from dragoman.gate.words import words_of

BLOCK = 30
"""Words of a block; two neighbouring blocks are a window."""
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Vocabulary:
    """The words and pairs of neighbouring words that are known.

    `words` numbers each from 1; `pairs` holds, in order, first * (len(words) + 1) + second. A pair's number comes after
    those of all words, in that order.
    """

    words: dict[bytes, int]
    pairs: Numbers

    @property
    def size(self) -> int:
        """How many numbers there are, with 0, which no word has."""
        return len(self.words) + 1 + len(self.pairs)


@dataclass(frozen=True)
class Windows:
    """What the windows of some texts hold: each number of `held` once for each window of `window`, in order.

    `starts` is the first window of each text; every text has one window at least.
    """

    window: Numbers
    held: Numbers
    starts: Numbers
    count: int


def windows_of(texts: Sequence[str], vocabulary: Vocabulary) -> Windows:
    """The words and pairs of every window, each once."""
    words = [numbered(text, vocabulary) for text in texts]
    lengths = np.array([len(one) for one in words], np.int64)
    numbers = np.concatenate([*words, np.zeros(0, np.int64)])
    text = np.repeat(np.arange(len(texts)), lengths)
    place = np.arange(len(numbers)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    several = np.maximum(-(-lengths // BLOCK) - 1, 1)
    starts = np.cumsum(several) - several
    block = place // BLOCK
    paired = pair_numbers(numbers, place, vocabulary)
    codes = np.concatenate(
        [
            (starts[text[chosen]] + block[chosen] - back) * vocabulary.size + of[chosen]
            for of in (numbers, paired)
            for back in (0, 1)
            for chosen in [(of > 0) & (block >= back) & (block - back < several[text])]
        ]
    )
    codes = once(codes)
    return Windows(codes // vocabulary.size, codes % vocabulary.size, starts, int(several.sum()))


def once(codes: Numbers) -> Numbers:
    """Each code once, in order; quicker here than numpy's own `unique`."""
    ordered = np.sort(codes)
    return np.asarray(ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]])


def numbered(text: str, vocabulary: Vocabulary) -> Numbers:
    """The number of each word of a text, 0 where it is not known."""
    words = words_of(text)
    return np.fromiter(map(vocabulary.words.get, words, repeat(0)), np.int64, len(words))


def pair_numbers(numbers: Numbers, place: Numbers, vocabulary: Vocabulary) -> Numbers:
    """The number of the pair that ends with each word, 0 where none is known."""
    found = np.zeros(len(numbers), np.int64)
    if not len(vocabulary.pairs) or len(numbers) < 2:
        return found
    first = len(vocabulary.words) + 1
    codes = numbers[:-1] * first + numbers[1:]
    spot = np.minimum(np.searchsorted(vocabulary.pairs, codes), len(vocabulary.pairs) - 1)
    known = (vocabulary.pairs[spot] == codes) & (place[1:] > 0)
    found[1:][known] = first + spot[known]
    return found
