"""Days, weeks, months and years, in which something is counted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from dragoman.days import is_day
from dragoman.views.text import clean
from dragoman.views.words import MONTHS

COLUMNS = 26  # of one panel over time
FITTING = 16  # of them, where the address does not say how long each is
LONGEST = {"day": 1, "week": 7}

STARTS: Mapping[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def fitting(days: Sequence[date]) -> str:
    """The finest times of which there are not too many."""
    if not days:
        return "month"
    return next((by for by in STARTS if number_of(min(days), max(days), by) <= FITTING), "year")


def number_of(first: date, last: date, by: str) -> int:
    """How many days, weeks, months or years lie between two days, both counted."""
    if by == "year":
        return last.year - first.year + 1
    if by == "month":
        return (last.year - first.year) * 12 + last.month - first.month + 1
    return (STARTS[by](last) - STARTS[by](first)).days // LONGEST[by] + 1


def last_times(first: date, last: date, by: str) -> list[date]:
    """The last COLUMNS times up to a day, those too in which nothing was said."""
    start, found = STARTS[by](first), [STARTS[by](last)]
    while found[-1] > start and len(found) < COLUMNS:
        found.append(STARTS[by](found[-1] - timedelta(days=1)))
    return found[::-1]


def short(day: str) -> str:
    """25 Sep 2009; of a month Sep 2009; anything else as it is."""
    if is_day(day):
        return told(day, "day")
    return told(f"{day}-01", "month") if is_day(f"{day}-01") else clean(day)


def told(day: str, by: str, *, short: bool = False) -> str:
    """5 Mar 2019, Mar 2019, 2019; short without the year but for January and years."""
    month = MONTHS[int(day[5:7]) - 1][:3]
    if by == "year":
        return day[:4]
    if by == "month":
        return f"{month} {day[2:4]}" if short else f"{month} {day[:4]}"
    return f"{int(day[8:10])} {month}" if short else f"{int(day[8:10])} {month} {day[:4]}"
