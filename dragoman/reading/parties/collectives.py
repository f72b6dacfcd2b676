"""Unnamed sides: creditor banks, producers, the opposition, the displaced, where they act in a report.

talks with creditor banks          CREDITOR-BANKS
producers rejected the quota       PRODUCERS
consumer spokesman Luis Paz        CONSUMERS
the opposition said                OPPOSITION
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.parties.group_definitions import code_of
from dragoman.reading.parties.metonyms import SIDES, SUBJECTS
from dragoman.reading.parties.names import Word, is_joint
from dragoman.vocabulary import load


def collective_mentions(parsed: Parsed, words: list[Word]) -> Iterable[Mention]:
    """Unnamed sides that act at least twice; "banks" is "creditor banks" where the report also calls them so."""
    text = parsed.report.text
    found = [(first, index) for index in range(len(words)) if (first := beginning(text, words, index)) is not None]
    if not found:
        return
    starts = token_starts(parsed)
    acting: Counter[str] = Counter()
    for _, index in found:
        token = parsed.doc[max(0, bisect_right(starts, words[index].start) - 1)]
        acting[noun_at(text, words, index)] += takes_part(token) or words[index].low not in collectives()
    fullest = fullest_names(text, words, found)
    for first, index in found:
        noun = noun_at(text, words, index)
        if acting[noun] >= needed(noun):
            yield Mention(words[first].start, words[index].end, code_of(fullest[noun]), "description", 0.5)


def token_starts(parsed: Parsed) -> list[int]:
    """The offset of every token."""
    offsets: list[int] = parsed.doc.to_array("IDX").tolist()
    return offsets


def beginning(text: str, words: list[Word], index: int) -> int | None:
    """Where "Western creditor banks" begins, if this word is such a noun."""
    if not noun_at(text, words, index):
        return None
    first = index
    while (
        first
        and words[first - 1].low in qualities()
        and is_joint(text, words[first - 1], words[first])
        and index - first < 2
    ):
        first -= 1
    return first


def noun_at(text: str, words: list[Word], index: int) -> str:
    """The noun of an unnamed side, also in the singular before one who speaks for it: a consumer delegate."""
    word = words[index].low
    if word in collectives():
        return word
    follows = index + 1 < len(words) and is_joint(text, words[index], words[index + 1])
    speaks = follows and words[index + 1].low in load("party_words")["collectives"]["speakers"]
    return f"{word}s" if speaks and f"{word}s" in collectives() else ""


def fullest_names(text: str, words: list[Word], found: list[tuple[int, int]]) -> dict[str, str]:
    """For each noun the qualified name that the report uses most, else the noun."""
    names: dict[str, Counter[str]] = {}
    for first, index in found:
        noun = noun_at(text, words, index)
        name = " ".join([*(word.low for word in words[first:index]), noun])
        names.setdefault(noun, Counter())[name] += first < index
    return {noun: max(counts, key=lambda name: counts[name]) for noun, counts in names.items()}


def takes_part(token: Token) -> bool:
    """Subject of a clause, or with whom or between whom something is done."""
    while token.dep_ == "conj" and token.head is not token and token.head.i < token.i:
        token = token.head
    return token.dep_ in SUBJECTS or (token.dep_ == "pobj" and token.head.lower_ in SIDES)


def needed(noun: str) -> int:
    return int(collectives()[noun])


@cache
def collectives() -> dict[str, int]:
    table: dict[str, int] = load("party_words")["collectives"]["nouns"]
    return table


@cache
def qualities() -> frozenset[str]:
    return frozenset(load("party_words")["collectives"]["qualities"])
