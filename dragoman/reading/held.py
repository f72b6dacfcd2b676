"""What a sentence holds: how likely each stance on each issue is in it, on which words that rests, and whose it is."""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Seen:
    """The pieces of a window: the number of each one's word, -1 for what is none, and what it answers to (keys)."""

    words: Array
    keys: Array


@dataclass(frozen=True)
class Held:
    """A sentence of the words [first, last).

    `pairs`: a chance for each stance and issue; `told` and `about`: for each stance on whatever, each issue in whatever
    way. `looks`: on which pieces the chance of each stance rests, then that of each issue (stances + issues x pieces).
    """

    first: int
    last: int
    pairs: Array
    told: Array
    about: Array
    asks: tuple[Array, Array]
    near: Array
    looks: Array
    window: Seen

    def looked_at(self, stance: int, issue: int) -> Array:
        """How much a stance on an issue rests on each word of the text, up to the window's last one."""
        return self.by_word(self.looks[stance] + self.looks[len(self.told) + self.known(issue)])

    def holders(self, stance: int, issue: int) -> Array:
        """How likely each word of the text is part of its holder's name; what is missing to 1 is nobody's."""
        query = self.asks[0][stance] + self.asks[1][self.known(issue)]
        scores = self.window.keys @ query / np.sqrt(len(query)) + self.near
        shares = np.exp(scores - scores.max())
        return self.by_word(shares / shares.sum())

    def known(self, issue: int) -> int:
        """The issue itself; of one that the reader has never seen, the built-in one that the sentence is nearest to."""
        return issue if issue < len(self.about) else int(self.about.argmax())

    def by_word(self, of_pieces: Array) -> Array:
        words = self.window.words
        inside = words >= 0
        found: Array = np.bincount(words[inside], weights=of_pieces[inside])
        return found


def probability(scores: Array) -> Array:
    """The logistic function."""
    chances: Array = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return chances
