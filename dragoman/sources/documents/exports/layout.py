"""What the layouts of exports share: lines in, reports out, with a reason for each line that is no report's."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.model import Dropped
from dragoman.sources.dates import find_dates
from dragoman.sources.items import Facts, Written
from dragoman.sources.signs import is_date_line
from dragoman.vocabulary import load

ADDED = "added by the database"
COVER = "cover page of the database"
LENGTH = "length"
LONGEST_DAY = 60
COPYRIGHT_LINE = re.compile(r"\s*(?:Copyright\b|©|\(c\) ?(?:19|20)\d\d|All Rights Reserved)", re.IGNORECASE)
PAGE_LINE = re.compile(r"\s*Page \d+ of \d+\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Exported:
    """The lines of an export; `wrapped`: of a plain text; `headlines`: those that its markup names so."""

    lines: tuple[str, ...]
    wrapped: bool = False
    headlines: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layout:
    """How to tell an export of one kind, and its reports."""

    holds: Callable[[Exported], bool]
    reports: Callable[[Exported], Iterator[Written]]


def written(body: Sequence[str], facts: Facts, left_out: Iterable[tuple[str, str]], wrapped: bool) -> Written:
    """One report: the lines of its body, what is said of it, and the lines left out, each with its reason."""
    dropped = tuple(
        Dropped(text=line.strip(), reason="copyright" if COPYRIGHT_LINE.match(line) else reason)
        for line, reason in left_out
        if line.strip()
    )
    return Written(tuple(body), facts, dropped, wrapped=wrapped)


def groups_of(lines: Iterable[str]) -> list[list[str]]:
    """Lines in groups as blank ones part them."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def day_in(line: str) -> str | None:
    """The day of a line that says little else: "January 11, 2010 Monday", "3 May 2018", "9 Januar 1993"."""
    line = in_english(line)
    dates = [found for found in find_dates(line) if found.year]
    return dates[0].iso() if dates and is_date_line(line) else None


def in_english(line: str) -> str:
    """A line of a day with the month's English name; "9. Januar 1993" without its point."""
    if len(line) > LONGEST_DAY:
        return line
    plain = re.sub(r"(?<=\d)\.(?= [^\W\d_])", "", line)
    return re.sub(r"[^\W\d_]+", lambda word: months().get(word.group().casefold(), word.group()), plain)


@cache
def months() -> dict[str, str]:
    return {name: english for english, names in load("documents")["months"].items() for name in names}


def code_of_language(name: str | None) -> str | None:
    """The code of a language that an export names: ENGLISH, English; Arabic."""
    words = re.findall(r"[^\W\d_]+", name or "")
    return languages().get(words[0].casefold()) if words else None


@cache
def languages() -> dict[str, str]:
    return {name: code for code, names in load("documents")["languages"].items() for name in names}


def one_line(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())
