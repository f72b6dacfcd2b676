"""ProQuest: text, HTML, RTF and DOCX, each report with its title, its text and the fields of the database.

____________________________________________________________
Document 1 of 12
Ministers agree on ferry
Oro, Ana. The Northern Gazette; Lome [Lome]. 03 May 2018: 4.
Full text: LOME - The two shores …
Publication title: The Northern Gazette
Publication date: May 3, 2018
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.sources.documents.exports.layout import (
    ADDED,
    COVER,
    Exported,
    Layout,
    code_of_language,
    one_line,
    written,
)
from dragoman.sources.items import Facts, Written
from dragoman.sources.published import day_of
from dragoman.vocabulary import load

RULE = re.compile(r"\s*_{20,}\s*")
COUNT = re.compile(r"\s*Document \d+ of \d+\s*", re.IGNORECASE)
FIELD = re.compile(r"\s*(?P<name>[A-Z][A-Za-z /-]{2,30}?) ?:(?:\s+(?P<value>.*))?")
TEXTS = ("full text", "text")
LIKE_WORDS = {*TEXTS, "title", "name", "column", "people", "page", "pages", "location", "language", "credit", "section"}


def field_of(line: str) -> tuple[str, str] | None:
    """The field that a line begins, and its value."""
    match = FIELD.fullmatch(line.strip())
    name = match["name"].casefold() if match else None
    if match is None or name not in load("documents")["proquest"]["fields"]:
        return None
    return str(name), (match["value"] or "").strip()


def holds(exported: Exported) -> bool:
    """Whether lines begin with the fields of a text and of its place."""
    seen = {pair[0] for line in exported.lines if (pair := field_of(line))}
    return bool(seen & set(TEXTS)) and len(seen & {"publication title", "proquest document id", "document url"}) >= 2


def reports(exported: Exported) -> Iterator[Written]:
    """Each report between rules, or from one count to the next; what holds no text is left out."""
    lines: list[str] = []
    for line in [*exported.lines, "_" * 60]:
        if RULE.fullmatch(line) or (COUNT.fullmatch(line) and any(field_of(one) for one in lines)):
            if any((pair := field_of(one)) and pair[0] in TEXTS for one in lines):
                yield report_of(lines, exported.wrapped)
            lines = []
        if not RULE.fullmatch(line):
            lines.append(line)


def report_of(lines: Sequence[str], wrapped: bool) -> Written:
    """A report of its lines: those before the first field are its title and where it stood."""
    fields: dict[str, list[str]] = {}
    opening: list[str] = []
    told: list[tuple[str, str]] = []
    current: str | None = None
    for line in lines:
        pair = field_of(line)
        if pair and current in TEXTS and pair[0] in LIKE_WORDS:
            pair = None  # a line of the report that only begins so
        if pair:
            current = pair[0]
            fields.setdefault(current, []).extend([pair[1]] if pair[1] else [])
        elif current is None:
            opening.append(line)
        else:
            fields[current].append(line)
        if current is not None and current not in {*TEXTS, "title"}:
            told.append((line, "copyright" if current == "copyright" else ADDED))
    return of_fields(fields, [line for line in opening if line.strip() and not COUNT.fullmatch(line)], told, wrapped)


def of_fields(
    fields: Mapping[str, Sequence[str]], opening: Sequence[str], told: Sequence[tuple[str, str]], wrapped: bool
) -> Written:
    def value(*names: str) -> str | None:
        return next((text for name in names if (text := one_line(fields.get(name, ())))), None)

    title = value("title") or (opening[0].strip() if opening else None)
    outlet = value("publication title")
    facts = Facts(
        title=title,
        outlet=re.split(r"\s*[;\[]", outlet)[0].strip() if outlet else None,
        byline=value("author"),
        published=day_of(value("publication date")) or day_of(value("last updated")),
        url=value("document url"),
        language=code_of_language(value("language of publication", "language")),
    )
    beside = [(line, COVER) for line in opening if line.strip() != title]
    texts = next(fields[name] for name in TEXTS if name in fields)
    return written(texts, facts, [*beside, *told], wrapped)


proquest = Layout(holds, reports)
