"""The day on which a report came out, by the best evidence that it gives.

Published: 3 May 2018 | Updated: 4 May 2018    the labelled date; a change is none
Thursday 3 May 2018                            a line of its own in the head
LOME, May 3 (ABX) - ... (c) ABX 2018           a dateline, with the year from below
Remarks by the minister, Lome, 3 May 2018      an official text's title, where nothing else gives a day
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from dragoman.days import exists
from dragoman.sources.datelines import Dateline
from dragoman.sources.dates import find_dates

DATED = {
    "date line", "byline", "bar of links or tools", "masthead or section", "credits", "sign-off", "copyright", "tags",
    "share bar", "reader counts and tools", "line without a sentence after the last one", "date line or byline",
    "print edition note", "mail header",
}  # fmt: skip
PAGE_HEAD = "date line or byline"
YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2]|jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec)[-/_.]?([0-2]\d|3[01])(?!\d)"
)
FEWEST = 1e8  # seconds: from March 1973 on
UNITS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3))  # a count that is larger than this has so many in a second
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_published(
    lines: Sequence[str], reasons: Mapping[int, str], dateline: Dateline | None, first: int
) -> str | None:
    """The day that lines give: labelled, else in the head, else the dateline, else below the `first` sentence."""
    dated = [(n, found) for n in sorted(reasons) if reasons[n] in DATED for found in find_dates(lines[n])]
    head = [found for n, found in dated if n <= first + 4 or reasons[n] == PAGE_HEAD]
    own = [found for _, found in dated if found.label == "published" and found.year]
    unlabelled = [found for found in head if found.label is None and found.year]
    filed = [dateline.date] if dateline and dateline.date else []
    changed = [found for _, found in dated if found.label == "changed" and found.year]
    below = [found for n, found in dated if found.label is None and found.year and n > first]
    years = [found.year for found in [*changed, *below] if found.year] + years_in(lines, reasons)
    partial = [iso for found in [*filed, *head] if found.year is None and years and (iso := found.iso(years[0]))]
    whole = [found.iso() for found in [*own, *unlabelled, *(one for one in filed if one.year)]]
    return next(iter([*whole, *partial, *(found.iso() for found in [*changed, *below])]), None)


def years_in(lines: Sequence[str], reasons: Mapping[int, str]) -> list[int]:
    """The years that copyright lines name."""
    return [int(year) for n in sorted(reasons) if reasons[n] == "copyright" for year in YEAR.findall(lines[n])]


def day_in_title(title: str) -> str | None:
    """The whole date that ends a title, set off from the rest: that of official texts, not of what is announced."""
    last = next(reversed(find_dates(title)), None)
    if last is None or last.year is None or title[last.end :].strip(" ).]"):
        return None
    return last.iso() if title[: last.start].rstrip().endswith((",", "(", "[", "-", "–", "—", "|", ":")) else None


def day_in_address(address: str | None) -> str | None:
    """The day that a URL or a file's name holds: /2018/05/03/, 2018-05-03-talks.txt."""
    match = IN_ADDRESS.search(address.casefold()) if address else None
    if match is None:
        return None
    month = int(match[2]) if match[2].isdigit() else MONTHS.index(match[2]) + 1
    return f"{match[1]}-{month:02}-{match[3]}" if exists(int(match[1]), month, int(match[3])) else None


def day_of(value: object) -> str | None:
    """The day of a date as tables and feeds write it: a date, ISO 8601, RFC 2822, 20180503, seconds since 1970."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return day_of_number(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if match := re.match(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)", text):
        parts = (int(match[1]), int(match[2]), int(match[3]))
        return "{:04}-{:02}-{:02}".format(*parts) if exists(*parts) else None
    if match := re.fullmatch(r"(\d{9,19})(?:\.\d*)?", text):
        return day_of_number(int(match[1]))
    return next((found.iso() for found in find_dates(text) if found.year), None)


def day_of_number(value: float) -> str | None:
    """The day of a count since 1970, of seconds or of thousandths, millionths, billionths of one, or of 20180503.

    A small number is none: a year alone, or the days that a spreadsheet counts.
    """
    if 19_000_101 <= value <= 21_001_231:
        return day_of(str(int(value)))
    seconds = next((value / unit for least, unit in UNITS if value > least), value)
    if not FEWEST <= seconds < 4.2e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def date_flags(published: str | None, dateline: Dateline | None, today: date) -> tuple[str, ...]:
    """What is doubtful about a report's day: that it is yet to come, or that its year is nowhere given."""
    if published and date.fromisoformat(published) > today + timedelta(days=1):
        return (f"dated in the future: {published}",)
    if published is None and dateline and dateline.date:
        return (f"date without a year: {dateline.text[dateline.date.start : dateline.date.end]}",)
    return ()
