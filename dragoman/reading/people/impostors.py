"""Names that only look like somebody's: of places, bodies, portfolios, and words with a capital by chance.

the [Elgon] area, the governor of [Loreto]          places
in [Puerto Rojo], never otherwise                   a place
the network [Amaya], the official [Nanda] agency    bodies
[Rural Works] Minister Ana Roa                      what a minister is for
a general [Strike], the E.C. [Complained]           words
the president [Described], Ministers [Meet]         words behind a title
"""

import re
from collections import defaultdict
from functools import cache

from dragoman.reading.grammar import english_words
from dragoman.reading.people.identity import plain
from dragoman.reading.people.names import Name, name_words, title_words
from dragoman.reading.people.towns import towns
from dragoman.vocabulary import load

REACH = 60  # characters before a name that are looked at
AFTER = 24
BEFORE = 8
INITIALS = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)+\s$")


def without_impostors(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names but those that stand for something else."""
    elsewhere = places_among(text, names)
    return tuple(
        name for name in names if name.text not in elsewhere and not is_thing(text, name) and not is_word(text, name)
    )


def places_among(text: str, names: tuple[Name, ...]) -> frozenset[str]:
    """The names that mostly stand after "in" or "at", not as "in Ana Roa's view", and lone ones only ever told things.

    in [Puerto Rojo], at [Puno]    places
    she told [Vectapress]          an outlet
    """
    surnames = {word for name in names if len(name.words) > 1 for word in name.words}
    stands: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.text not in surnames:
            before = text[max(0, name.start - BEFORE) : name.start].casefold().split()
            owns = text[name.end : name.end + 1] in ("'", "’")
            stands[name.text].append(before[-1] if before and not name.titles and not owns else "")
    return frozenset(name for name, words in stands.items() if is_place(words) or (" " not in name and is_told(words)))


def is_place(words: list[str]) -> bool:
    return 2 * sum(word in ("in", "at") for word in words) > len(words)


def is_told(words: list[str]) -> bool:
    return all(word == "told" for word in words)


def is_thing(text: str, name: Name) -> bool:
    """Whether the words beside a name make it a place's, a body's or a portfolio."""
    if after().match(text, name.end):
        return True
    if names_portfolio(text, name):
        return True
    if name.titles or is_given(name):
        return False
    before = text[max(0, name.start - REACH) : name.start]
    if before.split()[-1:] in (["in"], ["at"], ["near"]) and plain(name.text) in towns():
        return True
    return bool(body_before().search(before)) or (len(name.words) == 1 and bool(complement().search(before)))


def names_portfolio(text: str, name: Name) -> bool:
    """English words before a minister's title: [Primary Works] Minister Ana Roa."""
    return all(is_english(word) for word in name.words) and bool(portfolio_after().match(text, name.end))


def is_word(text: str, name: Name) -> bool:
    """Whether a lone word of English has its capital by chance: after initials, or after "a general"."""
    if len(name.words) > 1 or not is_english(name.words[0]):
        return False
    before = text[max(0, name.start - AFTER) : name.start]
    if INITIALS.search(before) or re.search(r"\b(?:an?|the|no|this) general\s$", before):
        return True
    told = re.search(r"\b(?:an?|the|this)\s(?:\w+\s)*$", before, re.IGNORECASE)
    once = told or text.count(name.words[0]) == 1  # a surname comes again
    several = any(title not in title_words() for title in name.titles[-1:])  # Ministers
    return several or bool(once and is_deed(name))


def is_deed(name: Name) -> bool:
    """Whether a word behind a title is what its bearer did: the president [Described], a general [Jailed]."""
    word = name.words[0].casefold()
    stems = (word.removesuffix("ed"), word.removesuffix("d"))
    return word.endswith("ed") and any(len(stem) > 3 and stem in english_words() for stem in stems)


def is_english(word: str) -> bool:
    low = word.casefold()
    forms = (low, low.removesuffix("s"), low.removesuffix("ed"), low[:-1], re.sub(r"ies$", "y", low))
    return any(form in english_words() for form in forms)


def is_given(name: Name) -> bool:
    first = name.words[0].casefold()
    return len(name.words) > 1 and (first in name_words("given", "male") or first in name_words("given", "female"))


@cache
def after() -> re.Pattern[str]:
    """A noun of a place or of the press right after a name: the Elgon area, the Nanda news agency."""
    nouns = load("people")["impostors"]
    return re.compile(rf"\s+(?:{'|'.join([*nouns['places'], *nouns['press']])})\b")


@cache
def portfolio_after() -> re.Pattern[str]:
    return re.compile(r"\s+(?:Minister|Secretary|Commissioner|Undersecretary)\b")


@cache
def body_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('people')['impostors']['bodies'])})\s+$")


@cache
def complement() -> re.Pattern[str]:
    """An office's noun and "of" before a name: governor of the northern (Loreto), bishop of (Juanjui)."""
    return re.compile(
        rf"\b(?:{'|'.join(load('people')['impostors']['of_places'])})s?\s+of\s+(?:(?:the|el|la)\s+)?(?:[a-z]+\s+)?$"
    )
