"""A report as one account of what happened: its sentences, what they are about, and the figures and months in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import islice

from dragoman.model import Position, Span, Statement
from dragoman.record.figures import Figure, figures_of
from dragoman.record.months import months_in
from dragoman.record.sentences import after_dateline, sentences_of
from dragoman.record.told import Told
from dragoman.vocabulary import load

WORD = re.compile(r"[^\W\d_]+")
JOINTS = re.compile(r"[,;:]|\b(?:and|but)\b")
ASIDE = re.compile(r",? \b(?:which|whom|who|whose)\b[^,;:.]*,")
STEM = 5  # letters by which two forms of a word are one
LEAST_LETTERS = 4
MOST_LINES = 80  # sentences of one report that are looked at
LEAST_SAID = 4  # words that can stand for a sentence
OPENING = 6  # sentences of a report among which one may follow a dateline
HEAD_WORDS, HEAD_SMALL = 14, 2  # at most in a line above a report, and of them without a capital
YEAR_GIVEN = re.compile(r"\b(?:19|20)\d\d\b")
SHORT = 90  # characters of a sentence that does not say what it is about
BEFORE = 2  # sentences before it that are read with it
POINTING = re.compile(r"\b(?:it|them|that|this|so)\b", re.IGNORECASE)
LONGEST = 600  # characters of a sentence that are looked at


@dataclass(frozen=True)
class Line:
    """A sentence of a report, without the dateline of so many characters that leads it in."""

    report: str
    origin: str
    place: int
    start: int
    text: str
    led: int = 0

    @property
    def key(self) -> tuple[str, int]:
        return self.report, self.start

    @property
    def span(self) -> Span:
        return Span(report=self.report, start=self.start, end=self.start + len(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """What it is about: the beginnings of its words that mean something."""
        return stems_of(self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures_of(self.text)

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that it names."""
        return months_in(self.text)


@dataclass(frozen=True, eq=False)
class Account:
    """A report with its sentences and its day; or, where it `recalls`, what it tells of an earlier day."""

    told: Told
    day: int | None
    lines: tuple[Line, ...]
    recalls: bool = False

    @property
    def report(self) -> str:
        return self.told.report

    @property
    def origin(self) -> str:
        return self.told.origin

    @property
    def month(self) -> int | None:
        return date.fromordinal(self.day).month if self.day is not None else None

    @cached_property
    def looked_at(self) -> tuple[str, int | None, bool, tuple[int, ...]]:
        """What its claims depend on: a report recalls the same sentences for several places and times."""
        return self.report, self.month, self.recalls, tuple(line.place for line in self.lines)

    @property
    def positions(self) -> tuple[Position, ...]:
        """What is held as the report goes to press: nothing of what it recalls."""
        return () if self.recalls else self.told.reading.positions

    @cached_property
    def stems(self) -> frozenset[str]:
        """What it is about, and where and when it was filed."""
        led = (self.told.reading.report.text[line.start - line.led : line.start] for line in self.lines if line.led)
        return frozenset(stem for line in self.lines for stem in line.stems) | stems_of(" ".join(led))

    @cached_property
    def values(self) -> frozenset[float]:
        """All figures that the report names."""
        return frozenset(figure.value for line in self.lines for figure in line.figures)

    def statements_in(self, line: Line) -> Iterator[Statement]:
        """The statements of which words stand in a sentence."""
        end = line.start + len(line.text)
        for statement in self.told.reading.statements:
            if any(a < end and line.start < b for a, b in statement.spans):
                yield statement

    def core(self, line: Line) -> str:
        """What somebody says in a sentence, without who says it; of a sentence in which nobody speaks all of it."""
        end = line.start + len(line.text)
        pieces = [
            self.told.reading.report.text[max(a, line.start) : min(b, end)]
            for statement in self.statements_in(line)
            for a, b in statement.spans
            if a < end and line.start < b
        ]
        said = " ".join(pieces)
        return said if len(WORD.findall(said)) >= LEAST_SAID else line.text

    def in_context(self, line: Line) -> str:
        """A sentence with those before it that say what it is about, where it is short or points back at them."""
        if self.recalls:
            return line.text
        first = line.place
        while (
            line.place - first < BEFORE
            and first
            and (
                sum(len(one.text) for one in self.lines[first : line.place + 1]) < SHORT
                or POINTING.search(self.lines[first].text)
            )
        ):
            first -= 1
        return " ".join(one.text for one in self.lines[first : line.place + 1])

    def line_at(self, offset: int) -> Line | None:
        """The sentence in which an offset lies, or in the dateline before it."""
        return next((line for line in self.lines if -line.led <= offset - line.start < len(line.text)), None)


def accounts_of(told: Sequence[Told]) -> tuple[Account, ...]:
    """The accounts of all reports, in order."""
    return tuple(
        Account(one, date.fromisoformat(one.day).toordinal() if one.day else None, tuple(lines_of(one))) for one in told
    )


def lines_of(one: Told) -> Iterator[Line]:
    told = enumerate(sentences_of(one.reading.report))
    sentences = (sentence for n, sentence in told if n >= OPENING or not is_head(sentence.text))
    for place, sentence in enumerate(islice(sentences, MOST_LINES)):
        ((start, end),) = sentence.spans
        led = after_dateline(one.reading.report, start, end) - start if place < OPENING else 0
        yield Line(one.report, one.origin, place, start + led, sentence.text[led : led + LONGEST], led)


def is_head(text: str) -> bool:
    """Whether a line tells only who printed a report, where and when: "Diario Austral, Loja, September 23, 2004"."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    dated = YEAR_GIVEN.search(text) and months_in(text)
    return bool(dated) and len(words) <= HEAD_WORDS and small <= HEAD_SMALL and text[-1] not in '.!?”"'


def clause_before(text: str, end: int) -> str:
    """The words between the last comma or conjunction and a place."""
    return JOINTS.split(text[:end])[-1]


def without_asides(text: str) -> str:
    """A text with blanks for its relative clauses that have ended: whom they name does not do what follows.

    Norland refused the panel which Sudland had proposed, and left      Norland refused the panel …  and left
    """
    return ASIDE.sub(lambda match: " " * len(match[0]), text)


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that mean something."""
    words = (word.casefold() for word in WORD.findall(text))
    return frozenset(word[:STEM] for word in words if len(word) >= LEAST_LETTERS and word not in empty_words())


def names_in(text: str) -> frozenset[str]:
    """The beginnings of the words with a capital: names, whose mention alone is no sign that two sentences are of one
    matter."""
    return frozenset(word.casefold()[:STEM] for word in WORD.findall(text) if word[0].isupper())


@cache
def patterns(section: str, name: str) -> re.Pattern[str]:
    """The words of a list in languages/en-record.toml as one pattern."""
    words = load("languages/en-record")[section][name]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


@cache
def empty_words() -> frozenset[str]:
    return frozenset(load("languages/en-record")["words"]["empty"])
