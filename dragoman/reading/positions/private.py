"""Names of states that stand for nobody who negotiates: they only tell where others are at home.

Chilean growers, U.S. banks      act for themselves
the Chilean central bank         acts for Chile
"""

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from dragoman.reading.cast import Cast, Mention
from dragoman.reading.positions.clauses import Words
from dragoman.vocabulary import load

DESCRIBING = {"amod", "compound", "nmod", "poss"}


def without_private(cast: Cast, words: Words) -> Cast:
    """A cast without those mentions of parties that only say whose bankers, farmers or unions are meant."""
    return replace(cast, mentions=tuple(mention for mention in cast.mentions if not is_private(mention, words)))


def is_private(mention: Mention, words: Words) -> bool:
    last = bisect_left(words.start, mention.end) - 1
    if last < 0 or words.dep[last] not in DESCRIBING:
        return False
    noun = words.head[last]
    beside = (words.lower[child] for child in words.children[noun])
    return words.lemma[noun] in _words("nouns") and not any(word in _words("unless") for word in beside)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["private"][table])
