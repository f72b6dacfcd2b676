"""Capitals as a sentence has them, for reports and headlines that wires print in capitals throughout."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.vocabulary import load

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
LINE = re.compile(r"[^\n]+")
INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
ENDING = re.compile(r"(?:’s|'s|s’|s'|ies|es|s|ed|d|ing|er|est|ly|ism|ist|ists)$")
BRACKETED = re.compile(r"[A-Z’'-]\s[(\[]([A-Z]{2,7})[)\]]")
SHARE = 0.9
FEWEST = 12


def natural_case(text: str, starts: Iterable[int], english: frozenset[str]) -> str:
    """The text with capitals only where a sentence would have them; as long as before, and itself unless in capitals.

    PRESIDENT ROA SAID THE PLF [PEOPLE'S    President Roa said the PLF [people's
    LIBERATION FRONT] HAD LEFT LIMA.        liberation front] had left Lima.
    """
    lines = list(lines_in_capitals(text))
    if not lines:
        return text
    words = [match for start, end in lines for match in WORD.finditer(text, start, end)]
    names = spoken_names(text, words, english) | known_names()
    abbreviations = known_abbreviations() | frozenset(
        word for word in BRACKETED.findall(text) if word.casefold() not in english
    )
    capitals = frozenset(starts) | places_named(text, lines)
    pieces, last = [], 0
    for match in words:
        pieces += [text[last : match.start()], cased(match, text, names, abbreviations, capitals, english)]
        last = match.end()
    return "".join(pieces) + text[last:]


def lines_in_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines in capitals are; a short line goes with the one before it."""
    capitals = False
    for match in LINE.finditer(text):
        upper, lower = sum(map(str.isupper, match[0])), sum(map(str.islower, match[0]))
        capitals = (capitals or upper >= FEWEST) and upper >= SHARE * (upper + lower)
        if capitals:
            yield match.span()


def cased(
    match: re.Match[str],
    text: str,
    names: frozenset[str],
    abbreviations: frozenset[str],
    capitals: frozenset[int],
    english: frozenset[str],
) -> str:
    word = match[0]
    lower = word.casefold()
    if (
        len(lower) != len(word)
        or (text[match.end() : match.end() + 1] == "." and INITIALS.match(text, match.start()))
        or (text[match.start() - 1 : match.start()] == "." and len(word) == 1)
    ):
        return word
    bare = re.sub(r"[’'][Ss]?$", "", word)
    if bare in abbreviations or (
        not re.search(r"[AEIOUYÁÉÍÓÚÄÖÜ]", bare) and len(bare) > 1 and bare.casefold() not in english
    ):
        return word
    if bare.casefold() in names or is_opener(match, text, capitals) or not is_english(lower, english):
        return word[0] + lower[1:]
    return lower


def is_opener(match: re.Match[str], text: str, capitals: frozenset[int]) -> bool:
    """Whether a sentence or a place of several words has a capital here, quotation marks apart."""
    start = match.start()
    while start > 0 and text[start - 1] in "\"'“‘«([-—–":
        start -= 1
    return start in capitals or match.start() in capitals


def is_english(word: str, english: frozenset[str]) -> bool:
    """Whether a word or the word without its ending is English."""
    if word in english:
        return True
    stem = ENDING.sub("", word)
    return stem != word and (
        stem in english
        or stem + "e" in english
        or stem + "y" in english
        or (stem[-1:] == stem[-2:-1] and stem[:-1] in english)
    )


def spoken_names(text: str, words: list[re.Match[str]], english: frozenset[str]) -> frozenset[str]:
    """English words used as somebody's name: after a title or a given name, or before "said" without an article."""
    people = load("people")
    titles, verbs, given = frozenset(people["titles"]["before"]), frozenset(people["speech"]["past"]), given_names()
    found = set()
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        here = word[0].casefold()
        if here not in english or here in never_names():
            continue
        led = (
            before is not None
            and text[before.end() : word.start()] in (" ", "\n", ". ")
            and before[0].casefold() in titles | given
        )
        speaks = after is not None and text[word.end() : after.start()] in (" ", "\n") and after[0].casefold() in verbs
        if led or (speaks and stands_alone(before, word, text, english)):
            found.add(here)
    return frozenset(found)


@cache
def never_names() -> frozenset[str]:
    """English words that no lone surname is taken for: functions, offices, things, verbs of saying."""
    people, offices = load("people"), load("offices")
    tables = (
        people["titles"]["before"],
        people["titles"]["either"],
        people["not_names"]["words"],
        people["not_names"]["things"],
        people["speech"]["past"],
        people["speech"]["pronouns"],
    )
    heads = (word for words in offices["heads"].values() for word in words)
    return (
        frozenset(word for table in tables for word in table)
        | frozenset(heads)
        | frozenset(offices["plain"]["heads"])
        | frozenset(people["function"]["words"])
    )


@cache
def given_names() -> frozenset[str]:
    """Given names that are not as often something else."""
    people = load("people")
    return frozenset(people["given"]["male"] + people["given"]["female"]) - frozenset(people["given_words"]["words"])


def stands_alone(before: re.Match[str] | None, word: re.Match[str], text: str, english: frozenset[str]) -> bool:
    """Whether a word before a verb of saying stands alone, as a surname does, or after a name."""
    if before is None or re.search(r"[.,:;\]\"]\s*$", text[before.end() : word.start()]):
        return not word[0].casefold().endswith(("s", "ly"))
    return not is_english(before[0].casefold(), english)


def places_named(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """Where the words of states and capitals of several words begin."""
    pattern = names_of_several_words()
    found = (match for start, end in lines for match in pattern.finditer(text, start, end))
    return frozenset(
        place.start() + word.start()
        for place in found
        for word in WORD.finditer(place[0])
        if word[0] not in ("AND", "OF", "THE")
    )


@cache
def names_of_several_words() -> re.Pattern[str]:
    forms = sorted({form.upper() for form in forms_of_states() if " " in form}, key=lambda form: (-len(form), form))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b")


@cache
def known_names() -> frozenset[str]:
    """States, their people and capitals by names of one word, given names, days and months."""
    return (
        frozenset(form.casefold() for form in forms_of_states() if " " not in form)
        | frozenset(load("people")["calendar"]["words"])
        | given_names()
    )


def forms_of_states() -> Iterator[str]:
    for state in load("states").values():
        for key in ("names", "demonyms", "capitals"):
            for form in state.get(key, ()):
                yield form
                yield form + "s"
    for table in ("names", "demonyms", "capitals"):
        for forms in load("parties").get(table, {}).values():
            yield from forms


@cache
def known_abbreviations() -> frozenset[str]:
    tables = load("parties")
    forms = (
        form
        for table in ("organisations", "groups", "names")
        for forms in tables.get(table, {}).values()
        for form in forms
    )
    return frozenset(
        form for form in forms if form.isupper() and form.isalpha() and form.casefold() not in never_names()
    ) | frozenset(load("people")["calendar"]["abbreviations"])
