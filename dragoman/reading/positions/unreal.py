"""Clauses that say what nobody holds today: what did not come about, and what others expect.

Chad would have agreed; if Mali had left    what might have been; "would agree, if Mali left" is held
Had Mali left, were Mali to leave           the same without an "if"
is expected to refuse, may well refuse      a forecast; "we may refuse" is the speaker's own
"""

from functools import cache

from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words
from dragoman.reading.positions.links import tie_of
from dragoman.reading.positions.named import stance_of
from dragoman.vocabulary import load

PAST = {"VBD", "VBN"}
HELPING = {"aux", "auxpass"}
HANGING = {"advcl", "ccomp"}
OPEN = HELPING | HANGING


def is_unreal(words: Words, clause: Clause) -> bool:
    """Whether a clause tells of what was not, or of what somebody else foretells."""
    head, above = clause.head, words.head[clause.head]
    turned = _is_turned(words, head) or (words.dep[head] in HANGING and _is_turned(words, above))
    meant = _is_meant(words, head) or (words.dep[head] == "xcomp" and _is_meant(words, above))
    told = (_is_foretold(words, head), _is_recalled(words, head), _is_divided(words, head), _is_granted(words, head))
    return turned or meant or _might_have_been(words, clause) or any(told)


def _is_meant(words: Words, index: int) -> bool:
    """Whether a verb says what something is for: the round had been meant to end the fighting."""
    passive = any(words.lemma[child] == "be" and words.dep[child] in HELPING for child in words.children[index])
    to_do = any(words.dep[child] == "xcomp" for child in words.children[index])
    return words.lower[index] in _words("meant") and passive and to_do


def _is_divided(words: Words, index: int) -> bool:
    """Whether a verb says only that two sides do not agree: remain far apart on it, differ over it."""
    beside = (child for child in words.children[index] if words.dep[child] in {"advmod", "acomp", "prep"})
    near = (at for child in beside for at in (child, *words.children[child]))
    apart = words.lemma[index] in _words("being") and any(words.lower[at] in _words("apart") for at in near)
    return apart or words.lemma[index] in _words("differing")


def _is_granted(words: Words, index: int) -> bool:
    """Whether a clause names what changes nothing: even if they attack."""
    return words.dep[index] == "advcl" and any(
        words.lower[child] == "if" and words.lower[child - 1 : child] == ["even"] for child in words.children[index]
    )


def _might_have_been(words: Words, clause: Clause) -> bool:
    """Would have agreed; and below it, if Mali had left."""
    above = words.head[clause.head]
    past = tie_of(words, clause) in _words("hanging") and "had" in _helpers(words, clause.head)
    return _is_missed(words, clause.head) or (past and _is_missed(words, above))


def _is_missed(words: Words, index: int) -> bool:
    helpers = _helpers(words, index)
    return "have" in helpers and not helpers.isdisjoint(_words("missed"))


def _is_turned(words: Words, index: int) -> bool:
    """Had Mali left, were Mali to leave: a helping verb before its subject, in front of what would follow."""
    children = words.children[index]
    openings = [
        word for word in (index, *children) if words.lower[word] in _words("turned") and words.dep[word] in OPEN
    ]
    subjects = [child for child in children if words.dep[child] in SUBJECTS]
    turned = openings and subjects and openings[0] < subjects[0]
    return bool(turned) and words.dep[index] in HANGING and index < words.head[index]


def _is_foretold(words: Words, index: int) -> bool:
    """Is likely to refuse, will probably refuse; may refuse, where a verb names the stance and nobody says "we"."""
    children = words.children[index]
    beside = {words.lower[child] for child in children}
    own = any(words.lower[child] in {"we", "i"} for child in children)
    guessed = not own and stance_of(words, index) is not None and not beside.isdisjoint(_words("guessed"))
    return guessed or any(_is_expected(words, word) for word in (index, *children, words.head[index]))


def _is_expected(words: Words, index: int) -> bool:
    """Whether others expect a stance of somebody: is likely to agree, was expected to; not "expected Mali to agree"."""
    said_of = words.pos[index] == "ADJ" or any(words.dep[child] == "auxpass" for child in words.children[index])
    to_do = any(words.dep[child] == "xcomp" and stance_of(words, child) for child in words.children[index])
    return words.lower[index] in _words("expected") and said_of and to_do


def _is_recalled(words: Words, index: int) -> bool:
    """Whether a verb tells of an earlier round, or of a government that is no more: agreed at the previous round."""
    children = words.children[index]
    meetings = (under for child in children if words.dep[child] == "prep" for under in words.children[child])
    subjects = (child for child in children if words.dep[child] in SUBJECTS)
    earlier = any(_is_earlier(words, noun, "rounds") for noun in meetings)
    return earlier or _is_dated(words, index) or any(_is_earlier(words, noun, "governments") for noun in subjects)


def _is_dated(words: Words, index: int) -> bool:
    """Whether a verb in the past is set back: at that time they wanted; at a summit last year they agreed."""
    if words.tag[index] not in PAST and "had" not in _helpers(words, index):
        return False
    under = [child for child in words.children[index] if words.dep[child] == "prep"]
    nouns = [noun for child in under for noun in words.children[child]]
    near = {*words.children[index], *(below for noun in nouns for below in words.children[noun])}
    then = any(words.lower[noun - 2 : noun + 1] in (["at", "that", "time"], ["at", "the", "time"]) for noun in nouns)
    met = any(words.lemma[noun] in _words("rounds") for noun in nouns)
    long_past = any(
        words.lemma[time] in _words("seasons") and any(words.lower[word] == "last" for word in words.children[time])
        for time in near
    )
    return then or (met and long_past)


def _is_earlier(words: Words, index: int, table: str) -> bool:
    beside = {words.lower[child] for child in words.children[index]}
    return words.lemma[index] in _words(table) and not beside.isdisjoint(_words("earlier"))


def _helpers(words: Words, index: int) -> set[str]:
    return {words.lower[child] for child in words.children[index] if words.dep[child] in HELPING}


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["unreal"][table])
