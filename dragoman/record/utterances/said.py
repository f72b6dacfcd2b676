"""Somebody's words in one report, with what tells whether another report has the same."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.model import Report, Statement
from dragoman.record.figures import values_of
from dragoman.record.months import months_in
from dragoman.record.sentences import Sentence, sentence_spans, sentences_said
from dragoman.record.told import Told
from dragoman.vocabulary import load

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ASIDE = re.compile(r", (?:who|whom|whose|which)\b[^,;:.…]*,")  # beside somebody's words, of what was at another time
QUOTES = str.maketrans("", "", '"“”«»„')
MOST_SENTENCES = 24  # of one statement that are compared
LONGEST = 500  # characters of a sentence that are compared


@dataclass(frozen=True)
class Uttered:
    """A sentence of a statement: as printed, its plain words, its figures, the months and weekdays that it names."""

    sentence: Sentence
    plain: str
    text: str
    figures: frozenset[float]
    months: frozenset[int]
    weekdays: frozenset[str]


@dataclass(frozen=True)
class Said:
    """A statement with its report's day and origin, its sentences, and the months that it is said to look back on.

    `beside`: how many statements its speaker has in the report, itself among them.
    """

    statement: Statement
    day: int | None
    origin: str
    sentences: tuple[Uttered, ...]
    looks_back: bool
    months: frozenset[int]
    month: int | None
    beside: int

    @property
    def id(self) -> str:
        return self.statement.id


def said_in(told: Sequence[Told]) -> Iterator[Said]:
    """All statements that have words, in the order of the reports."""
    for one in told:
        report = one.reading.report
        day = day_number(one.day)
        times = Counter(statement.speaker for statement in one.reading.statements)
        for statement in one.reading.statements:
            sentences = tuple(map(uttered, sentences_said(statement, report.text)[:MOST_SENTENCES]))
            sentences = tuple(sentence for sentence in sentences if sentence.plain)
            if sentences:
                around = paragraph_around(statement, report)
                sentence = sentence_around(statement, report, around)
                yield Said(
                    statement,
                    day,
                    one.origin,
                    sentences,
                    looks_back=cues().search(words_beside(statement, report, sentence)) is not None,
                    months=months_in(words_beside(statement, report, around)),
                    month=date.fromordinal(day).month if day is not None else None,
                    beside=times[statement.speaker],
                )


def uttered(sentence: Sentence) -> Uttered:
    text = sentence.text[:LONGEST].translate(QUOTES).strip(" ,;:–—-")
    plain = " ".join(WORD.findall(text.casefold()))
    weekdays = frozenset(match[0] for match in weekday_names().finditer(text))
    return Uttered(sentence, plain, text, values_of(text), months_in(text), weekdays)


def day_number(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day is not None else None


def paragraph_around(statement: Statement, report: Report) -> tuple[int, int]:
    """The paragraph in which a statement begins, and on to where it ends."""
    start, end = statement.spans[0][0], statement.spans[-1][1]
    a, b = next(((a, b) for a, b in report.paragraphs if a <= start < b), (start, end))
    return a, max(b, end)


def sentence_around(statement: Statement, report: Report, paragraph: tuple[int, int]) -> tuple[int, int]:
    """The sentences of a paragraph that a statement takes part in."""
    start, end = statement.spans[0][0], statement.spans[-1][1]
    taking_part = [(a, b) for a, b in sentence_spans(report.text, *paragraph) if a < end and start < b]
    return taking_part[0][0], max(taking_part[-1][1], end)


def words_beside(statement: Statement, report: Report, around: tuple[int, int]) -> str:
    """The words of a stretch that are not a statement's own, without what is told by the way of somebody.

    Roa, who had refused it in May, said: "It has come to this."      Roa said:
    """
    cuts = [around[0], *(edge for span in statement.spans for edge in span), around[1]]
    return ASIDE.sub(" ", " … ".join(report.text[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)))


@cache
def weekday_names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(name.capitalize() for name in load('dates')['weekdays'][:7])})\b")


@cache
def cues() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-record')['looking_back']['cues'])})\b", re.IGNORECASE)
