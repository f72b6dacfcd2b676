"""Where sentences begin, decided before the parse so that broken quotation marks cannot mislead it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dragoman.vocabulary import load

OPENING = "\"'“‘«‹„([—–-"
CLOSING = "\"'”’»›“)]"
END = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]+)[{re.escape(CLOSING)}]*\s+(?=[{re.escape(OPENING)}\s]{{0,9}}(?P<next>[^\W_]+))"
)
WORD_BEFORE = re.compile(r"[^\s.!?…]*\Z")
LONGEST = 2500  # a sentence longer than this is cut: the parse of a page without a full stop must end
WRAPPED = range(50, 101)  # the length of lines broken by a typewriter or a mail program
NEAR = 40


def sentence_starts(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[int]:
    """The offset of each sentence's first character.

    He left. "We stay," he said.            two sentences
    Gen. J. Smith of the U.S. Army          one
    It ended at 6 p.m. The two shook hands  two
    Talks end without a deal¶By Ana Duarte  two: lines that nothing wraps
    """
    for start, end in paragraphs:
        stops = [
            match.end() for match in END.finditer(text, start, end) if match.end() < end and ends_sentence(match, text)
        ]
        last = start
        for offset in sorted({start, *stops, *line_starts(text, start, end)}):
            while offset - last > LONGEST:
                space = text.find(" ", last + LONGEST, offset)
                last = space + 1 if space >= 0 else last + LONGEST
                yield last
            yield offset
            last = offset
        yield from range(last + LONGEST, end, LONGEST)


def ends_sentence(match: re.Match[str], text: str) -> bool:
    """A full stop ends a sentence unless it belongs to an abbreviation or the next word goes on in lower case."""
    following = match["next"]
    if following[0].islower():
        return False
    if match["mark"] != ".":
        return True
    before = WORD_BEFORE.search(text[max(0, match.start() - NEAR) : match.start()])
    word = before[0].lstrip(OPENING) if before else ""
    if len(word) == 1 and word.isalpha():
        return (
            following.casefold() in starters()
            and following.casefold() not in {"a", "i"}
            and word.islower() | is_dotted(text, match.start())
        )
    return word.casefold() not in abbreviations()


def is_dotted(text: str, stop: int) -> bool:
    """Whether the letter before a stop ends an abbreviation of several: U.S., not J. Smith."""
    return stop > 2 and text[stop - 2] == "." and text[stop - 3].isalpha()


def line_starts(text: str, start: int, end: int) -> Iterator[int]:
    """The starts of a paragraph's lines, where they are lines of their own and no wrapped text."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text[start:end])]
    if len(lines) < 2 or all(b - a in WRAPPED for a, b in lines[:-1]):
        return
    for (_, before), (a, _) in pairwise(lines):
        line = text[start + a : start + a + NEAR].lstrip(OPENING + " \t\r")
        if line[:1].isupper() or line[:1].isdigit() or text[start + before - 1] in ".!?…:":
            yield start + a


@cache
def abbreviations() -> frozenset[str]:
    return frozenset(load("languages/en")["sentences"]["abbreviations"])


@cache
def starters() -> frozenset[str]:
    return frozenset(load("languages/en")["sentences"]["starters"])
