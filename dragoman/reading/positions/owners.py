"""Whose words the reader points to: how likely each party of a report is the holder, by the places that name it.

[Kenya] will not open it, [its minister] said     two mentions of one party, their chances added up
the former prime minister of [Mali]               words before a mention lead to it
[Chad]'s envoy to the talks                       and what it owns
"""

from bisect import bisect_left

import numpy as np

from dragoman.reading.cast import Cast
from dragoman.reading.held import Held
from dragoman.reading.windows import Words

NOBODY = -1
BESIDE = 4  # words beside a mention that may belong to its name or title
OWNED = frozenset("'’")
MARKS = frozenset(',;:.!?()"“”«»–—')


class Owners:
    """The parties of a report, and which of its words stand for each."""

    def __init__(self, words: Words, cast: Cast) -> None:
        named = [(mention, party) for mention in cast.mentions if (party := cast.party(mention.actor))]
        self.parties = tuple(sorted({party for _, party in named}))
        self.party_of = np.full(len(words.texts), NOBODY, np.int64)
        starts = [start for start, _ in words.spans]
        number = {party: place for place, party in enumerate(self.parties)}
        for mention, party in named:
            self.party_of[bisect_left(starts, mention.start) : bisect_left(starts, mention.end)] = number[party]
        owned = [
            place
            for place in range(1, len(starts) - 1)
            if words.texts[place] in OWNED and words.texts[place + 1] == "s"
        ]
        for place in owned:
            if self.party_of[place - 1] != NOBODY:
                self._lend(words, place - 1, range(place, min(place + 2 + BESIDE, len(starts))))
        for place in np.flatnonzero(self.party_of != NOBODY).tolist():
            self._lend(words, place, range(place - 1, max(place - 1 - BESIDE, -1), -1))

    def _lend(self, words: Words, mention: int, places: range) -> None:
        """Give the words beside a mention to its party, as far as the next mark or mention."""
        for place in places:
            if self.party_of[place] != NOBODY or words.texts[place] in MARKS:
                return
            self.party_of[place] = self.party_of[mention]

    def of(self, held: Held, stance: int, issue: int) -> dict[str, float]:
        """The chance of each party that the reader's pointer leads to at all."""
        shares = held.holders(stance, issue)
        parties = self.party_of[: len(shares)]
        sums = np.bincount(parties[parties >= 0], weights=shares[parties >= 0], minlength=len(self.parties))
        return {self.parties[place]: float(sums[place]) for place in np.flatnonzero(sums).tolist()}
