"""Figures with what they count, so that 30 cubic metres and then 22 are seen to be a change.

asked for 30 cubic metres of water       30 of {cubic, metre}
US$3.2 million; 3.2 million dollars      3200000 of {dollar}
two engineers who are ill                2 of {engineer}
by March 1, in 1986, at 09:15            no figures
"""

import re
from functools import cache
from typing import NamedTuple

from dragoman.vocabulary import load, month_numbers


class Figure(NamedTuple):
    """A number, the words that say what is counted, in the singular, and both as they stand."""

    value: float
    unit: frozenset[str]
    words: str


class Words(NamedTuple):
    """The words that figures are made of."""

    numbers: dict[str, float]
    powers: dict[str, float]
    signs: dict[str, str]
    stops: frozenset[str]
    months: frozenset[str]


TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|[$€£%:,;]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
YEARS = range(1900, 2100)
UNIT = 3  # words after a number among which its unit is looked for
LONGEST = 2000  # characters that are read; a detail is a few words


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order, without dates and times."""
    tokens = TOKEN.findall(PER_CENT.sub("percent", text[:LONGEST]).lower())
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        value, after = number(tokens, at)
        if value is not None and not is_date(tokens, at, after, value):
            counted = unit(tokens, at, after)
            found.append(Figure(value, frozenset(counted), as_said(tokens, at, after, counted)))
        at = max(after, at + 1)
    return tuple(found)


def number(tokens: list[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a token, "3.2 million", and where it ends."""
    words, token = vocabulary(), tokens[at]
    if NUMBER.fullmatch(token):
        plain = token.replace(",", "") if THOUSANDS.fullmatch(token) else token.replace(",", ".")
        value = float(plain) if plain.count(".") < 2 else float(plain.replace(".", ""))
    elif token in words.numbers:
        value = words.numbers[token]
    else:
        return None, at
    after = at + 1
    while after < len(tokens) and tokens[after] in words.powers:
        value *= words.powers[tokens[after]]
        after += 1
    return value, after


def is_date(tokens: list[str], at: int, after: int, value: float) -> bool:
    """A day of a month, a year, an hour."""
    months = vocabulary().months
    near = {*tokens[max(at - 1, 0) : at], *tokens[after : after + 1]}
    if near & months or ":" in near:
        return True
    return value in YEARS and "," not in tokens[at] and len(tokens[at]) == 4


def unit(tokens: list[str], at: int, after: int) -> list[str]:
    """The words that say what is counted: up to a preposition, or the sign that stands before or after."""
    words = vocabulary()
    for sign in (*tokens[max(at - 1, 0) : at], *tokens[after : after + 1]):
        if sign in words.signs:
            return [words.signs[sign]]
    counted: list[str] = []
    for token in tokens[after : after + UNIT]:
        if token in words.stops or token in words.numbers or NUMBER.fullmatch(token):
            break
        counted.append(words.signs.get(singular(token), singular(token)))
    return counted


def as_said(tokens: list[str], at: int, after: int, counted: list[str]) -> str:
    """A figure in words: "22 cubic metres", "$ 80 million"."""
    sign = tokens[max(at - 1, 0) : at] if counted and tokens[max(at - 1, 0) : at] == ["$"] else []
    return " ".join((*sign, *tokens[at : after + (0 if sign else len(counted))]))


def singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same; one without a unit may count anything."""
    return not one.unit or not other.unit or bool(one.unit & other.unit)


@cache
def vocabulary() -> Words:
    kept = load("languages/en-ledger")["figures"]
    numbers = load("languages/en-record")["figures"]["numbers"] | kept["numbers"]
    return Words(
        {word: float(value) for word, value in numbers.items()},
        {word: float(value) for word, value in kept["powers"].items()},
        dict(kept["signs"]),
        frozenset(kept["stops"]),
        frozenset(month_numbers()),
    )
