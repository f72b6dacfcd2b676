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
from dragoman.record.names import Words, is_initial, is_same_in_full, is_same_word, sound
from dragoman.vocabulary import load

BY_INITIAL = 0.8  # how much alike a first name and an initial are that begins it
MANY_LETTERS = 0.6  # of a short word that stay in another spelling: Brod is not Ford, though both leave vrt
TWO = 2  # words of a name without second names
SHORTEST = 3  # letters of a family name to which a particle may be joined
SHORT = 5  # letters of a first name that may be another's for one of them
MOST = 0.87  # for names that are not spelt the same


class Likeness(NamedTuple):
    """How surely two names are one person's by themselves, and why."""

    score: float
    reason: str


@lru_cache(maxsize=262144)
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
    if is_joined(one, other):
        return because("the same name in other words")
    if is_within(one, other):
        return because("some words of a longer name")
    if same_in_full(one, other):
        by_initial = not any(is_same_word(a, b) for a in given(one) for b in given(other)) and any(
            is_initial(a, b) for a in given(one) for b in given(other)
        )
        return because("first names by their initial" if by_initial else "the same name in other words")
    return spelt_alike(one, other)


def family_names_alike(one: Words, other: Words) -> Likeness | None:
    """The same where one of them is a single word: Roa, or less surely Ana, and Ana Roa."""
    alone, full = sorted((one, other), key=len)
    likeness = max(word_alike(alone[0], word) for word in families(full))
    if likeness == 1:
        return because("family name alone" if len(full) > 1 else "the same name")
    if is_same_word(alone[0], full[0]):
        return because("first name alone")
    gendered = any(is_gendered(alone[0], word) for word in full)
    return because("family name alone, spelt alike") if likeness >= BARE_ALIKE and not gendered else None


def spelt_alike(one: Words, other: Words) -> Likeness | None:
    """The same where family name and first name are both nearly the same, in whichever order."""
    straight = [(a, one[0], b, other[0]) for a in families(one) for b in families(other)]
    turned = [(one[-1], one[0], other[0], other[-1])]
    likeness = max(parts_alike(*parts) for parts in (*straight, *turned))
    if not likeness:
        return None
    return Likeness(min(MOST, PERSON["names spelt alike"] + PERSON["spelling"] * likeness), "names spelt alike")


def parts_alike(family: str, first: str, other_family: str, other_first: str) -> float:
    """How much alike two names are in both parts, 0 where one part is not."""
    families_alike, firsts_alike = word_alike(family, other_family), first_alike(first, other_first)
    if families_alike < SURNAMES_ALIKE or firsts_alike < FIRST_NAMES_ALIKE:
        return 0.0
    return (families_alike + firsts_alike) / 2


@lru_cache(maxsize=262144)
def is_apart(one: Words, other: Words) -> bool:
    """Whether two names cannot be one person's: another first name with one family name, or another family name."""
    if len(one) == 1 or len(other) == 1:
        alone, full = sorted((one, other), key=len)
        return max(word_alike(alone[0], word) for word in full) < SURNAMES_APART
    if is_joined(one, other):
        return False
    straight = min(families_fit(families(one), families(other)), firsts_fit(one[0], other[0]))
    turned = min(families_fit(one[-1:], other[:1]), firsts_fit(one[0], other[-1]))
    if max(straight, turned) >= 1:
        return False
    longer = max(len(one), len(other)) > TWO  # of two words each, no more can agree than was looked at
    return not (longer and (set(one) <= set(other) or set(other) <= set(one) or same_in_full(one, other)))


same_in_full = lru_cache(maxsize=262144)(is_same_in_full)


def families_fit(one: Words, other: Words) -> float:
    """1 or more where two family names can be one person's."""
    return max(word_alike(a, b) for a in one for b in other) / SURNAMES_APART


def firsts_fit(one: str, other: str) -> float:
    """1 or more where two first names can be one person's."""
    return first_alike(one, other) / FIRST_NAMES_APART


def first_alike(one: str, other: str) -> float:
    """How much alike two first names are: of short ones every letter tells, Maria is not Marta."""
    if is_initial(one, other):
        return BY_INITIAL
    if min(len(one), len(other)) > SHORT or bones(one) == bones(other):
        return word_alike(one, other)
    return min(word_alike(one, other), OSA.normalized_similarity(bones(one), bones(other)))


@lru_cache(maxsize=65536)
def word_alike(one: str, other: str) -> float:
    """How much alike two words of names are, 0 to 1: in letters, and in what another script leaves of them."""
    if is_same_word(one, other):
        return 1.0
    letters = OSA.normalized_similarity(sound(one), sound(other))
    left = OSA.normalized_similarity(bones(one), bones(other))
    short = min(len(one), len(other)) < SHORT and letters < MANY_LETTERS
    return 0.99 * (float(letters) if short else float(letters + left) / 2)


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


def is_joined(one: Words, other: Words) -> bool:
    """Whether two full names differ only in a particle that one of them joins to the family name.

    Ahmed Benali, Ahmed Ben Ali; Piet Vandyke, Piet van Dyke
    """
    short, long = sorted((one[-1], other[-1]), key=len)
    particle = long.removesuffix(short)
    joined = len(particle) > 1 and particle in particles()
    return joined and len(short) >= SHORTEST and one[:-1] == other[:-1] != ()


@cache
def particles() -> frozenset[str]:
    return frozenset(load("people")["particles"]["inside"])


def is_within(one: Words, other: Words) -> bool:
    """Whether one name is a part of the other by words that may all be first names: Juan José, Juan José Ruiz."""
    few, many = sorted((one, other), key=len)
    return len(few) < len(many) and set(few) <= set(many) and not same_in_full(one, other)


def families(words: Words) -> Words:
    """The words of a name that may be its family name: Roa and Paz of Ana Roa Paz."""
    return words[1:] or words


def given(words: Words) -> Words:
    """The words of a name before its family name."""
    return words[:-1]


def because(reason: str) -> Likeness:
    return Likeness(PERSON[reason], reason)


@cache
def bone_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), instead) for pattern, instead in load("identity")["person_names"]["bones"])
