"""The day that a report is seen from.

published on 3 May 1994; dated 3 May 1994 at its head      that day
AP-NY-05-03-94 1423EDT, at the end of wire copy            3 May 1994
LUENA, May 3 - talks since March 1994 on a vote in June 1994    3 May 1994: no other year lies between
LUENA, May 3 - The accord of June 1993 expires today    3 May 1994: a stand-in, from which times are put in order
Talks resume on Monday                                     a day of any year, for the same
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.days import exists, is_day
from dragoman.reading.calendar_days import full_year
from dragoman.reading.dates import Time, capitalised, dateline_day, find_times
from dragoman.reading.tense import Tenses
from dragoman.vocabulary import load

HEAD = 600
FILED = re.compile(r"^[^\w\n]*[A-Z]{2,3}-[A-Z]{2,3}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\b", re.MULTILINE)
ANY_DAY = date(2001, 6, 15)


@dataclass(frozen=True)
class Today:
    """The day of a report; `known` is false for a stand-in, from which no date may be worked out."""

    day: str
    known: bool


def day_of_report(text: str, published: str | None, tenses: Tenses) -> Today:
    """The day that is known of a report, or a stand-in."""
    filed = published or (day.isoformat() if (day := dateline_day(text)) else None)
    filed = filed or filing_code(text) or only_day_between(text, tenses)
    return Today(filed, True) if filed else Today(stand_in(text, tenses).isoformat(), False)


def filing_code(text: str) -> str | None:
    """The day in the code that an agency's wire puts under a report: AP-NY-05-03-94 1423EDT."""
    match = FILED.search(text)
    if match is None:
        return None
    year, month, day = full_year(int(match["year"])), int(match["month"]), int(match["day"])
    return date(year, month, day).isoformat() if exists(year, month, day) else None


def only_day_between(text: str, tenses: Tenses) -> str | None:
    """The day and month at the head in the one year that lies between what is told as past and as to come."""
    told = told_at_head(text)
    dates = [(time.date, tenses.exact(time.start)) for time in find_times(text, None, tenses)]
    dates += [(match["year"], tenses.exact(match.start("year"))) for match in year_alone().finditer(text)]
    past, ahead = ([when for when, tense in dates if tense == side] for side in ("past", "future"))
    if told is None or not past or not ahead:
        return None
    last, first = max(past), min(f"{when}-12-31"[:10] for when in ahead)
    days = (f"{year}-{told[0]:02}-{told[1]:02}" for year in range(int(last[:4]), int(first[:4]) + 1))
    between = [day for day in days if last <= day <= first and is_day(day)]
    return between[0] if len(between) == 1 else None


def told_at_head(text: str) -> tuple[int, int] | None:
    """Month and day at the head of a report."""
    match = day_at_head().search(text, 0, HEAD)
    if match is None:
        return None
    months = load("languages/en-meetings")["dates"]["months"]
    return months[(match["month"] or match["then_month"]).lower()], int(match["day"] or match["first_day"])


def stand_in(text: str, tenses: Tenses) -> date:
    """The day and month at the head in the first year that leaves behind what is told with its year as past."""
    month, day = told_at_head(text) or (ANY_DAY.month, ANY_DAY.day)
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


@cache
def year_alone() -> re.Pattern[str]:
    """A year with no day or month: in 1990, by the end of 1992; not 2000 men."""
    before = "|".join(load("languages/en-meetings")["dates"]["before_year"])
    return re.compile(rf"\b(?:{before})\s(?P<year>(?:19|20)\d\d)\b(?!\s[a-z]+s\b|[,.]\d|-\d)")
