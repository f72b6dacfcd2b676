"""Two things of one clause, of which one is withheld until the other comes.

Chad made a truce conditional on a pullout; linked a truce to a pullout    conditions: a truce; demands: a pullout
A truce is contingent on a pullout, was tied to a pullout                  the same
No pullout, no truce                                                       and here
"""

from functools import cache

from dragoman.model import Stance
from dragoman.reading.positions.clauses import VERBAL, Clause, Words, stretch
from dragoman.reading.positions.named import stance_of
from dragoman.vocabulary import load

Part = tuple[int, ...]
Bond = tuple[Part, Stance | None]

STOPS = {",", ";", ":", '"', "”", "“", "–", "—"}
UNTOLD = {"AUX", "PUNCT", "SPACE", "ADV"}


def bonds_in(words: Words, clause: Clause) -> list[Bond]:
    """What a clause withholds, and what must come first; nothing where it binds nothing to anything."""
    if any(words.dep[child] == "neg" for child in words.children[clause.head]):
        return []
    if bartered := _bartered(words, clause):
        return bartered
    joint = _joint(words, clause)
    withheld, awaited = _joined(words, clause, *joint) if joint else _exchanged(words, clause)
    told = all(any(words.pos[index] == "NOUN" for index in part) for part in (withheld, awaited))
    return [(withheld, "conditions"), (awaited, "demands")] if told else []


def _bartered(words: Words, clause: Clause) -> list[Bond]:
    """What a clause asks for, or gives, for something else; nothing where it does neither by its verb.

    Chad demands a map in exchange for a truce     conditions: a truce; demands: a map
    Chad offers a truce in return for a map        demands: a map; what it offers is left to its own words
    """
    opens = (i for i in clause.words if i > clause.head and _opens_barter(words, i))
    opening, stance = next(opens, None), stance_of(words, clause.head)
    if opening is None or stance not in {"demands", "offers"}:
        return []
    first = tuple(index for index in clause.words if clause.head < index < opening)
    second = _until(words, clause, opening + 3)
    told = all(any(words.pos[index] == "NOUN" for index in part) for part in (first, second))
    kinds: tuple[Stance | None, Stance] = ("demands", "conditions") if stance == "demands" else (None, "demands")
    return list(zip((first, second), kinds, strict=True)) if told else []


def _opens_barter(words: Words, index: int) -> bool:
    """Whether "in return for" begins at a word."""
    return words.lower[index] == "in" and " ".join(words.lower[index : index + 3]) in _words("barter")


def _joint(words: Words, clause: Clause) -> tuple[int, int] | None:
    """The words [first, last] that bind one thing to the other: "to" of link and tie, "conditional on"."""
    head = clause.head
    if words.lemma[head] in _words("verbs"):
        to = (child for child in words.children[head] if child > head and words.lower[child] in _words("to"))
        return next(((child, child) for child in to), None)
    if words.lemma[head] not in _words("making"):
        return None
    near = (index for index in clause.words if index > head and words.lower[index - 1] in _words("hanging"))
    return next(((index - 1, index) for index in near if words.lower[index] in _words("on")), None)


def _joined(words: Words, clause: Clause, first: int, last: int) -> tuple[Part, Part]:
    """The words on both sides of a joint; where none stand before it, what the verb is said of."""
    between = tuple(index for index in clause.words if clause.head < index < first)
    if not any(words.pos[index] not in UNTOLD for index in between):
        between = tuple(index for index in clause.words if index < clause.head and words.pos[index] not in UNTOLD)
    return between, _until(words, clause, last + 1)


def _exchanged(words: Words, clause: Clause) -> tuple[Part, Part]:
    """The two of "no pullout, no truce", the latter first; not of three, or where something is said of them."""
    for index in clause.words[:-1]:
        if words.lower[index] != "no" or not _opens(words, index):
            continue
        awaited = _until(words, clause, index)
        after = awaited[-1] + 2
        withheld = _until(words, clause, after) if words.lower[after - 1 : after + 1] == [",", "no"] else ()
        told = any(words.pos[word] in VERBAL for word in (*awaited, *withheld))
        if withheld and not told and "no" not in (words.lower[word] for word in withheld[1:]):
            return withheld, awaited[1:]
    return (), ()


def _opens(words: Words, index: int) -> bool:
    """Whether a word is the first of a sentence, or of what is quoted in one."""
    first = words.sentences[words.sentence[index]][0]
    return index == first or words.lower[index - 1] in STOPS - {","} or words.pos[index - 1] == "SPACE"


def _until(words: Words, clause: Clause, first: int) -> Part:
    """The words of a clause from one on, as far as the next mark."""
    rest = tuple(index for index in clause.words if index >= first)
    opens = rest[:1] == (first,) and words.lower[first] not in STOPS and words.pos[first] != "SPACE"
    return stretch(words, rest, STOPS) if opens else ()


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["bonds"][table])
