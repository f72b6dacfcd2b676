"""LexisNexis as plain text and in its older HTML.

                       1 of 10 DOCUMENTS
                     The Northern Gazette
                    May 3, 2018 Thursday
                       Late Edition
Ministers agree on ferry
BYLINE: Ana Oro
LENGTH: 512 words
…
LOAD-DATE: May 4, 2018
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.sources.documents.exports.layout import (
    ADDED,
    COPYRIGHT_LINE,
    COVER,
    LENGTH,
    Exported,
    Layout,
    code_of_language,
    day_in,
    groups_of,
    one_line,
    written,
)
from dragoman.sources.items import Facts, Written
from dragoman.vocabulary import load

START = re.compile(r"\s*(?:\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document \d+ de \d+)\s*", re.IGNORECASE)
FIELD = re.compile(r"\s*(?P<name>[A-ZÄÖÜ][A-ZÄÖÜ -]{2,24}):\s*(?P<value>.*)")
OPENING = {
    "BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "HEADLINE", "SERIES", "COLUMN", "AUTOR", "LÄNGE", "RUBRIK",
}  # fmt: skip


@dataclass
class Head:
    """What stands before a report's own lines."""

    outlet: str | None = None
    day: str | None = None
    titles: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def holds(exported: Exported) -> bool:
    """Whether a line counts documents, and lines name a length or a day of loading."""
    return any(START.fullmatch(line) for line in exported.lines) and any(
        match["name"] in {"LENGTH", "LOAD-DATE", "LÄNGE"} for line in exported.lines if (match := FIELD.match(line))
    )


def reports(exported: Exported) -> Iterator[Written]:
    """Each document after its count."""
    before: list[str] = []
    lines: list[str] | None = None
    for line in exported.lines:
        if not START.fullmatch(line):
            (before if lines is None else lines).append(line)
            continue
        if lines is not None:
            yield report_of(lines, before, exported.wrapped)
            before = []
        lines = []
        before.append(line)
    if lines is not None:
        yield report_of(lines, before, exported.wrapped)


def report_of(lines: Sequence[str], before: Sequence[str], wrapped: bool) -> Written:
    parts = groups_of(lines) if wrapped else [[line] for line in lines if line.strip()]
    start = body_start(parts)
    end = body_end(parts, start)
    head = head_of(parts[:start], wrapped)
    tail = [line for group in parts[end:] for line in group]
    fields = {match["name"]: match["value"].strip() for line in tail if (match := FIELD.match(line))}
    facts = Facts(
        title=one_line(head.titles) or head.fields.get("HEADLINE"),
        outlet=head.outlet,
        byline=head.fields.get("BYLINE") or head.fields.get("AUTOR"),
        published=head.day,
        language=code_of_language(fields.get("LANGUAGE") or fields.get("SPRACHE")),
    )
    body = [line for group in parts[start:end] for line in [*group, *([""] if wrapped else [])]]
    cover = [(line, COVER) for line in before]
    return written(body, facts, [*cover, *head.left_out, *((line, ADDED) for line in tail)], wrapped)


def body_start(parts: Sequence[Sequence[str]]) -> int:
    """The first group after the last of the opening fields."""
    fields = [n for n, group in enumerate(parts) if (match := FIELD.match(group[0])) and match["name"] in OPENING]
    near = [n for n in fields if n <= 12]
    return near[-1] + 1 if near else min(len(parts), 3)


def body_end(parts: Sequence[Sequence[str]], start: int) -> int:
    """The first group that begins with a field of the database, or the copyright at the end."""
    tail = {name.upper() for name in load("documents")["nexis"]["tail"]} | {
        "GRAPHIC",
        "GRAFIK",
        "SPRACHE",
        "URL",
        "UPDATE",
    }
    for number in range(start, len(parts)):
        match = FIELD.match(parts[number][0])
        if match and match["name"].strip() in tail:
            return number
        if COPYRIGHT_LINE.match(parts[number][0]) and number >= len(parts) - 2:
            return number
    return len(parts)


def head_of(parts: Sequence[Sequence[str]], wrapped: bool) -> Head:
    """The outlet, the day, the title and the fields, in whatever order the copyright stands among them."""
    head = Head()
    editions: list[str] = []
    for group in parts:
        match = FIELD.match(group[0])
        if match and match["name"] in OPENING:
            head.fields[match["name"]] = one_line([match["value"], *group[1:]])
            reason = LENGTH if match["name"] in {"LENGTH", "LÄNGE"} else ADDED
            head.left_out += [(line, reason) for line in group]
        elif COPYRIGHT_LINE.match(group[0]):
            head.left_out += [(line, ADDED) for line in group]
        elif head.day is None and (day := next(filter(None, map(day_in, group)), None)):
            head.day = day
            named = [line.strip() for line in group if not day_in(line)] if head.outlet is None else []
            head.outlet = head.outlet or next(iter(named), None)
            head.left_out += [(line, ADDED) for line in group]
        elif head.outlet is None and head.day is None:
            head.outlet = one_line(group)
            head.left_out += [(line, ADDED) for line in group]
        elif wrapped:
            head.titles += group
        else:
            editions += group
    if editions:
        head.titles = editions[-1:]
        head.left_out += [(line, ADDED) for line in editions[:-1]]
    return head


nexis_text = Layout(holds, reports)
