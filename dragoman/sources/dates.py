"""Dates as the English press writes them.

14 November 2019; 14th Nov 2019; NOV. 14, 2019; Nov 14    day or month first, with or without the year
Thursday 14 November 2019 18.40 BST                       weekday and time beside it
2019-11-14; 14.11.2019; 14. 11. 2019.; 14/11/2019         figures, day first unless something says otherwise
14 NOV 89; 141715 Nov 2019; AP-NY-11-14-89 1430EDT        as broadcasts and agencies logged them
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.days import exists
from dragoman.vocabulary import load, month_numbers


@dataclass(frozen=True)
class Found:
    """A date in a line: where it stands, its parts, and the label before it ("published", "changed" or None)."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    label: str | None = None

    def iso(self, year: int | None = None) -> str | None:
        """2019-11-14, with this year where the date has none; None where neither has one or there is no such day."""
        whole = self.year or year
        return (
            None
            if whole is None or not exists(whole, self.month, self.day)
            else f"{whole:04}-{self.month:02}-{self.day:02}"
        )


def find_dates(line: str) -> tuple[Found, ...]:
    """The dates in a line, in order, each with its label."""
    found = []
    for match in date_pattern().finditer(line[:2000]):
        parts = parts_of(match, line)
        if parts is not None and exists(parts[0] or 2000, parts[1], parts[2]):
            found.append(Found(match.start(), match.end(), *parts))
    return tuple(labelled(line, found))


def parts_of(match: re.Match[str], line: str) -> tuple[int | None, int, int] | None:
    """Year, month, day of a match; None where a figure can be no date."""
    groups = match.groupdict()
    if groups["iso_year"]:
        return int(groups["iso_year"]), int(groups["iso_month"]), int(groups["iso_day"])
    if groups["wire_year"]:
        return whole_year(groups["wire_year"]), int(groups["wire_month"]), int(groups["wire_day"])
    if groups["first"]:
        first, second = int(groups["first"]), int(groups["second"])
        month_first = second > 12 or (first <= 12 and reads_month_first(groups["mark"], line))
        day, month = (second, first) if month_first else (first, second)
        return whole_year(groups["figure_year"]), month, day
    name = (groups["month_a"] or groups["month_b"]).casefold()
    year = groups["year_a"] or groups["year_b"]
    return (whole_year(year) if year else None), month_numbers()[name], int(groups["day_a"] or groups["day_b"])


def reads_month_first(mark: str, line: str) -> bool:
    """Whether a line writes 3/4/2021 as Americans do: a slash, and a time zone or "4:15 PM" of theirs."""
    zones = "|".join(load("dates")["month_first_zones"])
    return mark == "/" and re.search(rf"\b(?:{zones})\b", line) is not None


def whole_year(figures: str) -> int:
    """1989 for "89" and "'89", 2017 for "17", as it stands for four figures."""
    number = int(figures.lstrip("'’"))
    if number >= 100:
        return number
    return number + (1900 if number > 50 else 2000)


def labelled(line: str, found: list[Found]) -> Iterator[Found]:
    """Each date with the label that stands between it and the date before: "Published: 2 May - Updated: 3 May"."""
    before = 0
    for one in found:
        between = line[before : one.start].casefold()
        labels = list(label_pattern().finditer(between))
        yield Found(one.start, one.end, one.year, one.month, one.day, labels[-1].lastgroup if labels else None)
        before = one.end


@cache
def date_words() -> frozenset[str]:
    """The words that may stand beside a date without saying anything else."""
    words = load("dates")
    labels = " ".join(words["published"] + words["changed"]).split()
    months = [name for names in words["months"] for name in names]
    return frozenset([*words["weekdays"], *labels, *months, *words["beside"]])


@cache
def label_pattern() -> re.Pattern[str]:
    words = load("dates")
    published, changed = ("|".join(sorted(words[kind], key=len, reverse=True)) for kind in ("published", "changed"))
    return re.compile(rf"\b(?:(?P<changed>{changed})|(?P<published>{published}))\b")


@cache
def date_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(month_numbers(), key=len, reverse=True))
    year = r"(?:(?:19|20)\d\d|'\d\d|’\d\d)"
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    after = r"(?![\d/])"
    return re.compile(
        rf"(?<![\d/.-])(?P<iso_year>(?:19|20)\d\d)[-/.](?P<iso_month>0?[1-9]|1[0-2])[-/.](?P<iso_day>{day})(?!\d)"
        rf"|\b[A-Z]{{2}}-(?P<wire_month>\d\d)-(?P<wire_day>\d\d)-(?P<wire_year>\d\d)\ \d{{4}}"
        rf"|(?<![\d/.,-])(?P<first>{day})(?P<mark>[./-])\ ?(?P<second>0?[1-9]"
        rf"|[12]\d|3[01])(?P=mark)\ ?(?P<figure_year>(?:19|20)\d\d|\d\d){after}"
        rf"|(?<![\d:.,/-])(?P<day_a>{day})(?:[0-2]\d[0-5]\dZ?|st|nd|rd"
        rf"|th)?(?:\ of)?[\ -]?(?:\ ?)(?P<month_a>{months})\b\.?,?(?:[\ -](?P<year_a>{year}"
        rf"|\d\d(?=\s*(?:\(|$|[-–—]{{1,2}}\s))))?{after}"
        rf"|\b(?P<month_b>{months})\b\.?\ ?(?P<day_b>{day})(?:st|nd"
        rf"|rd|th)?(?![\d:])(?:,?\ (?P<year_b>{year})|,?(?!\d))(?!\d)",
        re.IGNORECASE,
    )
