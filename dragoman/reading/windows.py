"""A text as words, word pieces, and windows of pieces that an encoder can see at once.

A window holds whole paragraphs where they fit; beside its own words it sees some of those before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

WORD = re.compile(r"\w+|[^\w\s]")

LOWER, TITLE, UPPER, OTHER = 0, 1, 2, 3
"""How a word is cased: the encoder's own vocabulary is all lower case."""


@dataclass(frozen=True)
class Words:
    """The words and marks of a text, with their places and the paragraph that each stands in."""

    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class Pieces:
    """Word pieces, each with its word (-1: a paragraph's break) and the casing of that word."""

    ids: np.ndarray
    words: np.ndarray
    cases: np.ndarray


@dataclass(frozen=True)
class Window:
    """Pieces start..end are seen; the words of core..end are this window's to tell."""

    start: int
    core: int
    end: int


def words_of(text: str, paragraphs: Sequence[tuple[int, int]]) -> Words:
    """Words are runs of letters and digits; every other mark stands alone."""
    found = [
        (match.group(), match.span(), number)
        for number, (start, end) in enumerate(paragraphs)
        for match in WORD.finditer(text, start, end)
    ]
    texts, spans, numbers = zip(*found, strict=True) if found else ((), (), ())
    return Words(texts, spans, numbers)


def case_of(word: str) -> int:
    if not word[:1].isupper():
        return LOWER if word[:1].isalpha() else OTHER
    return UPPER if len(word) > 1 and word.isupper() else TITLE


def join_pieces(
    of_words: Sequence[Sequence[int]], cases: Sequence[int], paragraphs: Sequence[int], break_id: int
) -> Pieces:
    """The pieces of all words in a row, a break's own piece between paragraphs."""
    ids: list[int] = []
    words: list[int] = []
    kinds: list[int] = []
    for number, pieces in enumerate(of_words):
        if number and paragraphs[number] != paragraphs[number - 1]:
            ids.append(break_id)
            words.append(-1)
            kinds.append(OTHER)
        ids.extend(pieces)
        words.extend([number] * len(pieces))
        kinds.extend([cases[number]] * len(pieces))
    return Pieces(np.array(ids, np.int64), np.array(words, np.int64), np.array(kinds, np.int64))


def windows_of(pieces: Pieces, core: int, before: int) -> Iterator[Window]:
    """Cores of at most `core` pieces, cut at the last break of a paragraph in their second half, else at a word."""
    total = len(pieces.ids)
    start = 0
    while start < total:
        end = core_end(pieces.words, start, core)
        yield Window(max(0, start - before), start, end)
        start = end


def core_end(words: np.ndarray, start: int, core: int) -> int:
    """Where a core that starts at a piece ends."""
    end = start + core
    if end >= len(words):
        return len(words)
    breaks = np.flatnonzero(words[start + core // 2 : end] == -1)
    if len(breaks):
        return start + core // 2 + int(breaks[-1]) + 1
    while end > start + 1 and words[end] == words[end - 1] and words[end] != -1:
        end -= 1
    return end
