"""Whom a report credits: the agency of its dateline, "Tass reported", "(Reporting by ...)"."""

import re
from functools import cache

from dragoman.model import Report
from dragoman.record.names import plain
from dragoman.vocabulary import load

MARK = re.compile(r"\(([^()\d]{2,40})\)\s*$")
FOOT = 400  # characters at a text's end in which it may say where it is from


def credit_of(report: Report) -> str | None:
    """The agency or outlet that a report says its text is from, where that is not its own.

    PARIS, May 3 (Tass) -                Tass
    according to the Interfax agency     Interfax
    ... — Reuters (the last line)        Reuters
    """
    for name in (dateline_agency(report), *named_agencies(report.text)):
        if name and not is_outlet(name, report.outlet):
            return name
    return None


def dateline_agency(report: Report) -> str | None:
    """The agency in brackets at the end of a dateline."""
    found = MARK.search(report.dateline or "")
    return found.group(1).strip() if found else None


def named_agencies(text: str) -> list[str]:
    """The agencies that the text credits for what it tells, the first first, then one that stands in its last lines."""
    told = [first_group(match) for match in crediting().finditer(text)]
    foot = [match.group(0) for match in known_agencies().finditer(text[-FOOT:]) if stands_alone(match, text[-FOOT:])]
    return [*told, *foot]


def first_group(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def stands_alone(match: re.Match[str], text: str) -> bool:
    """Whether an agency's name is a line by itself but for dashes, brackets and a desk's initials."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1]
    return len(line) <= len(match.group(0)) + len("(, Vienna bureau)")


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is that of the outlet itself, or its initials."""
    if not outlet:
        return False
    one, other = plain(name), plain(outlet)
    initials = "".join(word[0] for word in re.findall(r"\w+", other))
    return one in (other, initials, *other.split()) or other in one


@cache
def known_agencies() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{names()})\b")


@cache
def crediting() -> re.Pattern[str]:
    """The ways of crediting an agency by its name, as the words of the language say them."""
    ways = load("agencies")["crediting"]
    return re.compile("|".join(way.replace("AGENCY", rf"({names()})") for way in ways))


def names() -> str:
    known = sorted(load("agencies")["names"], key=len, reverse=True)
    return "|".join(map(re.escape, known))
