"""When: the time expressions of a news report, worked out from the day it was published.

on 5 September, Sept. 5, September 5th, 5 and 6 September, 12 Jan 89    a day
on Wednesday, last Sunday, Wednesday next week, yesterday, last night   a day
in March, early in June, next month, two months ago, March 2021         a month
in 1994, last year, the third quarter                                   no date: too wide
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from dragoman.model import Precision
from dragoman.reading.calendar_days import (
    as_printed,
    distant,
    distant_month,
    on_calendar,
    on_day_of_month,
    on_weekday,
    same_day,
    shifted,
    some_month,
    some_week,
    some_weekend,
)
from dragoman.vocabulary import load

Tense = Callable[[int], str]
Resolver = Callable[[re.Match[str], date, str], date | None]
DATELINE_REACH = 600
REACH = 60
SIGNS = ("weekday", "month", "year", "word")
LENGTH: dict[Precision, int] = {"day": 10, "month": 7}


@dataclass(frozen=True, order=True)
class Time:
    """Words that tell a day or a month: [start, end) in the text, the ISO date, its precision."""

    start: int
    end: int
    date: str
    precision: Precision
    named: bool = True
    """False for words that lean on the day of publishing alone: today, now."""


def find_times(text: str, published: str | None, tense: Tense) -> tuple[Time, ...]:
    """The time expressions of a text in order; `tense` says of an offset whether it tells of "past" or "future".

    Without a day of publishing only dates with a year are worked out.
    """
    anchor = day_of(published) or dateline_day(text)
    taken: list[tuple[int, int]] = []
    stretches = signed_stretches(text)
    found: list[Time] = []
    for pattern, precision, resolve, needs_anchor in forms():
        if needs_anchor and anchor is None:
            continue
        for match in near_signs(pattern, text, stretches[sign_of(pattern)]):
            if overlaps(taken, *match.span()):
                continue
            day = resolved(resolve, match, anchor or date(1, 1, 1), tense)
            if day is not None:
                exact = "month" if of_a_week(text, match.start()) else precision
                near = bool(match.groupdict().get("near"))
                found.append(Time(match.start(), match.end(), day.isoformat()[: LENGTH[exact]], exact, not near))
        taken = sorted((time.start, time.end) for time in found)
    return tuple(sorted(found))


def signed_stretches(text: str) -> dict[str, list[tuple[int, int]]]:
    """For each kind of sign the stretches around it: names of months, of weekdays, years, words like "week", "ago"."""
    found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in SIGNS}
    for match in time_signs().finditer(text):
        stretches = found[match.lastgroup or ""]
        start, end = max(0, match.start() - REACH), min(len(text), match.end() + REACH)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return found


@cache
def sign_of(pattern: re.Pattern[str]) -> str:
    """The kind of sign without which a form cannot match."""
    return next((sign for sign in SIGNS if sign in pattern.groupindex), "word")


def near_signs(pattern: re.Pattern[str], text: str, stretches: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)


@cache
def time_signs() -> re.Pattern[str]:
    words = load("languages/en-meetings")["dates"]
    months, weekdays = capitalised(words["months"]), capitalised(words["weekdays"])
    last = {word.split()[-1] for word in [*words["days"], *words["near"]]}
    plain = alternatives([*sorted(last), "week", "month", "months", "weekend", "ago", "hence", "now", "time"])
    return re.compile(
        rf"\b(?:(?P<weekday>{weekdays})|(?P<month>{months})|(?P<year>(?:19|20)\d\d)"
        rf"|(?P<word>(?i:{plain})|(?i:the \d{{1,2}}(?:st|nd|rd|th))))(?!\w)"
    )


def resolved(resolve: Resolver, match: re.Match[str], anchor: date, tense: Tense) -> date | None:
    """The day that words stand for, or nothing where the calendar has no such day."""
    try:
        return resolve(match, anchor, tense(match.start()))
    except (ValueError, OverflowError):
        return None


def of_a_week(text: str, start: int) -> bool:
    """Whether a date names a week by one of its days: the week of March 3."""
    before = " ".join(text[max(0, start - 25) : start].lower().split())
    return before.endswith(tuple(load("languages/en-meetings")["dates"]["weeks"]))


def day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def dateline_day(text: str) -> date | None:
    """The first full date near the head of a report that came without one: LUANDA, 12 Jan 89 (AFP)."""
    for pattern, precision, resolve, needs_anchor in forms():
        match = None if needs_anchor or precision == "month" else pattern.search(text, 0, DATELINE_REACH)
        if match and (day := resolved(resolve, match, date(1, 1, 1), lambda _: "past")):
            return day
    return None


def overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) shares a character with one of these stretches, which are in order and apart."""
    place = bisect_right(taken, (start, end))
    return any(t[0] < end and start < t[1] for t in taken[max(0, place - 1) : place + 1])


