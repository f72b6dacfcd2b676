"""How much alike two people's names are, also where a translation or another script has damaged one of them.

Behrouz Tavassoli    Bahrouz Tawassuli; Tawassuli, Behrouz; B. Tavassoli    alike
Behrouz Tavassoli    Mina Tavassoli                                         apart
Behrouz Tavassoli    Tavassoli                                              alike, by the family name alone
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dragoman.record.identity.weights import (
    BARE_ALIKE,
    FIRST_NAMES_ALIKE,
    FIRST_NAMES_APART,
    PERSON,
    SURNAMES_ALIKE,
    SURNAMES_APART,
)
from dragoman.record.names import Words, is_initial, is_same_in_full, is_same_word, name_words, sound
from dragoman.vocabulary import load

BY_INITIAL = 0.8  # how much alike a first name and an initial are that begins it


class Likeness(NamedTuple):
    """How surely two names are one person's by themselves, and why."""

    score: float
    reason: str


def names_alike(one: Words, other: Words) -> Likeness | None:
    """How surely two names are one person's; None where they are not."""
    if not one or not other:
        return None
    if one == other and len(one) > 1:
        return because("the same name")
    if len(one) == 1 or len(other) == 1:
        return family_names_alike(one, other)
    if is_apart(one, other):
        return None
    if is_same_in_full(one, other):
        by_initial = not any(is_same_word(a, b) for a in given(one) for b in given(other)) and any(
            is_initial(a, b) for a in given(one) for b in given(other)
        )
        return because("first names by their initial" if by_initial else "the same name in other words")
    return spelt_alike(one, other)


def family_names_alike(one: Words, other: Words) -> Likeness | None:
    """The same where one of them is a family name alone: Roa, and Ana Roa."""
    alone, full = sorted((one, other), key=len)
    likeness = max(word_alike(alone[0], word) for word in (full[-1:] if len(full) < 3 else full[1:]))
    if likeness == 1:
        return because("family name alone" if len(full) > 1 else "the same name")
    gendered = any(is_gendered(alone[0], word) for word in full)
    return because("family name alone, spelt alike") if likeness >= BARE_ALIKE and not gendered else None


def spelt_alike(one: Words, other: Words) -> Likeness | None:
    """The same where family name and first name are both nearly the same, in whichever order."""
    likeness = max(
        (
            parts_alike(one[-1], given(one), other[-1], given(other)),
            parts_alike(one[-1], given(one), other[0], other[1:]),
        ),
    )
    if not likeness:
        return None
    return Likeness(PERSON["names spelt alike"] + PERSON["spelling"] * likeness, "names spelt alike")


def parts_alike(family: str, first: Words, other: str, others: Words) -> float:
    """How much alike two names are in both parts, 0 where one part is not."""
    families = word_alike(family, other)
    firsts = max((first_alike(a, b) for a in first for b in others), default=0.0)
    return (families + firsts) / 2 if families >= SURNAMES_ALIKE and firsts >= FIRST_NAMES_ALIKE else 0.0


def is_apart(one: Words, other: Words) -> bool:
    """Whether two names cannot be one person's: another first name with one family name, or another family name."""
    if len(one) == 1 or len(other) == 1:
        alone, full = sorted((one, other), key=len)
        return max(word_alike(alone[0], word) for word in full) < SURNAMES_APART
    if not (set(one) - set(other) and set(other) - set(one)) or is_same_in_full(one, other):
        return False
    straight = min(word_alike(one[-1], other[-1]) / SURNAMES_APART, first_names_alike(given(one), given(other)))
    turned = min(word_alike(one[-1], other[0]) / SURNAMES_APART, first_names_alike(given(one), other[1:]))
    return max(straight, turned) < 1


def first_names_alike(one: Words, other: Words) -> float:
    """1 or more where two people's first names can be one's."""
    return max((first_alike(a, b) for a in one for b in other), default=1.0) / FIRST_NAMES_APART


def first_alike(one: str, other: str) -> float:
    return BY_INITIAL if is_initial(one, other) else word_alike(one, other)


@lru_cache(maxsize=65536)
def word_alike(one: str, other: str) -> float:
    """How much alike two words of names are, 0 to 1: in letters, and in what another script leaves of them."""
    if is_same_word(one, other):
        return 1.0
    letters = OSA.normalized_similarity(sound(one), sound(other))
    left = OSA.normalized_similarity(bones(one), bones(other))
    return 0.99 * float(letters + left) / 2


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """What stays of a word in any spelling: tvsl of Tavassoli and of Tawassuli."""
    for pattern, instead in bone_rules():
        word = pattern.sub(instead, word)
    return word


def is_gendered(one: str, other: str) -> bool:
    """Whether two family names are one for a man and one for a woman: Petrov, Petrova."""
    pairs = load("identity")["person_names"]["gendered"]
    return any(
        a.endswith(man) and b.endswith(woman) and a.removesuffix(man) == b.removesuffix(woman)
        for man, woman in pairs
        for a, b in ((one, other), (other, one))
    )


def given(words: Words) -> Words:
    """The words of a name before its family name."""
    return words[:-1]


def words_of(name: str) -> Words:
    """A name's words; of one that has no letters, none."""
    return name_words(name)


def because(reason: str) -> Likeness:
    return Likeness(PERSON[reason], reason)


@cache
def bone_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), instead) for pattern, instead in load("identity")["person_names"]["bones"])
