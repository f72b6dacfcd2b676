"""Days of the calendar, for those who read dates off pages and those who read them in prose."""

from datetime import date, timedelta
from typing import Literal


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day: 29 February 2024; not 31 June."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_day(when: str) -> bool:
    """2019-09-11, and a day that the calendar has."""
    try:
        return len(when) == len("2019-09-11") and date.fromisoformat(when).isoformat() == when
    except ValueError:
        return False


def is_month(when: str) -> bool:
    """2019-09."""
    return is_day(f"{when}-01")


def precision(when: str | None) -> Literal["day", "month"] | None:
    """How exactly a date is known: "day" of 2019-09-11, "month" of anything else."""
    return None if when is None else "day" if is_day(when) else "month"


def days_between(first: str, second: str) -> int:
    """How many days after the first day the second is."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def day_after(day: str, days: int) -> str | None:
    """The day so many days after one, or before it; None beyond the years that a calendar has."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def within(day: str | None, since: str | None, until: str | None) -> bool:
    """Whether a day, or a month in part, falls into a range; what has no day, only where there is no range.

    2019-03-25 since 2019-03-20    yes
    2019-03    since 2019-03-20    yes: it may have been on a later day
    2019-03    until 2019-02-28    no
    """
    if not (since or until):
        return True
    return day is not None and day >= (since or "")[: len(day)] and day <= (until or "9999")
