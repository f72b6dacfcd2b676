"""Words as DNA holds them: short texts on one line, long ones without what SQLite or a Java text pane would change."""

from dragoman.dna_schema import SHORTEST_REFUSED
from dragoman.surrogates import whole
from dragoman.views.text import clean

LEFT_OUT = "…"


def short(words: str | None, behind: str = "") -> str:
    """One line of at most 190 characters, with … where the rest is cut off, and what is to stand behind it."""
    shown = clean(words or "").strip()
    room = SHORTEST_REFUSED - 1 - len(behind)
    return (shown if len(shown) <= room else shown[: room - 1] + LEFT_OUT) + behind


def long(words: str | None) -> str:
    """The words unit for unit, so that offsets stay true.

    No text that SQLite can store holds half a surrogate, and functions of SQL end at a NUL: both become �. A Java text
    pane makes one line break of a carriage return and a line feed; the return is a space here.
    """
    return whole(words or "").replace("\0", "\ufffd").replace("\r\n", " \n").replace("\r", "\n")
