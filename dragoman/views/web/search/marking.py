"""The words that were looked for, marked in a text.

"the dam's level", dam*     the, [dam], 's level
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.store.words import WORD, Phrase, forms_of

BEFORE = 90  # characters of a report shown before the first word that was found
SENTENCE = ".!?\n"


class Piece(NamedTuple):
    """A piece of a text; `found` where it is what was looked for."""

    text: str
    found: bool


class Token(NamedTuple):
    form: str
    start: int
    end: int


def found_in(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Where the phrases stand in a text, in order and apart."""
    tokens = list(tokens_of(text))
    places = sorted({place for phrase in phrases for place in places_of(phrase, tokens)})
    apart: list[tuple[int, int]] = []
    for start, end in places:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def tokens_of(text: str) -> Iterator[Token]:
    for match in WORD.finditer(text):
        for form in forms_of(match[0]):
            yield Token(form, match.start(), match.end())


def places_of(phrase: Phrase, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    length = len(phrase.words)
    for at in range(len(tokens) - length + 1):
        forms = tuple(token.form for token in tokens[at : at + length])
        same = forms[:-1] == phrase.words[:-1]
        last = forms[-1].startswith(phrase.words[-1]) if phrase.begun else forms[-1] == phrase.words[-1]
        if same and last:
            yield tokens[at].start, tokens[at + length - 1].end


def pieces(text: str, places: Sequence[tuple[int, int]], start: int, end: int) -> tuple[Piece, ...]:
    """A stretch of a text, cut where something was found in it."""
    cut: list[Piece] = []
    at = start
    for first, last in places:
        first, last = max(first, start), min(last, end)
        if first < last:
            cut += [Piece(text[at:first], False), Piece(text[first:last], True)]
            at = last
    return tuple(piece for piece in (*cut, Piece(text[at:end], False)) if piece.text)


def window(text: str, places: Sequence[tuple[int, int]], room: int) -> tuple[int, int]:
    """The stretch of a long text that is shown: from the sentence where something was found first, or the beginning."""
    first = places[0][0] if places else 0
    begun = max((text.rfind(mark, 0, first) for mark in SENTENCE), default=-1) + 1
    start = begun if first - begun <= BEFORE else text.rfind(" ", 0, first - BEFORE // 2) + 1
    while start < first and text[start] in " \n”\"'’)":
        start += 1
    if len(text) - start <= room:
        return start, len(text)
    end = text.rfind(" ", start, start + room)
    return start, end if end > start else start + room
