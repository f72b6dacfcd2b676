"""Where the words and sentences of a report stand."""

import re


def tokens(text: str) -> list[tuple[int, int]]:
    """Where the words and signs of a text stand: letters of any script with what joins them; each other sign alone.

    cease-fire, Côte d’Ivoire, 1,500 U.S.   cease-fire | , | Côte | d’Ivoire | , | 1,500 | U.S | .
    """
    return [match.span() for match in TOKEN.finditer(text)]


SIGNS = r"!-/:-@\[-\^`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2010-\u205e\u3001-\u301f"
TOKEN = re.compile(rf"[^\s{SIGNS}]+(?:[-'’.,:/][^\s{SIGNS}]+)*|\S")


def sentences(text: str, paragraphs: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Where its sentences stand, none across a paragraph; together they hold every word and sign of the text.

    Shared boundaries are the reading's own.
    """
    from dragoman.reading.sentences import sentence_starts

    whole = [(start, end) for start, end in paragraphs if 0 <= start < end <= len(text)]
    starts = {0, *(offset for pair in whole for offset in pair), *sentence_starts(text, tuple(whole))}
    places = sorted(one for one in starts if one < len(text))
    return [
        (start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        for start, end in zip(places, [*places[1:], len(text)], strict=True)
        if (piece := text[start:end]).strip()
    ]
