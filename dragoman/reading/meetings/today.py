"""The day that a report is seen from.

published on 3 May 1994; dated 3 May 1994 at its head      that day
LUENA, May 3 - The accord of June 1993 expires today    3 May 1994: a stand-in, from which times are put in order
Talks resume on Monday                                     a day of any year, for the same
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.days import exists
from dragoman.reading.dates import Time, capitalised, dateline_day, find_times
from dragoman.reading.tense import Tenses
from dragoman.vocabulary import load

HEAD = 600
ANY_DAY = date(2001, 6, 15)


@dataclass(frozen=True)
class Today:
    """The day of a report; `known` is false for a stand-in, from which no date may be worked out."""

    day: str
    known: bool


def day_of_report(text: str, published: str | None, tenses: Tenses) -> Today:
    """The day that is known of a report, or a stand-in."""
    filed = published or (day.isoformat() if (day := dateline_day(text)) else None)
    return Today(filed, True) if filed else Today(stand_in(text, tenses).isoformat(), False)


def stand_in(text: str, tenses: Tenses) -> date:
    """The day and month at the head in the first year that leaves behind what is told with its year as past."""
    match = day_at_head().search(text, 0, HEAD)
    months = load("languages/en-meetings")["dates"]["months"]
    month, day = ANY_DAY.month, ANY_DAY.day
    if match:
        month, day = months[(match["month"] or match["then_month"]).lower()], int(match["day"] or match["first_day"])
    past = [time.date for time in find_times(text, None, tenses) if tenses(time.start) == "past"]
    year = int(max(past)[:4]) if past else ANY_DAY.year
    if past and f"{year}-{month:02}-{day:02}" < max(past):
        year += 1
    return date(year, month, day) if exists(year, month, day) else date(year, month, 28)


def printed(text: str, tenses: Tenses, times: tuple[Time, ...]) -> frozenset[str]:
    """The dates that a report without a day of its own gives by themselves: with their year."""
    starts = {time.start for time in find_times(text, None, tenses)}
    return frozenset(time.date for time in times if time.start in starts)


@cache
def day_at_head() -> re.Pattern[str]:
    months = capitalised(load("languages/en-meetings")["dates"]["months"])
    return re.compile(
        rf"\b(?:(?P<month>{months})\b\.?\s(?P<day>[0-3]?\d)|(?P<first_day>[0-3]?\d)\s(?P<then_month>{months}))\b"
    )
