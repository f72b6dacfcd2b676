"""What somebody gives only after something else, though the words are those of asking.

Chad wants the embargo kept | until a vote is held      the embargo is lifted afterwards
The troops must stay | until a treaty is signed         they leave afterwards
Chad demands a map | before it frees the crew           the crew is free afterwards
"""

from functools import cache

from dragoman.reading.positions.clauses import VERBAL, Clause, Words
from dragoman.reading.positions.links import tie_of
from dragoman.reading.positions.named import stance_of
from dragoman.vocabulary import load

COMPLETING = {"ccomp", "xcomp", "conj", "acl", "dobj"}
LONGEST_CLIMB = 3


def is_withheld(words: Words, clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Whether what a clause tells of is kept back until something else comes."""
    if tie_of(words, clause) == "before":
        return clause.above is not None and _is_wanted(words, clauses[clause.above].head, _words("firm"))
    kept = (index for index in clause.words if words.lemma[index] in _words("staying") and words.pos[index] in VERBAL)
    return any(_is_wanted(words, index, _obliging()) and _ends(words, clauses, clause, index) for index in kept)


def _ends(words: Words, clauses: tuple[Clause, ...], clause: Clause, index: int) -> bool:
    """Whether a verb of staying says what ends it: until a treaty is signed, until the treaty; not: until Friday."""
    tied = any(tie_of(words, clauses[below]) in _words("ending") for below in clause.below)
    nouns = (
        under
        for child in words.children[index]
        if words.lower[child] in _words("ending")
        for under in words.children[child]
    )
    return tied or any(words.pos[noun] == "NOUN" and words.lemma[noun] not in _times() for noun in nouns)


def _is_wanted(words: Words, index: int, obliging: frozenset[str]) -> bool:
    """Whether a verb, or one that it completes, asks: must stay, wants it kept, demanded a map; not: must not stay."""
    for _ in range(LONGEST_CLIMB):
        children = words.children[index]
        if any(words.dep[child] == "neg" for child in children):
            return False
        helpers = {words.lower[child] for child in children if words.dep[child] == "aux"}
        if stance_of(words, index) == "demands" or not helpers.isdisjoint(obliging):
            return True
        if words.dep[index] not in COMPLETING:
            return False
        index = words.head[index]
    return False


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["withheld"][table])


@cache
def _times() -> frozenset[str]:
    table = load("languages/en-positions")
    return frozenset((*table["unreal"]["seasons"], *table["withheld"]["times"]))


@cache
def _obliging() -> frozenset[str]:
    return frozenset(load("languages/en-positions")["clauses"]["obliging"])
