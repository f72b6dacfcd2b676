"""What a side lists: each item is about something of its own, while who lists it, and how, stand before it.

Kenya demanded | the release of the crew, | an apology | and payment for the nets.
Kenya's demands are three: | the release of the crew, | an apology, | payment for the nets.
the release of the crew and the captain      one item: who is joined inside it belongs to it
Kenya accepts the fee | but not the date.    two items, of which the verb applies to one
Kenya linked the fee | to a date.            two items, each with a stance of its own
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.model import Stance
from dragoman.reading.positions.bonds import bonds_in
from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words, under
from dragoman.reading.positions.contrasts import beside, contrasts_in, is_lacking, is_told
from dragoman.reading.positions.named import stance_of
from dragoman.vocabulary import load

JOINED = {"conj", "appos"}
OBJECTS = {"dobj", "attr", "appos"}
OWN = {"prep", "acl", "relcl"}
NOUNS = {"NOUN", "PROPN"}
COMMAS = {",", ";"}
PARTING = {*COMMAS, "and", "or", "plus"}
COLON = ":"


@dataclass(frozen=True)
class Item(Clause):
    """One of the things that a clause tells of, with the clause as the one `above`.

    `applies`: whether its verb applies to it; `refused`: whether who accepts the others refuses it. `entire`: whether
    it means nothing without what is set apart: opposes elections | without observers. `stance`: the only one it takes.
    """

    applies: bool = True
    refused: bool = False
    entire: bool = False
    stance: Stance | None = None

    @property
    def clause(self) -> int:
        """The number of its clause."""
        return -1 if self.above is None else self.above


def items_in(words: Words, clauses: tuple[Clause, ...]) -> tuple[Item, ...]:
    """The items of every list, and what clauses set against what they hold."""
    return tuple(item for number, clause in enumerate(clauses) for item in _items_of(words, clause, number))


def _items_of(words: Words, clause: Clause, number: int) -> Iterator[Item]:
    bonds = bonds_in(words, clause)
    for inside, stance in bonds:
        yield Item(inside[0], inside, clause.sentence, number, stance=stance)
    if bonds:
        return
    apart = contrasts_in(words, clause)
    kept = beside(words, clause, apart) if apart else clause.words
    held = set(kept)
    parted = list(_parted(words, [index for index in listed(words, clause) if index in held]))
    neither = any(words.lower[part[0]] == "neither" for part, _ in apart)
    entire = any(is_lacking(words, part[0]) or not is_told(words, part) for part, _ in apart)
    whole = [(kept[0], kept)] if apart and kept and not neither and not parted else []
    for start, inside in parted or whole:
        yield Item(start, inside, clause.sentence, number, entire=entire and not parted)
    for inside, refused in apart:
        yield Item(inside[0], inside, clause.sentence, number, applies=False, refused=refused)


def naming(words: Words, clause: Clause) -> list[int]:
    """The nouns that say what a list is of: Kenya's demands are, among its terms is, set out its wishes: …"""
    head, children = clause.head, words.children[clause.head]
    if stance_of(words, head) is not None:
        return []
    colon = _colon(words, clause)
    among = (under for child in children if words.lower[child] in _words("among") for under in words.children[child])
    near = {*(child for child in children if words.dep[child] in SUBJECTS), *among}
    linked = near if words.lemma[head] in _words("verbs") and _object(words, head) is not None else set()
    joined = {index for index in clause.words if index < colon or words.head[index] in linked}
    return [index for index in sorted(linked | joined) if words.pos[index] == "NOUN" and words.lemma[index] in _terms()]


def stance_named(words: Words, clause: Clause) -> Stance | None:
    """The stance on each item of a list, where a noun names it."""
    nouns = naming(words, clause)
    return _terms()[words.lemma[nouns[-1]]] if nouns else None


def listed(words: Words, clause: Clause) -> list[int]:
    """The words of a clause that list something, in order: all behind a colon, or a verb's object."""
    nouns, colon = naming(words, clause), _colon(words, clause)
    if nouns and colon > nouns[-1]:
        return [index for index in clause.words if index > colon]
    found = _object(words, clause.head) if nouns or stance_of(words, clause.head) is not None else None
    inside = set() if found is None else set(under(words, found))
    return [index for index in clause.words if index in inside and index > colon]


def _object(words: Words, head: int) -> int | None:
    """The noun behind a verb that begins its list: demanded a [ban] and …; among its terms were a [ban] and …"""
    kinds = {*OBJECTS, *SUBJECTS} if words.lemma[head] in _words("verbs") else OBJECTS
    behind = (child for child in words.children[head] if child > head and words.dep[child] in kinds)
    return next((child for child in behind if words.pos[child] in NOUNS), None)


def _parted(words: Words, whole: list[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """A list's items, each its first word and all of its words; nothing where there are not two.

    A list with commas needs an "and" to close it: the last one does, whatever the parser joins by it.
    """
    joined = [index for index in whole if _is_joined(words, index)]
    opening = [index for index in joined if not _is_inside(words, index, whole)]
    commas = opening and all(words.lower[_first(words, index) - 1] in COMMAS for index in opening)
    closing = [index for index in joined if words.lower[_first(words, index) - 1] not in COMMAS and commas]
    edges = sorted({*whole[:1], *(_first(words, index) for index in (*opening, *closing[-1:]))})
    for start, end in pairwise((*edges, whole[-1] + 1) if len(edges) > 1 else ()):
        inside = tuple(i for i in whole if start <= i < end and words.pos[i] not in {"PUNCT", "SPACE", "CCONJ"})
        if inside:
            yield inside[0], inside


def _is_joined(words: Words, index: int) -> bool:
    """Whether a noun is joined to another by a comma or an "and"; not: Kenya wants a road and Chad a bridge."""
    first = _first(words, index)
    joined = words.dep[index] in JOINED and words.pos[index] in NOUNS and words.lower[first - 1] in PARTING
    another = words.pos[first] == "PROPN" and words.pos[first + 1 : first + 2] in (["DET"], ["NUM"])
    return joined and not another


def _is_inside(words: Words, index: int, whole: list[int]) -> bool:
    """Whether it is joined to a word inside an item, and has no words of its own that would make it one."""
    above = words.head[index]
    deep = words.dep[index] == "conj" and words.dep[above] == "pobj" and words.head[above] in whole
    return deep and not any(words.dep[child] in OWN for child in words.children[index])


def _first(words: Words, index: int) -> int:
    before = (child for child in words.children[index] if words.pos[child] not in {"PUNCT", "CCONJ"})
    return min([index, *before])


def _colon(words: Words, clause: Clause) -> int:
    return next((index for index in clause.words if words.lower[index] == COLON), -1)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["lists"][table])


@cache
def _terms() -> dict[str, Stance]:
    return {
        noun: stance for stance, nouns in load("languages/en-positions")["lists"]["nouns"].items() for noun in nouns
    }
