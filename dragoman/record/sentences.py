"""The sentences of a text, and those of somebody's words, each with where it stands."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.model import Report, Statement
from dragoman.vocabulary import load

CLOSING = "\"'”’»“)]"
OPENING = "\"'“‘«„(["
END = re.compile(
    rf"(?P<last>[^\s.!?…]{{0,12}})[.!?…]+[{re.escape(CLOSING)}]*(?P<gap>\s+)(?=[{re.escape(OPENING)}]{{0,3}}[^\W_a-zß-ÿ])"
)
CAPITAL = re.compile(rf"[{re.escape(OPENING)}\s]*[^\W\d_a-zß-ÿ]")
DATELINE = re.compile(r"[^\W\d_][^\n\"“”«»:;?!–—]{2,120}?[\d)]\s*(?:--|[–—]|-(?=\s))\s*")
LED_BY = re.compile(r"\s*(?:--?|[–—:])\s*")
DATELINE_WORDS = 14
SMALL = 2  # words of a dateline without a capital: "translated from" stands in one, a clause has more


class Sentence(NamedTuple):
    """A sentence of a report, or as much of one as somebody's words take up: its pieces and its words."""

    spans: tuple[tuple[int, int], ...]
    text: str


def sentences_of(report: Report) -> Iterator[Sentence]:
    """The sentences of a report, paragraph by paragraph."""
    for start, end in report.paragraphs:
        for a, b in sentence_spans(report.text, start, end):
            yield Sentence(((a, b),), report.text[a:b])


def after_dateline(report: Report, start: int, end: int) -> int:
    """Where the words of a stretch begin behind a dateline: it tells when and where a report was filed, nothing else.

    TUNIS, Oct. 2 (Agency) - The two sides met.      The two sides met.
    """
    given = report.dateline
    if given and report.text.startswith(given, start) and (led := LED_BY.match(report.text, start + len(given), end)):
        return led.end()
    match = DATELINE.match(report.text, start, end)
    if match is None or match.end() >= end or report.text[match.end()].islower():
        return start
    head = match[0].split()
    small = sum(word[0].islower() for word in head)
    return match.end() if len(head) <= DATELINE_WORDS and small <= SMALL else start


def sentences_said(statement: Statement, text: str) -> tuple[Sentence, ...]:
    """The sentences of a statement; one goes on over "he said" where it had not ended before.

    [We will not give up,] he said, [now or later.] [We stay.]   We will not give up, now or later. | We stay.
    [the crew was safe.] "[Nobody is hurt.]"                     the crew was safe. | Nobody is hurt.
    [the gate was shut.] She spoke of [a long day].              the gate was shut. | a long day
    """
    sentences: list[list[tuple[int, int]]] = []
    for start, end in statement.spans:
        for a, b in sentence_spans(text, start, end):
            last = sentences[-1][-1] if sentences else None
            if last is None or CAPITAL.match(text, a, b) or any(END.finditer(text, last[0], min(a + 1, len(text)))):
                sentences.append([(a, b)])
            else:
                sentences[-1].append((a, b))
    return tuple(Sentence(tuple(spans), " ".join(text[a:b] for a, b in spans)) for spans in sentences)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch begin and end, without the blanks between them."""
    first = start
    for match in END.finditer(text, start, end):
        if is_abbreviation(match["last"]):
            continue
        yield from stripped(text, first, match.start("gap"))
        first = match.end("gap")
    yield from stripped(text, first, end)


def stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    bare = words.strip()
    if bare:
        at = start + len(words) - len(words.lstrip())
        yield at, at + len(bare)


def is_abbreviation(word: str) -> bool:
    """Mr., Gen., J. of J. Smith: a full stop after it ends no sentence."""
    word = word.lstrip(OPENING)
    return (len(word) == 1 and word.isalpha() and word.isupper()) or word.casefold() in abbreviations()


@cache
def abbreviations() -> frozenset[str]:
    return frozenset(load("languages/en")["sentences"]["abbreviations"])
