"""What words are about, as numbers: the issues' own terms, and the sense of words never seen in training.

Each clause gets a row: its terms by issue and the mean of its words' vectors, then the same of its sentence (as far as
the next "if" or "until"), then of the report.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.positions.clauses import Clause, Words
from dragoman.reading.positions.traits import TOPICAL
from dragoman.reading.scheme import issues
from dragoman.vocabulary import load

Floats = NDArray[np.float32]
TERM_WEIGHT = 3.0


def topic_rows(
    words: Words, clauses: tuple[Clause, ...], sides: list[int], senses: dict[str, int], vectors: Floats
) -> Floats:
    """One row a clause."""
    topical = [kind in TOPICAL for kind in words.pos]
    found = [
        senses.get(low, senses.get(lemma, -1)) if use else -1
        for use, low, lemma in zip(topical, words.lower, words.lemma, strict=True)
    ]
    place = np.array(found, dtype=np.int64)
    known = (place >= 0).astype(np.float32)
    sense = np.where(known[:, None] > 0, vectors[np.maximum(place, 0)], np.float32(0))
    table = np.hstack([_terms(words), sense, known[:, None]]).astype(np.float32)
    sums = [table[list(clause.words)].sum(axis=0) for clause in clauses]
    own = np.array(sums).reshape(len(clauses), table.shape[1])
    beside = np.zeros_like(own)
    np.add.at(beside, sides, own)
    whole = np.repeat(table.sum(axis=0, keepdims=True), len(clauses), axis=0)
    return np.hstack([_level(own), _level(beside[sides]), _level(whole)]).astype(np.float32)


def _level(sums: NDArray[np.floating]) -> NDArray[np.floating]:
    """Sums turned into shares of terms and means of vectors."""
    count = len(issues())
    terms, sense, known = sums[:, :count], sums[:, count:-1], sums[:, -1:]
    return np.hstack([TERM_WEIGHT * terms / (1 + terms.sum(axis=1, keepdims=True)), sense / np.maximum(known, 1)])


def _terms(words: Words) -> Floats:
    """For each token the issues whose term it is, or begins; a term of several issues counts less for each."""
    table = np.zeros((len(words.lemma), len(issues())), np.float32)
    terms = _issues_of_terms()
    for index, (lemma, following) in enumerate(zip(words.lemma, [*words.lemma[1:], ""], strict=True)):
        for term in (lemma, f"{lemma} {following}"):
            if term in terms:
                for issue, weight in terms[term]:
                    table[index, issue] += weight
    return table


@cache
def _issues_of_terms() -> dict[str, list[tuple[int, float]]]:
    owners: dict[str, list[int]] = {}
    for number, issue in enumerate(issues()):
        for term in dict.fromkeys(load("issues")[issue]["terms"]):
            owners.setdefault(term, []).append(number)
    return {term: [(number, len(numbers) ** -0.5) for number in numbers] for term, numbers in owners.items()}
