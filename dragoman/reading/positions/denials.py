"""Stances that a clause cannot take by its grammar, whatever its words speak for.

failed to agree, could not agree, no agreement was reached, ended without a deal    no acceptance
until they withdraw, if the road is opened                                          nothing but a demand
"""

from functools import cache

from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words
from dragoman.reading.positions.links import tie_of
from dragoman.reading.scheme import STANCES
from dragoman.vocabulary import load

DOWNWARD = {"xcomp", "ccomp", "acl", "prep", "pobj", "pcomp", "dobj", "attr", "nsubj", "nsubjpass"}
LONGEST_CLIMB = 6


def ruled_out(words: Words, clause: Clause) -> list[int]:
    """The stances that a clause cannot take, by their place among all."""
    if tie_of(words, clause) in load("languages/en-positions")["clauses"]["asking"]:
        return [number for number, stance in enumerate(STANCES) if stance != "demands"]
    return [STANCES.index("accepts")] if denies_agreement(words, clause) else []


def denies_agreement(words: Words, clause: Clause) -> bool:
    """Whether a clause speaks of agreeing, and only as of something that failed."""
    agreeing = [index for index in clause.words if words.lemma[index] in _words("words")]
    return bool(agreeing) and all(_fails(words, index) for index in agreeing)


def _fails(words: Words, index: int) -> bool:
    """Whether a word of agreeing, or what it hangs on, is negated."""
    at = index
    for _ in range(LONGEST_CLIMB):
        if _is_denied(words, at) or (at != index and words.lemma[at] in _words("failing")):
            return True
        if words.dep[at] not in DOWNWARD:
            return False
        at = words.head[at]
    return False


def _is_denied(words: Words, index: int) -> bool:
    children = words.children[index]
    subjects = [child for child in children if words.dep[child] in SUBJECTS]
    near = [*children, *(under for subject in subjects for under in words.children[subject]), *subjects]
    return any(words.dep[child] == "neg" or words.lower[child] in _words("failing") for child in near)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["agreement"][table])
