"""Which words of a statement stand in quotation marks."""

import re
from collections.abc import Iterator

from dragoman.model import Statement

SEAM = re.compile(r"[”\"»]\s+[“„\"«]")  # one quotation ends and another begins
REACH = 2  # characters around a span in which its marks may stand: « On part »
STRETCH = re.compile(
    r"“([^“”]+)(?:”|\Z)"
    r"|„([^“”„]+)(?:[“”]|\Z)"
    r"|«([^«»]+)(?:»|\Z)"
    r"|»([^«»]+)(?:«|\Z)"
    r"|‹([^‹›]+)(?:›|\Z)"
    r'|(?<!\w)"(?=\S)([^"]+)(?:"|\Z)'
    r"|‘((?:[^‘’]|’(?=\w))+)(?:’(?!\w)|\Z)"
    r"|(?<!\w)'(?=\w)((?:[^']|(?<=\w)'(?=\w))+)'(?!\w)"
)


def quoted(statement: Statement, text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a report's text that a statement gives word for word, without their marks.

    “We go,” she said. “Now.”                both
    She said it was “a shame” and a “trap”.  a shame, trap
    She said they would go.                  none
    """
    if statement.kind == "indirect":
        return ()
    find = between_seams if statement.kind == "direct" else in_marks
    bare = (without_spaces(start, end, text) for span in statement.spans for start, end in find(*span, text))
    return tuple((start, end) for start, end in bare if start < end)


def between_seams(start: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    """All of a span, in pieces where it holds more than one quotation."""
    for seam in SEAM.finditer(text, start, end):
        yield start, seam.start()
        start = seam.end()
    yield start, min(end, len(text))


def in_marks(start: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a span between marks, also where these stand just outside it."""
    for match in STRETCH.finditer(text, max(0, start - REACH), end + REACH):
        group = match.lastindex or 0
        yield max(start, match.start(group)), min(end, match.end(group))


def without_spaces(start: int, end: int, text: str) -> tuple[int, int]:
    """A stretch without white space at its ends."""
    words = text[start:end]
    led = len(words) - len(words.lstrip())
    return start + led, start + max(led, len(words.rstrip()))
