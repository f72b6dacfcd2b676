"""Where sentences begin, decided before the parse so that broken quotation marks cannot mislead it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from statistics import median

from dragoman.vocabulary import load

OPENING = "\"'“‘«‹„([—–-"
CLOSING = "\"'”’»›“)]"
END = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]+)[{re.escape(CLOSING)}]*\s+(?=[{re.escape(OPENING)}\s]{{0,9}}(?P<next>[^\W_]+))"
)
WORD_BEFORE = re.compile(r"[^\s.!?…]*\Z")
LONGEST = 2500  # a sentence longer than this is cut: the parse of a page without a full stop must end
WRAPPED = range(50, 101)  # the length of lines broken by a typewriter or a mail program
FILLED = 55  # what such a line holds at least, with the word that no longer fitted
ITEMS, BY = ("- ", "* ", "• ", "– "), "By "
NEAR = 40
DATELINE = re.compile(
    r"(?P<head>[^\W\d_](?:[^\n\"“”«»:;?!()\[\]–—]|\([^()\n]{2,50}\)){2,100}?)\s*(?:--|[—–](?=\s)|\s-(?=\s))\s*(?:\[[^\[\]]{3,120}\]\s*)*"
)
DATELINE_WORDS = 12
OPENING_PARAGRAPHS = 8  # a dateline stands no further down


def sentence_starts(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[int]:
    """The offset of each sentence's first character.

    He left. "We stay," he said.            two sentences
    Gen. J. Smith of the U.S. Army          one
    It ended at 6 p.m. The two shook hands  two
    Talks end without a deal¶By Ana Duarte  two: lines that nothing wraps
    HARARE, May 3 (NPA) - The two met       two: a dateline is no part of what it leads in
    """
    for number, (start, end) in enumerate(paragraphs):
        stops = [
            match.end() for match in END.finditer(text, start, end) if match.end() < end and ends_sentence(match, text)
        ]
        last = start
        led = [dateline_end(text, start, end)] if number < OPENING_PARAGRAPHS else []
        inside = (offset for offset in (*stops, *line_starts(text, start, end)) if not led or offset >= led[0])
        for offset in sorted({start, *led, *inside}):
            while offset - last > LONGEST:
                space = text.find(" ", last + LONGEST, offset)
                last = space + 1 if space >= 0 else last + LONGEST
                yield last
            yield offset
            last = offset
        yield from range(last + LONGEST, end, LONGEST)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the words after a dateline begin; `start` itself where a paragraph opens with none.

    BOGOTA (COLOMBIA), 3 MAY 89 (ABX) -- [TEXT] THE ...   a monitored broadcast
    TUNIS — The two sides ...                             a place in capitals
    """
    match = DATELINE.match(text, start, min(end, start + 400))
    if match is None or match.end() >= end or text[match.end()].islower():
        return start
    head = match["head"].split()
    dated = re.search(r"\d|\)$", match["head"]) is not None
    in_capitals = head[0].isupper() and len(head[0]) > 2 and any(map(str.islower, text[match.end() : match.end() + 40]))
    small = sum(word[0].islower() for word in head)
    return match.end() if len(head) <= DATELINE_WORDS and small < 2 and (dated or in_capitals) else start


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
    """The starts of a paragraph's lines, where they are lines of their own and no wrapped text.

    A line that its successor's first word would not have fitted into is wrapped; an item, a writer's name and what
    follows it or a heading in capitals is not.
    """
    lines = [match.span() for match in re.finditer(r"[^\n]+", text[start:end])]
    lengths = [b - a for a, b in lines[:-1]]
    if len(lines) < 2:
        return
    wrapped = all(length in WRAPPED for length in lengths)
    width = max(FILLED, int(median(lengths)))
    for (first, before), (a, b) in pairwise(lines):
        above, line = text[start + first : start + before], text[start + a : start + b].strip()
        apart = line.startswith((*ITEMS, BY)) or above.startswith(BY) or above.isupper() != line.isupper()
        word = line.split(maxsplit=1)[0] if line else ""
        full = width <= WRAPPED.stop and before - first + 1 + len(word) >= width
        if (wrapped or full) and not apart:
            continue
        opening = line[:NEAR].lstrip(OPENING + " \t\r")
        if opening[:1].isupper() or opening[:1].isdigit() or above[-1:] in ".!?…:":
            yield start + a


@cache
def abbreviations() -> frozenset[str]:
    return frozenset(load("languages/en")["sentences"]["abbreviations"])


@cache
def starters() -> frozenset[str]:
    return frozenset(load("languages/en")["sentences"]["starters"])
