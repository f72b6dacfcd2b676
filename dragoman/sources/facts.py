"""What a report's own lines say of it: who wrote it, for whom, when, from where."""

import re
from collections.abc import Mapping, Sequence

from dragoman.sources.datelines import Dateline, find_dateline
from dragoman.sources.dates import find_dates
from dragoman.sources.debris import Sorted
from dragoman.sources.head import byline_of, is_name_line, names_of, outlet_of, without_dates
from dragoman.sources.items import Facts
from dragoman.sources.published import day_in_title, day_published
from dragoman.sources.signs import BARS
from dragoman.vocabulary import load

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s,©:]*(?:\(c\)\s*)?(?:(?:19"
    r"|20)\d\d[\s,-]*)?(?:by\s+)?(?:the\s+)?(?P<who>[A-Z][^."
    r"|;\d]{1,50}?)(?=\s*(?:[.|;\d]|$|all rights))",
    re.IGNORECASE,
)
SOURCE = re.compile(
    r"\b(?:source|published in|from)\s*:?\s+(?P<who>[A-Z][\w' .-]{1,40}?)(?=\s*(?:[,|;]|\s{2}|\d|$))", re.IGNORECASE
)
AUTHOR = re.compile(
    r"\b(?:author|reporter|journalist|written by|posted by"
    r"|reporting by)\s*:?\s+(?P<who>[A-ZÀ-Þ][^|;()\d]{2,80}?)(?=\s*(?:[|;()\d]|\s{2}|$))",
    re.IGNORECASE,
)
POSTED_BY = re.compile(r"\bby\s+(?P<who>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,4})")
HEAD = 3  # Sentences: a dateline opens the first of them, or follows a standfirst.


def facts_of(lines: Sequence[str], found: Sorted) -> Facts:
    """The facts that a report's lines give, kept and dropped."""
    dateline = dateline_of(lines, found)
    first = next(
        (number for number in found.kept if number != found.heading.title and len(lines[number]) > 80), len(lines)
    )
    outlet = outlet_named(lines, found.reasons) or (dateline.agency if dateline else None)
    title = None if found.heading.title is None else lines[found.heading.title]
    return Facts(
        title=title,
        outlet=outlet,
        byline=byline_in(lines, found.reasons),
        published=day_published(lines, found.reasons, dateline, first) or (day_in_title(title) if title else None),
    )


def dateline_of(lines: Sequence[str], found: Sorted) -> Dateline | None:
    """The dateline of a report, in one of its first lines."""
    early = [number for number in found.kept if number != found.heading.title][: HEAD + 3]
    return next((dateline for number in early if (dateline := find_dateline(lines[number]))), None)


def byline_in(lines: Sequence[str], reasons: Mapping[int, str]) -> str | None:
    """Who wrote a report: its byline, a name beside its date, the credits under it."""
    written = [lines[number] for number in sorted(reasons) if reasons[number] == "byline"]
    lines_with = [
        lines[number]
        for number in sorted(reasons)
        if reasons[number] in {"byline", "date line", "date line or byline", "bar of links or tools", "credits"}
    ]
    for line in lines_with:
        if name := next((name for part in [line, *BARS.split(line)] if (name := byline_of(part))), None):
            return name if not is_nobody(name) else None
    for line in written:
        if name := names_of(line):
            return " ".join(name.split())
    for line in lines_with:
        parts = [without_dates(part).strip(" ,") for part in BARS.split(line)] if find_dates(line) else []
        names = [part for part in parts if is_name_line(part) and outlet_of(part) is None]
        if match := AUTHOR.search(line) or (POSTED_BY.search(line) if parts else None):
            names = [match["who"].strip(" .,"), *names]
        if names and not is_nobody(names[0]):
            return names[0]
    return None


def is_nobody(name: str) -> bool:
    return name.casefold().strip(" .") in load("debris")["byline"]["nobody"]


def outlet_named(lines: Sequence[str], reasons: Mapping[int, str]) -> str | None:
    """The outlet that a report names: in its masthead, beside its date, in its copyright line, as its source."""
    by_reason = {
        reason: [lines[n] for n in sorted(reasons) if reasons[n] == reason] for reason in set(reasons.values())
    }
    mastheads = [outlet for line in by_reason.get("masthead or section", []) if (outlet := outlet_of(line))]
    dated = [
        line
        for reason in ("date line", "bar of links or tools")
        for line in by_reason.get(reason, [])
        if find_dates(line)
    ]
    beside = [
        outlet for line in dated for part in BARS.split(line) if (outlet := outlet_of(without_dates(part).strip(" ,.")))
    ]
    owners = [
        match["who"].split("/")[-1].strip(" ,")
        for line in by_reason.get("copyright", [])
        if (match := COPYRIGHT.search(line))
    ]
    sources = [
        match["who"].strip(" ,")
        for line in [*by_reason.get("credits", []), *dated, *by_reason.get("print edition note", [])]
        if (match := SOURCE.search(line))
    ]
    return next(iter([*mastheads, *beside, *owners, *sources]), None)
