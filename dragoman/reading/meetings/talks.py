"""The words for meetings in a report, and whether the report is about talks at all.

talks, a third round, the summit, consultations, a phone call   nouns
met, sat down with, held talks, will resume                     verbs
a press conference, a cabinet meeting, a call for calm          no meeting
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np

from dragoman.reading.cast import Cast
from dragoman.reading.dates import Time, find_times
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings.phrases import Phrases
from dragoman.reading.meetings.places import Place, dateline_town, find_places
from dragoman.reading.meetings.today import Today, day_of_report
from dragoman.reading.tense import Tenses
from dragoman.vocabulary import load

LEAD_SENTENCES = 4
SENTENCE_WORDS = 9
DATELINE_LENGTH = 60


@dataclass(frozen=True, order=True)
class Word:
    """A word for a meeting: [start, end), its sentence, its form, whether it is a verb, how sure it means talks."""

    start: int
    end: int
    sentence: int
    form: str
    verb: bool
    strength: float


@dataclass(frozen=True)
class Scene:
    """A report as the search for meetings sees it: sentences with the times, places and meeting words in them."""

    parsed: Parsed
    cast: Cast
    sentences: tuple[tuple[int, int], ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    words: tuple[Word, ...]
    acts: tuple[Word, ...]
    tenses: Tenses
    dateline: Place | None
    today: Today

    @property
    def text(self) -> str:
        return self.parsed.report.text

    @cached_property
    def starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    @cached_property
    def lead(self) -> tuple[int, ...]:
        """The first full sentences; headline and page furniture have no full stop or few words."""
        full = (i for i, (start, end) in enumerate(self.sentences) if is_full(self.text[start:end]))
        return tuple(i for i, _ in zip(full, range(LEAD_SENTENCES), strict=False))

    @cached_property
    def lead_end(self) -> int:
        return self.sentences[self.lead[-1]][1] if self.lead else len(self.text)


def set_scene(parsed: Parsed, cast: Cast) -> Scene:
    """Everything about a report that more than one step asks for."""
    tenses = Tenses(parsed)
    sentences = sentences_of(parsed)
    starts = [start for start, _ in sentences]
    today = day_of_report(parsed.report.text, parsed.report.published, tenses)
    return Scene(
        parsed=parsed,
        cast=cast,
        sentences=sentences,
        times=told_times(parsed, find_times(parsed.report.text, today.day, tenses), sentences, today.day),
        places=find_places(parsed, cast),
        words=find_words(parsed.report.text, starts),
        acts=find_acts(parsed.report.text, starts),
        tenses=tenses,
        dateline=dateline_town(parsed),
        today=today,
    )


def sentences_of(parsed: Parsed) -> tuple[tuple[int, int], ...]:
    """The [start, end) of each sentence that is not blank."""
    text, doc = parsed.report.text, parsed.doc
    first = np.flatnonzero(doc.to_array("SENT_START") == 1)
    starts = doc.to_array("IDX")[first].tolist()
    stretches = pairwise([*starts, len(text)])
    return tuple((start, start + len(text[start:end].rstrip())) for start, end in stretches if text[start:end].strip())


def told_times(
    parsed: Parsed, times: tuple[Time, ...], sentences: tuple[tuple[int, int], ...], today: str
) -> tuple[Time, ...]:
    """The times without those that only date the report: a dateline, a line "Published on 3 May"."""
    text = parsed.report.text
    first = next((start for start, end in sentences if is_full(text[start:end])), 0)
    return tuple(time for time in times if not dates_report(time, text, first, today))


def dates_report(time: Time, text: str, first: int, today: str) -> bool:
    """Whether a time is the report's own day, printed in figures at its head."""
    head = time.start < first + DATELINE_LENGTH
    return head and time.date == today and any(letter.isdigit() for letter in text[time.start : time.end])


def is_full(sentence: str) -> bool:
    return len(sentence.split()) >= SENTENCE_WORDS and sentence.rstrip(" \n\"”’'»)").endswith((".", "!", "?"))


def find_words(text: str, starts: list[int]) -> tuple[Word, ...]:
    """The words for meetings in order, without those that mean something else."""
    found: list[Word] = []
    for kind, match in meeting_words().find(text):
        if (found and match.start() < found[-1].end) or not not_other(text, match):
            continue
        sentence = max(0, bisect_right(starts, match.start()) - 1)
        form = " ".join(match[0].lower().split())
        found.append(Word(*match.span(), sentence, form, kind == "verb", 0.5 if kind == "maybe" else 1.0))
    return tuple(found)


def find_acts(text: str, starts: list[int]) -> tuple[Word, ...]:
    """The words for what is done at meetings and elsewhere too: signed, discussed, will return."""
    return tuple(
        Word(*match.span(), max(0, bisect_right(starts, match.start()) - 1), match[0].lower(), True, 0.0)
        for _, match in act_words().find(text)
    )


def not_other(text: str, match: re.Match[str]) -> bool:
    """Whether the words around leave it a meeting of sides: not a press conference, not a call for calm."""
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 30]
    first, then = other_meanings()
    return not (first.search(before) or then.match(after))


@cache
def meeting_words() -> Phrases:
    words = load("languages/en-meetings")["words"]
    return Phrases({kind: [rf"(?:{form})\b" for form in words[kind]] for kind in ("sure", "verb", "maybe")})


@cache
def act_words() -> Phrases:
    return Phrases({"act": [rf"(?:{form})\b" for form in load("languages/en-meetings")["words"]["act"]]})


@cache
def other_meanings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("languages/en-meetings")["words"]
    return (
        re.compile(rf"(?:{'|'.join(words['not_after'])})[\s-]*$", re.IGNORECASE),
        re.compile(rf"[\s-]*(?:{'|'.join(words['not_before'])})", re.IGNORECASE),
    )
