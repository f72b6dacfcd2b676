"""Refusals that last only until something else comes first: conditions, whatever their words speak for.

Chad will not sign until Mali has left, unless it leaves, before it does, as long as Mali stays, while it stays
no talks without a map; Chad does not talk under fire      the same without a verb
Chad will fish there until June                            nothing is refused
Chad will sign provided that Mali leaves, only if it does  done on condition, which is one too
"""

from functools import cache

from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words
from dragoman.reading.positions.links import tie_of
from dragoman.reading.positions.named import stance_of
from dragoman.vocabulary import load

HELD = {"nsubj", "nsubjpass", "attr", "dobj"}
COMPLETING = {"xcomp", "attr", "nsubj", "nsubjpass", "acomp"}


def waits(words: Words, clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Whether a clause refuses something, and says for how long."""
    if not is_refused(words, clause.head):
        return False
    tied = any(_comes_first(words, clause, clauses[below]) for below in clause.below)
    return tied or _lacks(words, clause.head)


def _comes_first(words: Words, clause: Clause, below: Clause) -> bool:
    """Whether a clause opens with "until"; or follows one that the parser hung on a noun: before that map is signed."""
    tie = tie_of(words, below)
    if tie in _words("during"):
        return is_during(words, below) and not _is_bygone(words, clause.head, below.head)
    if tie in _words("ties"):
        return tie not in _words("earlier") or not _is_bygone(words, clause.head, below.head)
    between = (index for index in clause.words if clause.head < index < below.head)
    return words.dep[below.head] == "advcl" and any(words.lower[index] in _words("ties") for index in between)


def hinges(words: Words, clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Whether somebody is to do something only if something else comes first: provided that, on condition that."""
    if is_refused(words, clause.head) or stance_of(words, clause.head) == "demands":
        return False
    below = [clauses[number] for number in clause.below]
    tied = any(_is_hinge(words, other) for other in below)
    return tied or any(_is_proviso(words, index) for index in clause.words)


def _is_hinge(words: Words, clause: Clause) -> bool:
    opening = [words.lower[index] for index in clause.words[:1]]
    only = not _words("only").isdisjoint(opening) and tie_of(words, clause) != ""
    return words.dep[clause.head] == "advcl" and (only or not _words("hinges").isdisjoint(opening))


def _is_proviso(words: Words, index: int) -> bool:
    """Whether a word is the noun of "on condition that"; "on condition that she is not named" is none."""
    before = words.lower[max(index - 2, 0) : index]
    noun = words.lower[index] in _words("on_condition") and not _words("on").isdisjoint(before)
    that = not _words("that").isdisjoint(words.lower[index + 1 : index + 2])
    return noun and that and _words("namelessness").isdisjoint(words.lower[index : index + 8])


def is_during(words: Words, clause: Clause) -> bool:
    """Whether a clause with "while" tells how long: not in front, after a comma, or without a subject of its own."""
    children = words.children[clause.head]
    opening = next((index for index in clause.words if words.lower[index] in _words("during")), 0)
    follows = words.head[clause.head] < opening and words.lower[opening - 1] != ","
    return follows and any(words.dep[child] in SUBJECTS for child in children)


def _is_bygone(words: Words, index: int, below: int) -> bool:
    """Whether a refusal and what it came before lie behind: refused before the talks ended; not: would not before."""
    helped = any(words.dep[child] == "aux" for at in (index, below) for child in words.children[at])
    return not helped and words.tag[index] == words.tag[below] == "VBD"


def is_refused(words: Words, index: int) -> bool:
    """Will not sign, refuses to, there will be no accord."""
    children = words.children[index]
    denied = any(words.dep[child] == "neg" for child in children)
    nothing = any(
        words.dep[child] in HELD and any(words.lower[under] in _words("no") for under in words.children[child])
        for child in children
    )
    return denied or nothing or stance_of(words, index) == "rejects"


def _lacks(words: Words, index: int) -> bool:
    """Without what, or under what, something is refused: a verb's, or its completion's, own preposition."""
    near = [index, *(child for child in words.children[index] if words.dep[child] in COMPLETING)]
    return any(_is_lack(words, child) for above in near for child in words.children[above])


def _is_lack(words: Words, index: int) -> bool:
    if words.dep[index] != "prep":
        return False
    nouns = [words.lemma[under] for under in words.children[index] if words.dep[under] == "pobj"]
    if not _words("manners").isdisjoint(nouns):
        return False
    before = words.children[index - 1] if words.dep[index - 1] == "dobj" else ()
    if any(words.lower[under] in _words("indefinite") for under in before):
        return False  # any cabinet without the bishop: that is how the parser hangs what belongs to the noun
    under = words.lower[index] in _words("under") and not _words("burdens").isdisjoint(nouns)
    return bool(nouns) and (words.lower[index] in _words("lacking") or under)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["waiting"][table])
