"""How long the talks lasted: two days in one report, three in another.

two days of talks; a two-day round; the talks lasted two days; after two days of sessions
a day before the talks: none
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.record.disagreements.accounts import Account, Line, patterns
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.figures import figures_of
from dragoman.record.months import months_in
from dragoman.vocabulary import load

ABOUT = "how long the talks lasted"
SCORE = 0.8
DAY, MINUTE = "day", "minute"
UNITS = {"day": (DAY, 1), "week": (DAY, 7), "hour": (MINUTE, 60), "minute": (MINUTE, 1)}
MOST = {"day": 20, "week": 3, "hour": 36, "minute": 300}  # that talks may take: a truce lasts longer
ROUNDED = 1.5  # hours are told in round numbers
FORMS = "abcdef"
OPENING = 8  # sentences of a report in which it tells when talks opened and ended
ENDS = re.compile(r"[,;:]|\b(?:where|which|who|that|after|since|when|because|while|as)\b")
ONE = {"one", "a", "an", "single"}


class Length(NamedTuple):
    """How long talks are said to have lasted, in days or in minutes: Length(2.0, "day", "two days", line)."""

    value: float
    unit: str
    words: str
    line: Line


Lengths = dict[str, Length]


def lengths_differ(mine: Lengths, theirs: Lengths, *_: Account) -> Iterator[Opposed]:
    """The lengths of the talks that both report, where they differ: days at all, hours by half as much again."""
    for unit in sorted(mine.keys() & theirs.keys()):
        one, other = mine[unit], theirs[unit]
        shorter, longer = sorted((one.value, other.value))
        if longer > shorter * (1.0 if unit == DAY else ROUNDED):
            reason = f"{one.words} in one report, {other.words} in the other, of the same occasion"
            yield Opposed(
                "how many", "how long the talks lasted", one.line, other.line, reason, SCORE, f"length {unit}"
            )


def lengths_in(account: Account, _: Mentions) -> Lengths:
    """The lengths of the talks that a report is about: the first in days and the first in minutes that it gives."""
    found: Lengths = {}
    for line in account.lines:
        if not patterns("lengths", "to_come").search(line.text):
            for match in length_pattern().finditer(line.text):
                if months_in(clause_of(match)) - {account.month}:
                    continue
                if (length := length_of(match, line)) is not None:
                    found.setdefault(length.unit, length)
    if DAY not in found and (length := by_weekdays(account)) is not None:
        found[DAY] = length
    return found


def clause_of(match: re.Match[str]) -> str:
    """The clause in which a length stands: a month that another names is not that of the talks.

    "ended three days of talks on a strip where their armies clashed in January"      up to "where"
    """
    before, after = match.string[: match.start()], match.string[match.end() :]
    return ENDS.split(before)[-1] + match[0] + ENDS.split(after)[0]


def length_of(match: re.Match[str], line: Line) -> Length | None:
    """A length as told, where talks can last so long."""
    number = next(match[name] for name in FORMS if match[name])
    unit = next(match[f"u{name}"] for name in FORMS if match[name]).casefold().removesuffix("s")
    values = [1.0] if number.casefold() in ONE else [figure.value for figure in figures_of(number)]
    if not values or values[0] > (MOST[unit]):
        return None
    name, times = UNITS[unit]
    return Length(values[0] * times, name, f"{number} {unit}{'s' if values[0] > 1 else ''}", line)


def by_weekdays(account: Account) -> Length | None:
    """The days from that on which talks opened to that on which they ended: since Tuesday; ended on Thursday."""
    first: int | None = None
    last: int | None = None
    where: Line | None = None
    for line in account.lines[:OPENING]:
        if line.months - {account.month} or patterns("lengths", "to_come").search(line.text):
            continue
        opened, ended = weekday_after("opened").search(line.text), weekday_after("closed").search(line.text)
        if opened and first is None:
            first, where = number_of(opened["day"]), line
        if ended and last is None:
            last = number_of(ended["day"])
    if first is None or last is None or where is None:
        return None
    days = (last - first) % 7 + 1
    return Length(float(days), DAY, f"{days} days", where)


def number_of(weekday: str) -> int:
    return int(load("dates")["weekdays"].index(weekday.casefold()))


@cache
def weekday_after(name: str) -> re.Pattern[str]:
    """A weekday by its whole name that stands soon after one of these words."""
    days = "|".join(load("dates")["weekdays"][:7])
    words = "|".join(load("languages/en-record")["lengths"][name])
    return re.compile(rf"\b(?:{words})\b[^.;]{{0,80}}?\b(?P<day>{days})\b", re.IGNORECASE)


@cache
def length_pattern() -> re.Pattern[str]:
    words = load("languages/en-record")
    number = rf"\d+|{'|'.join([*words['figures']['numbers'], *sorted(ONE)])}"
    unit = "|".join(sorted(words["lengths"]["units"], key=len, reverse=True))
    meeting = "|".join(words["lengths"]["meetings"])
    spent = "|".join(words["lengths"]["spent"])
    beside = "|".join(words["lengths"]["beside"])
    took = "|".join(words["lengths"]["took"])
    return re.compile(
        rf"\b(?P<a>{number})[- ](?P<ua>{unit})['’]?\s+(?!{beside})(?:of\s+)?(?:[\w'’-]+\s+){{0,3}}?(?:{meeting})\b"
        rf"|\b(?:{meeting})\b[^.;]{{0,60}}?\blast(?:ed|ing)\s+(?:[\w'’-]+\s+)?(?P<b>{number})[- ](?P<ub>{unit})\b"
        rf"|\b(?:in|after|during)\s+(?:[\w'’-]+\s+)?(?P<c>{number})[- ](?P<uc>{unit})\b[^.;,]{{0,40}}?\b(?:{meeting})\b"
        rf"|\b(?:{took})\b[^.;,]{{0,40}}?\b(?:for|after|in|over|only|spent)\s+(?:[\w'’-]+\s+)?"
        rf"(?P<e>{number})[- ](?P<ue>{unit})\b(?!\s+(?:ago|before|later|earlier))"
        rf"|\bspen[dt](?:s|ing)?\s+(?:[\w'’-]+\s+)?(?P<f>{number})[- ](?P<uf>{unit})\b[^.;]{{0,40}}?\b(?:{spent})"
        rf"|\bthe\s+(?P<d>{number})\s+(?P<ud>{unit})\s+(?:which|that|during)\b",
        re.IGNORECASE,
    )
