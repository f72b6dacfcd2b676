"""Words that name a stance by themselves, so that grammar alone tells who takes it, and whether it is taken at all.

Mali refused; ruled it out        rejects
Mali insists on it; calls for it  demands
the demand, her request           demands
"""

from functools import cache

from dragoman.reading.positions.clauses import VERBAL, Words
from dragoman.reading.positions.links import openings
from dragoman.vocabulary import load

PARTICLES = {"prt", "prep", "advmod", "acomp", "intj"}


def stance_of(words: Words, index: int) -> str | None:
    """The stance that a verb or noun names; "rule out" only with its "out", "is" with "ready"."""
    if words.pos[index] == "NOUN":
        return _named("nouns").get(words.lemma[index])
    if words.pos[index] not in VERBAL:
        return None
    verbs, lemma = _named("verbs"), words.lemma[index]
    beside = (words.lower[child] for child in words.children[index] if words.dep[child] in PARTICLES)
    return verbs.get(lemma) or next((verbs[pair] for word in beside if (pair := f"{lemma} {word}") in verbs), None)


def is_asked(words: Words, index: int) -> bool:
    """Whether what a verb says is only asked of its subject: if Mali agrees, wants Mali to agree, Mali must agree."""
    helpers = {words.lower[child] for child in words.children[index] if words.dep[child] in {"aux", "auxpass"}}
    table = load("languages/en-positions")["clauses"]
    awaited = words.dep[index] == "advcl" and not openings(words, index).isdisjoint(table["asking"])
    return awaited or not helpers.isdisjoint(table["obliging"]) or (words.tag[index] == "VB" and helpers <= {"to"})


@cache
def _named(kind: str) -> dict[str, str]:
    return {word: stance for stance, words in load("languages/en-positions")["named"][kind].items() for word in words}
