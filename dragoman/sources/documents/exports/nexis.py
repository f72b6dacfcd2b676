"""LexisNexis as Nexis Uni and Lexis Advance export it: RTF, DOCX, PDF, one file or a ZIP of many.

Ministers agree on ferry        title, outlet, day, each a line
The Northern Gazette
May 3, 2018 Thursday
Copyright 2018 …  Section: NEWS; Pg. 4  Length: 512 words  Byline: Ana Oro  Dateline: LOME
Body
…                               the report
Load-Date: May 4, 2018
End of Document
"""

import re
from collections.abc import Iterator, Sequence

from dragoman.sources.documents.exports.layout import (
    ADDED,
    COPYRIGHT_LINE,
    COVER,
    LENGTH,
    PAGE_LINE,
    Exported,
    Layout,
    code_of_language,
    day_in,
    written,
)
from dragoman.sources.items import Facts, Written
from dragoman.vocabulary import load

END = re.compile(r"\s*End of Document\s*")
BODY = re.compile(r"\s*(?:Body|Text)\s*")
FIELD = re.compile(r"\s*(?P<name>[A-Z][A-Za-z-]{2,20})\s*:\s*(?P<value>.*)")
NO_TITLE = re.compile(r"no headline.{0,30}", re.IGNORECASE)


def holds(exported: Exported) -> bool:
    """Whether a document ends with "End of Document", and the line "Body" stands before."""
    ends = [number for number, line in enumerate(exported.lines) if END.fullmatch(line)]
    return bool(ends) and any(BODY.fullmatch(line) for line in exported.lines[: ends[0]])


def reports(exported: Exported) -> Iterator[Written]:
    """Each document up to its end."""
    lines: list[str] = []
    for line in exported.lines:
        if END.fullmatch(line):
            if any(BODY.fullmatch(one) for one in lines):
                yield report_of([one for one in lines if one.strip()], exported.wrapped)
            lines = []
        else:
            lines.append(line)
    if any(BODY.fullmatch(line) for line in lines):  # a file that breaks off
        yield report_of([line for line in lines if line.strip()], exported.wrapped)


def report_of(lines: Sequence[str], wrapped: bool) -> Written:
    start = next(number for number, line in enumerate(lines) if BODY.fullmatch(line))
    head = lines[:start]
    dated = day_line(head)
    fields = {match["name"].casefold(): match["value"].strip() for line in head[dated:] if (match := FIELD.match(line))}
    end = tail_of(lines, start)
    kept, labels = body_of(lines[start + 1 : end])
    tail = [(line, ADDED) for line in lines[end:]]
    language = next((FIELD.match(line) for line in lines[end:] if line.casefold().startswith("language:")), None)
    facts = Facts(
        title=title_of(head, dated),
        outlet=head[dated - 1].strip() if dated >= 1 and dated < len(head) else None,
        byline=fields.get("byline") or fields.get("author") or None,
        published=day_in(head[dated]) if dated < len(head) else None,
        language=code_of_language(fields.get("language") or (language["value"] if language else None)),
    )
    first = max(dated - 2, 0)
    covers = [(line, COVER) for line in head[:first]]
    told = [(line, ADDED) for line in head[first + 1 :]] if facts.title else [(line, ADDED) for line in head[first:]]
    named = [(line, LENGTH if line.casefold().startswith("length:") else reason) for line, reason in told]
    return written(kept, facts, [*covers, *named, *labels, *tail], wrapped)


def day_line(head: Sequence[str]) -> int:
    """The number of the line with the day: the last before the fields that is no field."""
    dated = [n for n, line in enumerate(head) if n >= 1 and day_in(line) and not is_field(line)]
    return dated[-1] if dated else len(head)


def title_of(head: Sequence[str], dated: int) -> str | None:
    title = head[dated - 2].strip() if 2 <= dated < len(head) else None
    return None if title is None or NO_TITLE.fullmatch(title) else title


def is_field(line: str) -> bool:
    match = FIELD.match(line)
    return (match is not None and match["name"].casefold() in load("documents")["nexis"]["head"]) or bool(
        COPYRIGHT_LINE.match(line)
    )


def tail_of(lines: Sequence[str], start: int) -> int:
    """Where the parts after a report begin: its last Load-Date, and the graphic and the classification before it."""
    nexis = load("documents")["nexis"]
    end = len(lines)
    for number in range(len(lines) - 1, start, -1):
        match = FIELD.match(lines[number])
        names = match is not None and match["name"].casefold() in nexis["tail"]
        if names or lines[number].strip().casefold() in nexis["parts"]:
            end = number
        elif number < end - 4 and end < len(lines):
            break
    return end


def body_of(lines: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """A report's own lines, and those of the database between them."""
    labels = load("documents")["nexis"]["labels"]
    left_out = {
        number: "page number" if PAGE_LINE.fullmatch(line) else ADDED
        for number, line in enumerate(lines)
        if PAGE_LINE.fullmatch(line) or line.strip().casefold() in labels
    }
    kept = [line for number, line in enumerate(lines) if number not in left_out]
    return kept, [(lines[number], reason) for number, reason in left_out.items()]


nexis = Layout(holds, reports)
