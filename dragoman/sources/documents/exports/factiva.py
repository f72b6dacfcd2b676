"""Factiva: with field codes (HD, BY, WC, PD, SN, LP, TD), or as it shows reports (HTML, RTF, DOCX).

HD  Ministers agree on ferry          Ministers agree on ferry
BY  By Ana Oro                        By Ana Oro
WC  512 words                         512 words
PD  3 May 2018                        3 May 2018
SN  The Northern Gazette              The Northern Gazette
LP  LOME -- The two shores …          NGAZ / English / Copyright 2018 … / LOME -- The two shores …
AN  Document NGAZ000020180503ee53     Document NGAZ000020180503ee53
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.sources.documents.exports.layout import (
    ADDED,
    COPYRIGHT_LINE,
    COVER,
    LENGTH,
    Exported,
    Layout,
    code_of_language,
    in_english,
    one_line,
    written,
)
from dragoman.sources.head import byline_of
from dragoman.sources.items import Facts, Written
from dragoman.sources.published import day_of
from dragoman.vocabulary import load

CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?P<gap>[\t|]\s*|\s{2,}|\s|$)(?P<value>.*)")
LIKE_WORDS = {"IN", "CO", "RE", "NS", "CT", "AN", "IPD", "RF", "ART"}  # as which a line of the text may begin
SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
TIME = re.compile(r"\d{1,2}:\d{2}(?: ?[AP]M)?(?: ?[A-Z]{2,4})?", re.IGNORECASE)


def count_line() -> re.Pattern[str]:
    return re.compile(rf"[\d.,' ]{{1,9}} ?(?:{load('documents')['factiva']['words']})", re.IGNORECASE)


def document_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{load('documents')['factiva']['document']}) (?=\w*\d)[A-Za-z0-9]{{16,}}")


def coded(line: str) -> tuple[str, str] | None:
    """The code that a line begins with and what follows: "HD  Ministers agree", "IN" alone; not "IN LOME, the …"."""
    match = CODE.fullmatch(line.strip())
    if match is None or match["code"] not in load("documents")["factiva"]["codes"]:
        return None
    code, value = match["code"], match["value"].strip()
    if match["gap"] == " " and code in LIKE_WORDS and " : " not in value and not document_line().fullmatch(value):
        return None
    return code, value


def holds_codes(exported: Exported) -> bool:
    """Whether lines begin with the codes of a headline, a day and a lead or a text."""
    seen = {pair[0] for line in exported.lines if (pair := coded(line))}
    return {"HD", "PD"} <= seen and bool({"LP", "TD"} & seen)


def reports_by_codes(exported: Exported) -> Iterator[Written]:
    """Each report from its headline, or the section before it, to its number."""
    order = load("documents")["factiva"]["codes"]
    fields: dict[str, list[str]] = {}
    left: list[str] = []
    code: str | None = None
    for line in exported.lines:
        pair = coded(line)
        if pair and code is not None and order.index(pair[0]) < order.index(code) and pair[0] not in {"SE", "HD"}:
            pair = None  # codes come in one order: this is a word of the text
        if pair and pair[0] in {"SE", "HD"} and "HD" in fields:
            yield of_fields(fields, left, exported.wrapped)
            fields, left = {}, []
        if pair:
            code = pair[0]
            fields.setdefault(code, []).extend([pair[1]] if pair[1] else [])
        elif (code == "AN" and fields.get("AN") and line.strip()) or code is None:
            left.append(line)
        else:
            fields[code].append(line.strip())
    if "HD" in fields:
        yield of_fields(fields, left, exported.wrapped)


def of_fields(fields: Mapping[str, Sequence[str]], left: Sequence[str], wrapped: bool) -> Written:
    """A report of its fields; those that hold no words of it are left out."""

    def value(code: str) -> str | None:
        return one_line(fields.get(code, ())) or None

    own = load("documents")["factiva"]["body"]
    body = [line for code in own for line in [*fields.get(code, ()), ""]]
    others = [(code, line) for code in fields if code not in {*own, "HD"} for line in fields[code] if line.strip()]
    left_out = [(line, LENGTH if code == "WC" else ADDED) for code, line in others]
    facts = Facts(
        title=value("HD"),
        outlet=value("SN"),
        byline=named(value("BY")),
        published=day_of(in_english(value("PD") or "")),
        language=code_of_language(value("LA")),
    )
    return written(body, facts, [*((line, COVER) for line in left), *left_out], wrapped)


def named(line: str | None) -> str | None:
    """The names of a byline without its "By"."""
    return (byline_of(line) or line) if line else None


def holds_display(exported: Exported) -> bool:
    """Whether a line numbers a document, and a line before it counts words."""
    ends = [n for n, line in enumerate(exported.lines) if document_line().fullmatch(line.strip())]
    return bool(ends) and any(count_line().fullmatch(line.strip()) for line in exported.lines[: ends[0]])


def reports_on_display(exported: Exported) -> Iterator[Written]:
    """Each report up to its number."""
    lines: list[str] = []
    for line in exported.lines:
        lines += [line.strip()] if line.strip() else []
        if document_line().fullmatch(line.strip()):
            if any(count_line().fullmatch(one) for one in lines):
                yield displayed(lines, exported.headlines)
            lines = []


def displayed(lines: Sequence[str], headlines: frozenset[str]) -> Written:
    """A report of its lines: what stands before the count of words and after it is told by its place."""
    counted = next(number for number, line in enumerate(lines) if count_line().fullmatch(line))
    title = title_before(lines[:counted], headlines)
    bylines = [line for n, line in enumerate(lines[:counted]) if n > title and byline_of(line)]
    start = body_after(lines, counted)
    after = [line for line in lines[counted + 2 : start] if not TIME.fullmatch(line)]
    languages = [code for line in after if (code := code_of_language(line)) and " " not in line]
    end = len(lines) - 1
    facts = Facts(
        title=lines[title] if lines[:counted] else None,
        outlet=next(iter(after), None),
        byline=named(bylines[0]) if bylines else None,
        published=day_of(in_english(lines[counted + 1])) if counted + 1 < len(lines) else None,
        language=next(iter(languages), None),
    )
    head = [(line, COVER if n < title - 2 else ADDED) for n, line in enumerate(lines[:counted]) if n != title]
    told = [(line, LENGTH if n == counted else ADDED) for n, line in enumerate(lines[:start]) if n >= counted]
    return written(lines[start:end], facts, [*head, *told, *((line, ADDED) for line in lines[end:])], wrapped=False)


def title_before(head: Sequence[str], headlines: frozenset[str]) -> int:
    """The headline: as the markup names it, else the first line of four words that is no byline."""
    marked = [number for number, line in enumerate(head) if line in headlines]
    said = [number for number, line in enumerate(head) if line.count(" ") >= 3 and not byline_of(line)]
    return next(iter([*marked, *said]), 0)


def body_after(lines: Sequence[str], counted: int) -> int:
    """The first line of the report: after the copyright, else after the language, else after the source's code."""
    head = range(counted + 1, min(counted + 14, len(lines)))
    rights = [n for n in head if COPYRIGHT_LINE.match(lines[n])]
    tongues = [n for n in head if " " not in lines[n] and code_of_language(lines[n])]
    codes = [n for n in head if SOURCE_CODE.fullmatch(lines[n])]
    last = next((found[0] for found in (tongues, codes) if found), counted + 2)
    near = [n for n in rights if n <= last + 2]
    return min((near[0] if near else last) + 1, len(lines) - 1)


factiva_by_codes = Layout(holds_codes, reports_by_codes)
factiva_on_display = Layout(holds_display, reports_on_display)
