"""What a paper gives to a side, or asks of it, which has accepted nothing by that.

Under the draft, Chad would pull back and Mali would pay    neither has said so
The plan lets Mali pay; it calls on Mali to pay             nor here
Under the accord, Mali will pay                             it is signed, as is a plan under which Mali will pay
"""

from functools import cache

from dragoman.reading.positions.clauses import SUBJECTS, VERBAL, Words
from dragoman.reading.positions.named import stance_of
from dragoman.vocabulary import load

JOINED = {"conj"}
COMPLETING = {"conj", "ccomp", "xcomp", "advcl", "pcomp"}
LONGEST_CLIMB = 4


def paper_over(words: Words, head: int) -> int | None:
    """The noun for a paper under which a clause stands by its head, or which is the subject of what it completes."""
    children = words.children[head]
    settled = any(words.dep[child] == "neg" or words.lower[child] in _words("settled") for child in children)
    if settled or stance_of(words, head) is not None:
        return None
    under = next((noun for at in _above(words, head, JOINED) for noun in _fronted(words, at)), None)
    return under or next((noun for at in _above(words, head, COMPLETING) for noun in _telling(words, at)), None)


def _fronted(words: Words, index: int) -> list[int]:
    """The paper of "under the plan" before a verb and its subject."""
    subjects = [child for child in words.children[index] if words.dep[child] in SUBJECTS]
    under = (child for child in words.children[index] if words.lower[child] in _words("under"))
    before = [child for child in under if subjects and child < subjects[0]]
    return [noun for child in before for noun in words.children[child] if _is_paper(words, noun)]


def _telling(words: Words, index: int) -> list[int]:
    """The paper that is the subject of a verb of giving or asking: the plan gives; not: wants the plan to give."""
    wanted = any(words.dep[child] == "aux" and words.tag[child] == "TO" for child in words.children[index])
    tells = words.lemma[index] in _words("verbs") and not wanted
    return [noun for noun in words.children[index] if tells and words.dep[noun] == "nsubj" and _is_paper(words, noun)]


def _is_paper(words: Words, index: int) -> bool:
    lemma, near = words.lemma[index], {words.lower[child] for child in words.children[index]}
    return lemma in _words("papers") or (lemma in _words("pacts") and not near.isdisjoint(_words("unsigned")))


def _above(words: Words, index: int, kinds: set[str]) -> list[int]:
    """A verb and those above it that it goes with."""
    above = [index]
    while words.dep[above[-1]] in kinds and len(above) < LONGEST_CLIMB:
        at = words.head[above[-1]]
        above.append(at if words.pos[at] in VERBAL else words.head[at])
    return above


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["proposed"][table])
