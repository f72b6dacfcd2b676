"""How likely a text is about each of a user's issues, by what it means and without any training on that issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from dragoman.encoder import Encoder, Floats, encoder
from dragoman.reading.held import probability
from dragoman.reading.issues.scheme import Issue, Scheme, built_in
from dragoman.reading.issues.signs import DESCRIBED, SHOWN, Described, Met, described, lines_of, rivals_of, signs_of
from dragoman.reading.issues.space import Space, space
from dragoman.vocabulary import load

WEIGHTS = "models/issue_weights"


@dataclass(frozen=True)
class Weights:
    """What each sign counts, and what all is moved by."""

    bias: float
    signs: Floats

    def chances(self, signs: Floats) -> Floats:
        return probability(self.bias + signs @ self.signs)


class Nearest:
    """A scheme made ready to be compared with; its descriptions and examples are embedded once.

    Rivals are the scheme's other issues and the built-in ones, also where the scheme stands alone: they say what else
    talks are about.
    """

    def __init__(self, scheme: Scheme) -> None:
        self.encoder, self.space = encoder(), space()
        own = [embedded(issue, self.encoder, self.space) for issue in scheme.issues]
        known = [embedded(issue, self.encoder, self.space) for issue in built_in()]
        self.issues = [(issue, rivals_of(issue, [o for o in (*own, *known) if o is not issue])) for issue in own]

    def chances(self, texts: Sequence[str]) -> Floats:
        """For each text (a clause that takes some stance) and issue the probability that it is about it.

        The same whatever texts stand beside it and in whatever order: each is compared by itself.
        """
        distinct = list(dict.fromkeys(texts))
        found = dict(zip(distinct, map(self.chances_of, distinct, self.encoder.embed(distinct)), strict=True))
        return np.array([found[text] for text in texts], np.float32).reshape(len(texts), len(self.issues))

    def chances_of(self, text: str, row: Floats) -> list[float]:
        met = Met(self.space.placed([text], row[None]))
        return [
            float(weights(len(issue.examples) > 0).chances(signs_of(met, issue, rivals))[0])
            for issue, rivals in self.issues
        ]


@cache
def nearest(scheme: Scheme) -> Nearest:
    """A scheme made ready, once a process."""
    return Nearest(scheme)


def embedded(issue: Issue, encoder: Encoder, space: Space) -> Described:
    """An issue in the space."""
    return described(issue, encoder.embed(lines_of(issue)), issue.examples, encoder.embed(issue.examples), space)


@cache
def weights(shown: bool) -> Weights:
    """The weights of issues with examples, or of those without."""
    table = load(WEIGHTS)["shown" if shown else "described"]
    signs = [table["weights"][sign] for sign in (SHOWN if shown else DESCRIBED)]
    return Weights(table["bias"], np.array(signs, np.float32))
