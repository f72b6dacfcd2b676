"""When what a report tells was so: the day, and the occasion that several reports tell of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from dragoman.days import days_between, is_day
from dragoman.model import KnownMeeting, Meeting, Outcome
from dragoman.record.disagreements.accounts import accounts_of
from dragoman.record.disagreements.occasions import with_days
from dragoman.record.ledger.passages import passages, words
from dragoman.record.ledger.weights import BESIDE, LEAD, LIKE_PLACES, NAMED_BACK, ONE_OCCASION
from dragoman.record.told import Told
from dragoman.vocabulary import load

AGREED: tuple[Outcome, ...] = ("agreement", "partial")


class Telling(NamedTuple):
    """A report with the day of what it tells, and the number of the occasion; both None where nothing dates it.

    `denied`: others know that nothing was agreed at the meeting at which it says that something was.
    """

    told: Told
    place: int
    day: str | None
    occasion: int | None
    denied: bool = False


def tellings(told: Sequence[Told], meetings: Sequence[KnownMeeting]) -> tuple[Telling, ...]:
    """Every report with its day and occasion, in the order given."""
    mentioned = mentioned_in(meetings)
    days = {one.report: day_of_telling(one, mentioned[one.report]) for one in told}
    days |= days_of_the_undated(told, days)
    for one in told:  # a copy tells what its original told, whenever it was printed
        days[one.report] = days.get(one.origin) or days[one.report]
    numbers = numbered([day for day in days.values() if day])
    return tuple(
        Telling(one, n, days[one.report], numbers.get(days[one.report] or ""), is_denied(one, mentioned[one.report]))
        for n, one in enumerate(told)
    )


def mentioned_in(meetings: Iterable[KnownMeeting]) -> Mapping[str, list[KnownMeeting]]:
    """The meetings that each report mentions."""
    found: dict[str, list[KnownMeeting]] = defaultdict(list)
    for meeting in meetings:
        for report in meeting.reports:
            found[report].append(meeting)
    return found


def days_of_the_undated(told: Sequence[Told], days: Mapping[str, str | None]) -> dict[str, str | None]:
    """For reports that nothing dates, the days of those with which they share the rarest words."""
    if all(days.values()):
        return {}
    accounts = [replace(one, day=ordinal(days[one.report])) for one in accounts_of(told)]
    return {
        one.report: date.fromordinal(one.day).isoformat()
        for one in with_days(accounts)
        if one.day is not None and not days[one.report]
    }


def dated_by_meetings(told: Sequence[Told], meetings: Sequence[KnownMeeting]) -> tuple[Told, ...]:
    """The readings, those without a day with that of the meeting that they are about."""
    known = mentioned_in(meetings)
    return tuple(one if one.day else replace(one, day=held_on(one, known[one.report])) for one in told)


def ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day and is_day(day) else None


def day_of_telling(told: Told, mentioned: Sequence[KnownMeeting]) -> str | None:
    """The day on which what a report tells was so: that of its news, else of its publication, else of its meeting.

    published on Friday, "signed on Thursday"                                       Thursday
    published on Friday, "officials said on Friday. It was signed on Thursday."    Thursday, of an agreement
    """
    report = told.reading.report
    if report.published is None:
        return held_on(told, mentioned)
    if not is_day(report.published):
        return report.published
    lead = [passage.text for passage in passages(report)[:LEAD]]
    agreed = any(meeting.main and meeting.outcome in AGREED for meeting in told.reading.meetings)
    first = around_signing(lead) if agreed else []
    return day_named((*first, *lead), date.fromisoformat(report.published)) or report.published


def around_signing(sentences: Iterable[str]) -> list[str]:
    """The words beside those that say that something was signed or agreed."""
    signing = re.compile(words()["days"]["signed"], re.IGNORECASE)
    places = [(text, match) for text in sentences for match in signing.finditer(text)]
    return [text[max(match.start() - BESIDE, 0) : match.end() + BESIDE] for text, match in places]


def held_on(told: Told, mentioned: Sequence[KnownMeeting]) -> str | None:
    """The first day of the meeting that a report without a date is about, as other reports have it.

    Not the day of another meeting that it looks back at: that was before.
    """
    main = next((m for m in told.reading.meetings if m.main and m.outcome != "planned"), None)
    if main is None:
        return None
    if main.date and is_day(main.date):
        return main.date
    days = {m.date for m in mentioned if m.date and is_day(m.date) and m.outcome != "planned" and in_one_place(main, m)}
    return min(days) if len(days) == 1 else None


def is_denied(told: Told, mentioned: Sequence[KnownMeeting]) -> bool:
    """Whether something was agreed at the meeting that a report is about by its own account alone."""
    main = next((m for m in told.reading.meetings if m.main), None)
    if main is None or main.outcome not in AGREED:
        return False
    same = [m for m in mentioned if m.id == main.id or (m.date == main.date and in_one_place(main, m))]
    return any(m.outcome == "no-agreement" for m in same)


def in_one_place(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are held in places of like names, and by the same parties: Addis Abeba, Addis Ababa."""
    places = (one.place or "").lower(), (other.place or "").lower()
    return all(places) and fuzz.ratio(*places) >= LIKE_PLACES and set(one.parties) == set(other.parties)


def day_named(told: Iterable[str], published: date) -> str | None:
    """The first day that sentences name by its weekday, where it lies just before the day of publication."""
    weekdays: dict[str, int] = load("languages/en-meetings")["dates"]["weekdays"]
    ahead = frozenset(words()["days"]["ahead"])
    for text in told:
        spoken = [word.strip("\"“”'’,.;:()").lower() for word in text.split()]
        if "yesterday" in spoken:
            return (published - timedelta(days=1)).isoformat()
        pairs = pairwise(["", *spoken])
        named = next((weekdays[word] for before, word in pairs if word in weekdays and before not in ahead), None)
        if named is not None:
            back = (published.weekday() - named) % 7
            return (published - timedelta(days=back)).isoformat() if back <= NAMED_BACK else None
    return None


def numbered(days: Sequence[str]) -> dict[str, int]:
    """A number for each day in order of time, one for all days that lie within few of the first of them."""
    numbers: dict[str, int] = {}
    first, number = "", -1
    for day in sorted(set(days)):
        if not first or not (is_day(day) and is_day(first)) or days_between(first, day) > ONE_OCCASION:
            first, number = day, number + 1
        numbers[day] = number
    return numbers
