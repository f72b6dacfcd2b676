"""The signs that a text is about an issue: how near it lies to what describes the issue, and to what describes others.

    description       the issue's name with all that it covers
    part              its name, and each thing that it covers by itself: the nearest of them, and all on average
    rival             the descriptions of other issues: the nearest of them, and all on average
    example           texts that are about it: the nearest, whether the text is one of them, their middle
    words             the rarer words that the text shares with a description or with examples

Nearness is the cosine of embeddings brought into a space in which texts on one issue lie close.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.encoder import Floats
from dragoman.reading.issues.scheme import Issue
from dragoman.reading.issues.space import Placed, Space, Stems, stems_of, unit

DESCRIBED = (
    "description", "nearest part", "parts", "nearest rival", "rivals", "nearest rival's part", "words", "rival's words",
)  # fmt: skip
SHOWN = (*DESCRIBED, "nearest example", "an example itself", "middle", "examples' words")
DESCRIPTION_COUNTS = 2.0  # for so many examples, in the middle of both
ALMOST = 0.8  # a cosine with an example from which a text says the very same
ONCE = 0.5  # what a word counts that only one example has
COVERED = re.compile(r"[,;]\s*")


@dataclass(frozen=True, eq=False)
class Described:
    """An issue in the space: its description, the parts of it, its examples, and the words of both."""

    whole: Floats
    parts: Floats
    examples: Floats
    words: Stems
    examples_words: dict[str, float]


class Met:
    """Texts as they meet issues; what each description gives is worked out once, for each is the others' rival."""

    def __init__(self, texts: Placed) -> None:
        self.texts = texts
        self.known: dict[Described, Floats] = {}

    def by(self, issue: Described) -> Floats:
        """For each text: nearness to the description, to its nearest part, to all parts; the words that both share."""
        if issue not in self.known:
            rows = self.texts.rows
            parts = rows @ issue.parts.T
            signs = [rows @ issue.whole, parts.max(axis=1), parts.mean(axis=1), self.texts.shared(issue.words)]
            self.known[issue] = np.stack(signs)
        return self.known[issue]


def lines_of(issue: Issue) -> tuple[str, ...]:
    """The description, the name and each thing covered: "Ferries: fares, crews", "Ferries", "fares", "crews"."""
    return (issue.description, issue.name, *(part for part in COVERED.split(issue.covers) if part))


def described(issue: Issue, lines: Floats, examples: Sequence[str], rows: Floats, space: Space) -> Described:
    """An issue in the space, by the embeddings of its lines and of its examples."""
    of_issue = space.of_descriptions(lines)
    counts = Counter(stem for example in examples for stem in stems_of(example))
    words = {stem: 1.0 if count > 1 else ONCE for stem, count in counts.items()}
    return Described(of_issue[0], of_issue[1:], space.of_texts(rows), stems_of(issue.description), words)


def signs_of(met: Met, issue: Described, rivals: Sequence[Described]) -> Floats:
    """The signs of each text, in the order of DESCRIBED, or of SHOWN where the issue has examples."""
    whole, nearest, parts, words = met.by(issue)
    wholes, theirs, _, others = np.stack([met.by(rival) for rival in rivals], axis=1)
    rivalry = [wholes.max(axis=0), wholes.mean(axis=0), theirs.max(axis=0)]
    signs = [whole, nearest, parts, *rivalry, words, others.max(axis=0)]
    return np.stack([*signs, *(signs_of_examples(met.texts, issue) if len(issue.examples) else ())], axis=1)


def signs_of_examples(texts: Placed, issue: Described) -> list[Floats]:
    nearest = (texts.rows @ issue.examples.T).max(axis=1)
    itself = np.maximum(nearest - np.float32(ALMOST), 0) / np.float32(1 - ALMOST)
    return [nearest, itself, texts.rows @ unit(middle_of(issue)), texts.rarest(issue.examples_words)]


def rivals_of(issue: Described, others: Sequence[Described]) -> list[Described]:
    """The other issues but the one nearest by: it may well hold this one (fares at sea: trade), and is no rival."""
    middle = unit(middle_of(issue))
    nearest = max(others, key=lambda other: float(other.whole @ middle))
    return [other for other in others if other is not nearest]


def middle_of(issue: Described) -> Floats:
    """Where an issue lies by its description and its examples together."""
    middle: Floats = issue.examples.sum(axis=0) + np.float32(DESCRIPTION_COUNTS) * issue.whole
    return middle
