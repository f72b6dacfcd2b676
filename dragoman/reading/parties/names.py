"""The known names in a text: states, capitals, seats of government, organisations, groups, found by their first word.

U.N., UN, United\\nNations     UNO
Cote d'Ivoire, CÔTE D'IVOIRE   CIV
Nato, ASEAN, Asean             NAT, ASN
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Levenshtein

from dragoman.vocabulary import load

Sort = Literal["name", "demonym", "capital", "seat", "organisation", "group", "nobody"]
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])|[^\W_]+")
JOINED = re.compile(r"[-'’‘`ʼ./&\s]{0,8}")
SORTS: dict[str, Sort] = {
    "capitals": "capital",
    "seats": "seat",
    "names": "name",
    "demonyms": "demonym",
    "organisations": "organisation",
    "groups": "group",
}
LONG = 8  # letters from which a word is known with one of them wrong
NO_PLURAL = ("s", "sh", "ch", "ese", "men", "man", "woman", "z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: as it is compared (no accents, no dots), in lower case, and where it stands."""

    plain: str
    low: str
    start: int
    end: int


@dataclass(frozen=True)
class Name:
    """A form that names one of `codes`, as words; `sort` tells what kind of name it is."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    sort: Sort


@dataclass(frozen=True)
class Sighting:
    """A known name at [start, end), its words being words[first:last] of the text."""

    start: int
    end: int
    first: int
    last: int
    name: Name


def words_of(text: str) -> list[Word]:
    return [Word(bare := plain(match[0]), bare.casefold(), match.start(), match.end()) for match in WORD.finditer(text)]


def sightings(text: str, words: list[Word], capitals: bool) -> list[Sighting]:
    """The longest known name at each place, from left to right, none inside another."""
    found: list[Sighting] = []
    index = 0
    while index < len(words):
        name = name_at(text, words, index, capitals)
        if name is None:
            index += 1
            continue
        last = index + len(name.words)
        if name.sort != "nobody":
            found.append(Sighting(words[index].start, words[last - 1].end, index, last, name))
        index = last
    return found


def is_in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals throughout, as wires once were."""
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper > 4 * lower


def name_at(text: str, words: list[Word], index: int, capitals: bool) -> Name | None:
    """The longest name that begins with this word, as the lexicon writes it or in capitals."""
    word = words[index]
    for name in lexicon().get(word.low, ()):
        if len(name.words) == 1:
            if not is_written(name.words[0], word.plain):
                continue
        elif not is_spelt(text, words[index : index + len(name.words)], name.words):
            continue
        if (
            name.words in everyday()
            and "." not in text[word.start : word.end]
            and (capitals or in_capital_line(words, index))
        ):
            continue
        return name
    return respelt(word.plain)


@lru_cache(maxsize=4096)
def respelt(word: str) -> Name | None:
    """A long demonym that is spelt otherwise by one letter: Brasilian, Ukranian, Columbian."""
    if len(word) < LONG or not word[0].isupper() or word.isupper():
        return None
    likely = demonyms().get((word[0], word[-2:]), ())
    return next((name for name in likely if Levenshtein.distance(name.words[0], word, score_cutoff=1) == 1), None)


@cache
def demonyms() -> dict[tuple[str, str], tuple[Name, ...]]:
    """The long demonyms of one word and one meaning, by their first letter and their ending."""
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in (name for names in lexicon().values() for name in names):
        word = name.words[0]
        if name.sort == "demonym" and len(name.words) == len(name.codes) == 1 and len(word) >= LONG:
            found[word[0], word[-2:]].append(name)
    return {key: tuple(names) for key, names in found.items()}


def is_spelt(text: str, words: list[Word], name: tuple[str, ...]) -> bool:
    """Whether these words are the name's, unbroken by a comma, a bracket or a blank line."""
    if len(words) < len(name) or not all(is_written(a, b.plain) for a, b in zip(name, words, strict=True)):
        return False
    return all(is_joint(text, *pair) for pair in pairwise(words))


@cache
def everyday() -> frozenset[tuple[str, ...]]:
    """Names that are everyday words where all is in capitals: "US", "WHO"."""
    return frozenset((form,) for form in load("parties")["exact"]["everyday"])


def is_written(name: str, word: str) -> bool:
    """The word as the lexicon has it, or the same in capitals."""
    return word == name or (word.isupper() and word == name.upper())


def in_capital_line(words: list[Word], index: int) -> bool:
    """Whether the words beside are in capitals too, as in a headline."""
    beside = [w.plain for w in words[max(0, index - 2) : index] + words[index + 1 : index + 3]]
    return sum(word.isupper() and word.isalpha() for word in beside) >= 2


def is_joint(text: str, before: Word, after: Word) -> bool:
    gap = text[before.end : after.start]
    ends_sentence = "." in gap and len(before.plain) > 2
    return JOINED.fullmatch(gap) is not None and gap.count("\n") < 2 and not ends_sentence


@cache
def lexicon() -> dict[str, tuple[Name, ...]]:
    """The names by their first word in lower case, longest first; of two meanings the later one counts."""
    meanings: dict[tuple[str, ...], Name] = {}
    for form, codes, sort in [*plain_forms(), *((form, (), "nobody") for form in load("parties")["nobody"]["phrases"])]:
        words = tuple(word.plain for word in words_of(form))
        if words:
            meanings[words] = Name(words, codes, sort)
    meanings.update(ambiguous_names(meanings))
    by_first: dict[str, list[Name]] = defaultdict(list)
    for name in meanings.values():
        by_first[name.words[0].casefold()].append(name)
    return {first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in by_first.items()}


def plain_forms() -> Iterator[tuple[str, tuple[str, ...], Sort]]:
    """Every form with what it names; names of states go before capitals and demonyms, hand-made ones before both."""
    parties, states = load("parties"), load("states")
    for code, state in states.items():
        yield from ((form, (code,), "capital") for form in state["capitals"])
        yield from ((form, (code,), "demonym") for demonym in state["demonyms"] for form in (demonym, plural(demonym)))
    for code, state in states.items():
        yield from ((form, (code,), "name") for form in state["names"])
    for section, sort in SORTS.items():
        for code, forms in parties[section].items():
            for form in forms:
                yield from ((variant, (code,), sort) for variant in variants(form, sort))


def variants(form: str, sort: Sort) -> tuple[str, ...]:
    """A nationality with its plural, an abbreviation also as "Nato"."""
    if sort == "demonym":
        return form, plural(form)
    is_word = form.isupper() and form.isalpha() and len(form) > 3 and form not in load("parties")["exact"]["forms"]
    return (form, form.capitalize()) if is_word and sort in ("organisation", "group") else (form,)


def ambiguous_names(meanings: dict[tuple[str, ...], Name]) -> dict[tuple[str, ...], Name]:
    """The names of several parties, with the plural where that is a name too."""
    names = {}
    for form, codes in load("parties")["ambiguous"].items():
        for variant in (form, plural(form)):
            words = tuple(word.plain for word in words_of(variant))
            if variant == form or words in meanings:
                names[words] = Name(words, tuple(codes), meanings[words].sort if words in meanings else "name")
    return names


def plural(demonym: str) -> str:
    return demonym if demonym.endswith(NO_PLURAL) else demonym + "s"


@cache
def plain(word: str) -> str:
    """Without accents and without the dots of an abbreviation: "Bogotá" as "Bogota", "U.N." as "UN"."""
    if word.isascii():
        return word.replace(".", "")
    decomposed = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace(".", "")
