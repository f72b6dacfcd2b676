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
    return None


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
