"""A report's sentences with their places, and whether its outlet speaks as one of the sides."""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dragoman.model import Report, Span
from dragoman.record.sentences import after_dateline
from dragoman.vocabulary import load

BREAK = re.compile(r"[.!?][\"”’'»)]*\s+(?=[\"“‘'«(]*[A-Z0-9])")
LAST_WORD = re.compile(r"(\w+)\.$")
LONGEST = 1500  # characters of a sentence that are looked at
HEARD = 20_000  # characters of a report in which its outlet's own voice is listened for


class Passage(NamedTuple):
    """A sentence of a report."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=4096)
def passages(report: Report) -> tuple[Passage, ...]:
    """The sentences of a report in order, none across a paragraph's end."""
    found: list[Passage] = []
    for start, end in report.paragraphs or lines(report.text):
        at = start
        for stop in (*breaks(report.text, start, end), end):
            if report.text[at:stop].strip():
                found.append(Passage(at, stop, report.text[at:stop][:LONGEST]))
            at = stop
    return tuple(found)


def lines(text: str) -> tuple[tuple[int, int], ...]:
    """The lines of a text whose paragraphs are not known."""
    return tuple(match.span() for match in re.finditer(r"[^\n]+", text))


def breaks(text: str, start: int, end: int) -> list[int]:
    """Where sentences begin inside a paragraph."""
    short = frozenset(words()["sentences"]["abbreviations"])
    places = []
    for match in BREAK.finditer(text, start, end):
        last = LAST_WORD.search(text, max(start, match.start() - 12), match.start() + 1)
        initial = last is not None and len(last[1]) == 1 and last[1].isalpha()
        if last is None or not (initial or last[1].lower() in short):
            places.append(match.end())
    return places


def passage_of(report: Report, span: Span) -> Passage | None:
    """The sentence in which a span begins."""
    known = passages(report)
    at = bisect_right(known, span.start, key=lambda passage: passage.start) - 1
    return known[at] if at >= 0 and span.start < known[at].end else None


def span_of(passage: Passage, report: Report) -> Span:
    """The words of a passage, without the dateline before them and the blanks after them."""
    end = passage.start + len(passage.text.rstrip())
    return Span(report=report.id, start=after_dateline(report, passage.start, end), end=end)


def words_at(report: Report, span: Span) -> str:
    """The words of a span, as many of them as are looked at."""
    return report.text[span.start : min(span.end, span.start + LONGEST)]


@lru_cache(maxsize=4096)
def speaks_as_a_side(report: Report) -> bool:
    """Whether the outlet is one of the sides' own: "our delegation", outside quotation marks."""
    outside = re.sub(words()["voices"]["quotes"], " ", report.text[:HEARD])
    return re.search(words()["voices"]["ours"], outside) is not None


@cache
def words() -> dict[str, Any]:
    return load("languages/en-ledger")
