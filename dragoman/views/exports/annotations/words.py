"""A report's words as these formats can hold them, letter for letter, so that offsets stay true."""

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

SURROGATE = re.compile("[\ud800-\udfff]")
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BEYOND = re.compile("[\U00010000-\U0010ffff]")
CONTROL = re.compile(r"\\[bfu]")
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
UNREADABLE = "\ufffd"


def in_json(text: str) -> str:
    """Half a surrogate, which UTF-8 can't hold, becomes the sign for what cannot be read."""
    return text if text.isascii() else SURROGATE.sub(UNREADABLE, text)


def in_xml(text: str) -> str:
    """So does every control character that XML 1.0 forbids: it would end a file, a database's text or a page's."""
    return text if text.isprintable() else NO_XML.sub(UNREADABLE, text)


def in_units(text: str) -> Callable[[int], int]:
    """Where a code point stands when UTF-16 units are counted, as JavaScript does: "😀 ab" has "a" at 2, then at 3."""
    beyond = [match.start() for match in BEYOND.finditer(text)]
    return lambda offset: offset + bisect_left(beyond, offset)


def as_json(value: Any, fit: Callable[[str], str] = in_json) -> str:
    """A value as JSON on one line, each text in it made fit.

    Most are fit as they are, which their JSON tells at once; a control character stands in it as \\b, \\f or \\u.
    """
    text = ENCODER.encode(value)
    return text if fit(text) == text and not CONTROL.search(text) else ENCODER.encode(made_fit(value, fit))


def made_fit(value: Any, fit: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {fit(name): made_fit(one, fit) for name, one in value.items()}
    return [made_fit(one, fit) for one in value] if isinstance(value, list | tuple) else value


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


def file_name(report: str) -> str:
    """A name for a report's file: its id, made of letters, digits and dashes, and told from other ids where it is not.

    6f1d0e9a2b47  as it is
    ../../secret  ______secret-4c1b7a3e
    """
    plain = re.sub(r"[^A-Za-z0-9_-]", "_", report)[:80]
    if plain == report and plain:
        return plain
    return f"{plain}-{hashlib.sha256(report.encode('utf-8', 'replace')).hexdigest()[:8]}"
