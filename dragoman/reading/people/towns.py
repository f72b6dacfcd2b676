"""The towns that a text names, each led to the state in which it lies."""

import re
from collections.abc import Iterable
from functools import cache

from dragoman.reading.cast import Mention
from dragoman.reading.people.identity import plain
from dragoman.vocabulary import load

BEFORE = 10
WHERE = re.compile(r"\b(?:in|at|from|to|near|into|outside|for|of|reached|left|via)\s+$", re.IGNORECASE)
OPENING = re.compile(r"\s*(?:,|\(|\.?\s?[—–-])")
WORD = re.compile(r"\b[^\W\d_a-z]\w*")
PLACE = re.compile(r"[^\W\d_]+(?:[ '’-]+(?:(?:a[lu]|en?|[dl][ae]|sur)[ -])?[A-Z][^\W\d_]+){0,3}")
CUT = re.compile(r"(?<=\w)(?=[ '’-]|$)")


def towns_in(text: str) -> Iterable[Mention]:
    """The towns in a text: capitals, whether they stand for their government or for a town; others after "in" or "at".

    Lima refused, in Lima    PER
    in Cusco, to Cusco       PER
    CUSCO, May 3             PER
    """
    end = 0
    for match in WORD.finditer(text):
        if match.start() >= end and (found := town_at(text, match.start())):
            end, code = found
            yield Mention(match.start(), end, code, "place")


def town_at(text: str, start: int) -> tuple[int, str] | None:
    """Where the town that is named from here ends, and whose it is: the longest name that is known."""
    place = PLACE.match(text, start)
    ends = [place.start() + cut.start() for cut in CUT.finditer(place[0])] if place else []
    for end in reversed(ends):
        name = text[start:end].casefold()
        if name in capitals():
            return end, capitals()[name]
        code = towns().get(plain(name))
        if code and is_where(text, start, end):
            return end, code
    return None


def is_where(text: str, start: int, end: int) -> bool:
    """Whether a name stands where a place does: after "in", or at the beginning of a line that begins with a place."""
    return WHERE.search(text, max(0, start - BEFORE), start) is not None or (
        text[max(0, start - 2) : start].strip() == "" and OPENING.match(text, end) is not None
    )


@cache
def capitals() -> dict[str, str]:
    return {name.casefold(): code for code, state in load("states").items() for name in state.get("capitals", ())}


@cache
def towns() -> dict[str, str]:
    return {town: code for code, names in load("towns").items() for town in names.split(", ")}