@cache
def forms() -> tuple[tuple[re.Pattern[str], Precision, Resolver, bool], ...]:
    """Each form of words: how it looks, how exact it is, how it is worked out, whether it leans on the report's day.

    Longer forms come first, and words belong to the first form that claims them.
    """
    words = load("languages/en-meetings")["dates"]
    month = rf"\b(?P<month>{capitalised(words['months'])})\b\.?"
    weekday = rf"\b(?P<weekday>{capitalised(words['weekdays'])})\b\.?"
    number = rf"(?P<number>\d{{1,3}}|{alternatives(words['numbers'])})"
    unit = r"(?P<unit>days?|weeks?|fortnights?)"
    day = r"(?<![\d.:/-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?![/:]\d)"
    more = r"(?:\s*(?:,|-{1,2}|–|—|to|and|or|&)(?:\s?(?:and|the))?\s*[0-3]?\d(?:st|nd|rd|th)?\b(?![\d:/])){0,4}"
    lead = rf"(?:\b(?:{capitalised([*words['weekdays'], *words['weekdays_short']])})\b\.?,?\s+(?:the\s+)?)?"
    long_year = r"(?P<year>(?:1[89]|20)\d\d)\b"
    year = r"(?P<year>(?:1[89]|20)\d\d|\d\d(?!\d|\s?(?:[.:,]\d|am|pm|a\.m|p\.m|per|%|[a-z])))\b"
    part = rf"(?:{alternatives(words['parts'])})"
    reach = rf"(?P<reach>{alternatives(words['reaches'])})"
    which = r"(?P<which>this|last|next)\s+year\b"
    calendar = partial(on_calendar, words["months"])
    of_week = partial(on_weekday, words["weekdays"])
    rows: list[tuple[str, Precision, Resolver, bool]] = [
        (r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b", "day", as_printed, False),
        (r"(?<![\d./])(?P<day>[0-3]?\d)([./])(?P<number>[01]?\d)\2(?P<year>(?:19|20)\d\d)\b", "day", as_printed, False),
        (rf"{lead}{day}{more}\s*(?:of\s+)?{month},?\s+(?:of\s+)?{year}", "day", calendar, False),
        (rf"{lead}{month}\s+{day}{more},?\s+{long_year}", "day", calendar, False),
        (rf"{lead}{day}{more}\s*(?:of\s+)?{month}(?:\s+{which})?", "day", calendar, True),
        (rf"{lead}{month}\s+{day}{more}(?:\s+{which})?", "day", calendar, True),
        (rf"{month},?\s+(?:of\s+)?{long_year}", "month", calendar, False),
        (rf"{month}\s+(?:of\s+)?{which}", "month", calendar, True),
        (rf"{weekday}(?:\s+{part})?,?\s+(?:of\s+)?(?P<week>last|next|this)\s+week\b", "day", of_week, True),
        (rf"\b(?P<week>last|next|this)\s+week,?\s+on\s+{weekday}", "day", of_week, True),
        (rf"\ba\s+(?P<week>week)\s+(?:on|from)\s+{weekday}", "day", of_week, True),
        (rf"{weekday}\s+(?P<week>week)\b", "day", of_week, True),
        (rf"(?:\b{reach}\s+)?{weekday}(?:\s+{part})?", "day", of_week, True),
        (rf"\b{number}\s+{unit}\s+(?P<way>ago|from\s+now|hence)\b", "day", distant, True),
        (rf"\bin\s+{number}\s+{unit}['’]?\s+(?P<way>time)\b", "day", distant, True),
        (rf"\b{number}\s+months?\s+(?P<way>ago|from\s+now|hence)\b", "month", distant_month, True),
        (rf"\b(?P<word>{alternatives(words['days'])})\b", "day", partial(shifted, words["days"]), True),
        (rf"\b(?P<near>{alternatives(words['near'])})\b", "day", same_day, True),
        (r"\b(?P<week>last|next|this)\s+weekend\b|\b(?:at|over)\s+the\s+weekend\b", "day", some_weekend, True),
        (r"\b(?P<week>last|next|this|the\s+coming|the\s+past)\s+week\b", "month", some_week, True),
        (r"\b(?P<word>last|next|this)\s+month\b", "month", some_month, True),
        (r"\bthe\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?!\s+[a-np-z])", "day", on_day_of_month, True),
        (rf"(?:\b{reach}[\s-]+)?\b(?:{alternatives(words['vague'])})[\s-]+{month}", "month", calendar, True),
        (rf"\b{reach}[\s-]+{month}(?!\s*\d)", "month", calendar, True),
        (rf"(?<![\d ]){month}['’]s\b", "month", calendar, True),
    ]  # fmt: skip
    return tuple((re.compile(form, re.IGNORECASE), exact, resolve, anchored) for form, exact, resolve, anchored in rows)


def capitalised(words: dict[str, int] | list[str]) -> str:
    """A pattern for names as printed with a capital, or in capitals; those that are no other word in small letters too.

    Short ones ("may", "sat") are verbs otherwise.
    """
    small = load("languages/en-meetings")["dates"]["small"]
    forms_of = [
        form
        for word in sorted(words, key=lambda word: (-len(word), word))
        for form in (word.title(), word.upper(), *([word] if word in small else ()))
    ]
    return "(?-i:" + "|".join(forms_of) + ")"


def alternatives(words: dict[str, int] | list[str]) -> str:
    """A pattern for any of these words, longer ones first; a space stands for any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
