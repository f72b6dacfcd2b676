"""Two wordings of the same words, with what only one of them has marked word by word."""

import re
from typing import NamedTuple

from dragoman.views.differing import stretches

WORD = re.compile(r"\S+\s*")


class Piece(NamedTuple):
    """Words in a row; `own` where the other wording has them not."""

    words: str
    own: bool


def beside(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Case and marks do not count: "The pipe is cold" and "the tube is cold," differ in pipe and tube."""
    left, right = WORD.findall(one), WORD.findall(other)
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    found = stretches([bare(word) for word in left], [bare(word) for word in right])
    for same, start, end, start_other, end_other in found:
        for words, into in ((left[start:end], pieces[0]), (right[start_other:end_other], pieces[1])):
            if words:
                into.append(Piece("".join(words), not same))
    return pieces


def alike(one: str, other: str) -> bool:
    """Whether neither has a word of its own."""
    return one == other or [bare(word) for word in WORD.findall(one)] == [bare(word) for word in WORD.findall(other)]


def bare(word: str) -> str:
    return word.strip(" \t\n.,;:!?“”\"'’‘()…").casefold() or word
