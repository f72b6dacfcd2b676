"""From the words of a time expression to a day: 5 September, Friday, two weeks ago, seen from the report's own day."""

import re
from datetime import date, timedelta

from dragoman.days import exists
from dragoman.vocabulary import load

# A tense read wrongly is likelier than a day eleven months off that is told without its year; less so for a month.
WRONG_SIDE_DAY = 3
WRONG_SIDE_MONTH = 10
WRONG_SIDE_GRACE = 3


def as_printed(match: re.Match[str], _anchor: date, _tense: str) -> date:
    return date(int(match["year"]), int(match["number"]), int(match["day"]))


def on_calendar(months: dict[str, int], match: re.Match[str], anchor: date, tense: str) -> date:
    """A day or month by its name; where no year is printed, the one that the tense asks for, or else the nearest."""
    month, day = months[named(match, "month")], int(named(match, "day") or 0) or None
    if year := named(match, "year"):
        return date(full_year(int(year)), month, day or 1)
    if which := named(match, "which"):
        return date(anchor.year + {"last": -1, "this": 0, "next": 1}[which], month, day or 1)
    reach = named(match, "reach").removeprefix("the ").removeprefix("this ")
    return nearest_year(
        month, day, anchor, {"last": "past", "past": "past", "next": "future", "coming": "future"}.get(reach, tense)
    )


def full_year(year: int) -> int:
    return year if year > 99 else year + (1900 if year > 40 else 2000)


def nearest_year(month: int, day: int | None, anchor: date, tense: str) -> date:
    """The year that puts a day or month nearest; the side that the tense denies counts as farther off."""
    days = [
        date(year, month, day or 1)
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if exists(year, month, day or 1)
    ]
    start = anchor if day else anchor.replace(day=1)
    grace = timedelta(days=WRONG_SIDE_GRACE if day else 0)
    factor = WRONG_SIDE_DAY if day else WRONG_SIDE_MONTH

    def distance(candidate: date) -> timedelta:
        denied = (
            candidate > start + grace if tense == "past" else candidate < start - grace if tense == "future" else False
        )
        return abs(candidate - start) * (factor if denied else 1)

    return min(days, key=distance) if days else date(anchor.year, month, day or 1)


def on_weekday(weekdays: dict[str, int], match: re.Match[str], anchor: date, tense: str) -> date:
    """A weekday: the one just past or the next to come, by tense; "last" and "next" never mean today."""
    wanted = weekdays[named(match, "weekday")]
    words = load("languages/en-meetings")["dates"]
    back, ahead = (anchor.weekday() - wanted) % 7, (wanted - anchor.weekday()) % 7
    week = named(match, "week")
    if week == "week":
        return anchor + timedelta(days=ahead + 7)
    if week:
        monday = anchor - timedelta(days=anchor.weekday())
        return monday + timedelta(days=wanted + {"last": -7, "this": 0, "next": 7}[week])
    reach = named(match, "reach")
    if reach in words["back"]:
        return anchor - timedelta(days=back or 7)
    if reach in words["ahead"]:
        return anchor + timedelta(days=ahead or 7)
    return anchor + timedelta(days=ahead) if tense == "future" else anchor - timedelta(days=back)


def distant(match: re.Match[str], anchor: date, _tense: str) -> date:
    """Two weeks ago, in ten days' time."""
    unit = {"d": 1, "w": 7, "f": 14}[named(match, "unit")[0]]
    return anchor + timedelta(days=counted(match) * unit)


def distant_month(match: re.Match[str], anchor: date, _tense: str) -> date:
    return moved_month(anchor, counted(match))


def counted(match: re.Match[str]) -> int:
    """The number printed, negative where it counts back."""
    number = named(match, "number")
    count = int(number) if number.isdigit() else int(load("languages/en-meetings")["dates"]["numbers"][number])
    return -count if named(match, "way") == "ago" else count


def shifted(days: dict[str, int], match: re.Match[str], anchor: date, _tense: str) -> date:
    """Yesterday, tomorrow evening: so many days from the day of publishing."""
    return anchor + timedelta(days=days[named(match, "word")])


def same_day(_match: re.Match[str], anchor: date, _tense: str) -> date:
    return anchor


def some_weekend(match: re.Match[str], anchor: date, tense: str) -> date:
    """The Saturday of a weekend."""
    saturday = anchor + timedelta(days=5 - anchor.weekday())
    week = named(match, "week") or ("this" if tense == "future" or anchor.weekday() > 4 else "last")
    return saturday + timedelta(
        days=0 if week == "this" or (week == "last" and anchor.weekday() == 6) else 7 if week == "next" else -7
    )


def some_week(match: re.Match[str], anchor: date, _tense: str) -> date | None:
    """The month of a week, where the whole week lies in it."""
    shift = {"last": -7, "the past": -7, "next": 7, "the coming": 7}.get(named(match, "week"), 0)
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=shift)
    return monday if (monday + timedelta(days=6)).month == monday.month else None


def some_month(match: re.Match[str], anchor: date, _tense: str) -> date:
    return moved_month(anchor, {"last": -1, "this": 0, "next": 1}[named(match, "word")])


def moved_month(anchor: date, count: int) -> date:
    months = anchor.year * 12 + anchor.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def on_day_of_month(match: re.Match[str], anchor: date, tense: str) -> date:
    """The 14th: of this month, or of the one that the tense asks for."""
    day = int(match["day"])
    candidates = [moved_month(anchor, shift) for shift in (-1, 0, 1)]
    days = [d.replace(day=day) for d in candidates if exists(d.year, d.month, day)]
    if tense == "future":
        days = [d for d in days if d >= anchor] or days
    elif tense == "past":
        days = [d for d in days if d <= anchor] or days
    return min(days, key=lambda d: abs(d - anchor))


def named(match: re.Match[str], name: str) -> str:
    """What a group of a match holds, lower case, single spaces; nothing where it took no part."""
    return " ".join((match.groupdict().get(name) or "").lower().split())
