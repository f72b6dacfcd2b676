"""How long the talks lasted: two days in one report, three in another.

two days of talks; a two-day round; the talks lasted two days; after two days of sessions
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.record.disagreements.accounts import Account, Line, patterns
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.figures import figures_of
from dragoman.vocabulary import load

SCORE = 0.8
LONGEST = 20  # days or hours that talks may take: a truce lasts longer
OPENING = 8  # sentences of a report in which it tells when talks opened and ended
ONE = {"one", "a", "single"}


class Length(NamedTuple):
    """How long talks are said to have lasted: Length(2.0, "day", line)."""

    value: float
    unit: str
    line: Line


def lengths_differ(first: Length | None, second: Length | None, *_: Account) -> Iterator[Opposed]:
    """The lengths of the talks that both report, where they differ."""
    if first is None or second is None or first.unit != second.unit or first.value == second.value:
        return
    about = "how long the talks lasted"
    reason = f"{first.value:g} {first.unit}s in one report, {second.value:g} in the other, of the same occasion"
    yield Opposed("how many", about, first.line, second.line, reason, SCORE, "length")


def length_in(account: Account, _: Mentions) -> Length | None:
    """The length of the talks that a report is about: the first that it gives of talks that were held."""
    for line in account.lines:
        if line.months - {account.month} or patterns("lengths", "to_come").search(line.text):
            continue
        for match in length_pattern().finditer(line.text):
            number = match["a"] or match["b"] or match["c"] or match["d"] or match["e"]
            unit = (
                (match["ua"] or match["ub"] or match["uc"] or match["ud"] or match["ue"]).casefold().removesuffix("s")
            )
            values = [1.0] if number.casefold() in ONE else [figure.value for figure in figures_of(number)]
            if values and values[0] <= LONGEST:
                return Length(values[0], unit, line)
    return by_weekdays(account)


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
    return Length((last - first) % 7 + 1.0, "day", where)


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
    took = "|".join(words["lengths"]["took"])
    return re.compile(
        rf"\b(?P<a>{number})[- ](?P<ua>{unit})['’]?\s+(?:of\s+)?(?:[\w'’-]+\s+){{0,3}}?(?:{meeting})\b"
        rf"|\b(?:{meeting})\b[^.;]{{0,60}}?\blast(?:ed|ing)\s+(?:for\s+)?(?P<b>{number})[- ](?P<ub>{unit})\b"
        rf"|\b(?:in|after|during)\s+(?P<c>{number})[- ](?P<uc>{unit})\b[^.;,]{{0,40}}?\b(?:{meeting})\b"
        rf"|\b(?:{took})\b[^.;,]{{0,40}}?\b(?:for|after|in|over|only|spent)\s+(?P<e>{number})[- ](?P<ue>{unit})\b"
        r"(?!\s+(?:ago|before|later|earlier))"
        rf"|\bthe\s+(?P<d>{number})\s+(?P<ud>{unit})\s+(?:which|that|during)\b",
        re.IGNORECASE,
    )
