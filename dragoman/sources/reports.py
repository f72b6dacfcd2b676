"""A found item made a report: decoded, without debris, in paragraphs, with its facts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

import msgspec

from dragoman.errors import SourceError
from dragoman.model import Dropped, Failure, Report
from dragoman.sources.columns import row_facts, row_text
from dragoman.sources.debris import Sorted, detach_sign_off, sort_lines
from dragoman.sources.decode import Decoded, clean, decode, resolve_entities
from dragoman.sources.documents import DOCUMENTS
from dragoman.sources.facts import dateline_of, facts_of
from dragoman.sources.items import Facts, Item, Written
from dragoman.sources.language import language_of
from dragoman.sources.limits import size
from dragoman.sources.look import is_page
from dragoman.sources.page import read_page
from dragoman.sources.paragraphs import split_paragraphs
from dragoman.sources.published import date_flags, day_in_address
from dragoman.sources.signs import opens_report, sign_of

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)


def to_report(item: Item, today: date | None = None) -> Report | Failure:
    """The report of an item, or why there is none. `today` tells dates of the future; by default the clock's."""
    try:
        return report_of(item, today or date.today())
    except SourceError as error:
        return Failure(name=item.name, reason=str(error))


def report_of(item: Item, today: date) -> Report:
    if isinstance(item.content, Written):
        return report_of_written(item, item.content, today)
    if isinstance(item.content, bytes):
        return report_of_bytes(item, item.content, today)
    return report_of_row(item, item.content, today)


def report_of_bytes(item: Item, content: bytes, today: date) -> Report:
    if item.kind == "line":
        return report_of_row(item, read_object(content), today)
    if item.kind in DOCUMENTS:
        refuse_large(len(content), item.limits.document_bytes, "document")
        return report_of_written(item, DOCUMENTS[item.kind](content, item.limits), today)
    if item.kind == "page" or is_page(content):
        refuse_large(len(content), item.limits.page_bytes, "page")
        declared = CHARSET.search(content[:4000])
        charset = item.charset or (declared[1].decode() if declared else None)
        return report_of_markup(item, decode(content, charset), today)
    refuse_large(len(content), item.limits.report_bytes, "report")
    decoded = decode(content, item.charset)
    title = item.told.title if item.told else None
    lines, flags = plain_lines(decoded.text, title)
    return assemble(item, lines, flags, Facts(title, url=item.url), decoded.flags, today=today)


def read_object(content: bytes) -> dict[str, object]:
    """The JSON object of one line, or an error that says where it breaks off."""
    try:
        found = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        found = read_leniently(content, error)
    if not isinstance(found, dict):
        raise SourceError(
            f'This line holds {describe(found)}, not a JSON object. Write one object a line: {{"text": "..."}}.'
        )
    return found


def read_leniently(content: bytes, error: Exception) -> object:
    """What Python's own reader makes of JSON that is not strict: lone surrogates, other encodings."""
    import json

    try:
        return json.loads(decode(content).text, strict=False)
    except (ValueError, RecursionError):
        beginning = content[:40].decode("utf-8", errors="replace")
        raise SourceError(
            f"This line is no whole JSON object ({error}); it begins {beginning!r}. Write one object a line."
        ) from error


def describe(value: object) -> str:
    return {list: "a list", str: "a text", type(None): "null", bool: "true or false"}.get(type(value), "a number")


def report_of_row(item: Item, row: Mapping[str, object], today: date) -> Report:
    """The report of a table's row or of a line's object."""
    text = row_text(row, item.columns)
    refuse_large(len(text), item.limits.report_bytes, "report")
    told = row_facts(row, item.columns)
    named = replace(item, name=told.name or item.name, url=told.facts.url or item.url)
    decoded = clean(text)
    if is_page(decoded.text.encode("utf-8", errors="replace")) or re.search(r"</p>|<br ?/?>", decoded.text):
        return report_of_markup(named, decoded, today, told.facts, told.flags)
    lines, flags = plain_lines(decoded.text, told.facts.title)
    return assemble(named, lines, flags, told.facts, decoded.flags + told.flags, today=today)


def report_of_written(item: Item, written: Written, today: date) -> Report:
    """The report of a document's paragraphs, or of an export's lines."""
    refuse_large(len(written), item.limits.report_bytes, "report")
    title = clean(written.facts.title).text.strip() if written.facts.title else None
    facts = replace(written.facts, title=title, url=written.facts.url or item.url)
    decoded = clean("\n".join(written.lines))
    if written.wrapped:
        lines, flags = plain_lines(decoded.text, title)
    else:
        lines, flags = [line.strip() for line in decoded.text.split("\n") if line.strip()], ()
        if title and place_of(title, lines) is None:
            lines.insert(0, title)
    report = assemble(item, lines, flags + written.flags, facts, decoded.flags, written.dropped, today)
    return msgspec.structs.replace(report, title=None) if written.untitled else report


def report_of_markup(
    item: Item, decoded: Decoded, today: date, told: Facts | None = None, flags: tuple[str, ...] = ()
) -> Report:
    page = read_page(decoded.text)
    facts = joined(told, page.facts) if told else page.facts
    lines = [facts.title, *page.lines] if facts.title else list(page.lines)
    if facts.title is None and item.told and item.told.title:
        facts = replace(facts, title=item.told.title)
        lines = lines if place_of(item.told.title, lines) is not None else [item.told.title, *lines]
    return assemble(
        item, lines, (), replace(facts, url=item.url or facts.url), decoded.flags + flags, page.dropped, today
    )


def plain_lines(text: str, title: str | None = None) -> tuple[list[str], tuple[str, ...]]:
    """The lines of a plain text, a known title as the first of them; and flags."""
    unmarked = unquote(text)
    resolved = resolve_entities(unmarked)
    lines = split_paragraphs(
        resolved.text, lambda line: sign_of(line.strip()) is not None, lambda line: opens_report(line.strip())
    )
    if title and place_of(title, lines) is None:
        lines.insert(0, title)
    return lines, resolved.flags + (("quotation marks of a mail removed",) if unmarked != text else ())


def unquote(text: str) -> str:
    """A text without the "> " with which mails quote, where most lines bear it."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = sum(line.startswith(">") for line in lines)
    return re.sub(r"^>+ ?", "", text, flags=re.MULTILINE) if marked > 3 and marked > 0.6 * len(lines) else text


def place_of(title: str | None, lines: Sequence[str]) -> int | None:
    """The number of the line, among the first, that is the title told."""
    return next((number for number, line in enumerate(lines[:6]) if title and same_words(line, title)), None)


def same_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def assemble(
    item: Item,
    lines: Sequence[str],
    more_flags: Iterable[str],
    told: Facts,
    flags: tuple[str, ...],
    dropped: tuple[Dropped, ...] = (),
    today: date | None = None,
) -> Report:
    """The report of these lines: sorted, joined, dated."""
    lines = [part for line in lines for part in detach_sign_off(line)]
    found = sort_lines(lines, title=place_of(told.title, lines))
    own = facts_of([*lines, *(one.text for one in dropped)], with_dropped(found, len(lines), dropped))
    facts = joined(joined(told, own), item.told or Facts())
    paragraphs = [" ".join(lines[number].split()) for number in found.kept]
    text = "\n\n".join(paragraphs)
    if not any(character.isalpha() for character in text):
        raise SourceError(
            "This has no text: nothing but spaces, signs or figures. Check that the file is the report itself."
        )
    published = item.published or facts.published or day_in_address(item.url) or day_in_address(item.name)
    dateline = dateline_of(lines, found)
    language, language_flags = language_of(text, facts.language)
    return Report(
        id=sha256(text.encode()).hexdigest()[:12],
        name=item.name,
        text=text,
        title=" ".join(facts.title.split()) if facts.title else None,
        outlet=facts.outlet,
        byline=facts.byline,
        dateline=dateline.text if dateline else None,
        published=published,
        url=facts.url or item.url,
        language=language,
        paragraphs=offsets_of(paragraphs),
        dropped=(*found.dropped(lines), *dropped),
        flags=tuple(
            dict.fromkeys(
                [*flags, *more_flags, *language_flags, *date_flags(published, dateline, today or date.today())]
            )
        ),
    )


def with_dropped(found: Sorted, length: int, dropped: Sequence[Dropped]) -> Sorted:
    """The sorted lines, and after them what a page left out, so that its dates and bylines are read too."""
    return replace(found, reasons=found.reasons | {length + number: one.reason for number, one in enumerate(dropped)})


def joined(told: Facts, own: Facts) -> Facts:
    """What is told from outside, and where it says nothing, what the lines say."""
    return Facts(**{name: getattr(told, name) or getattr(own, name) for name in Facts.__dataclass_fields__})


def offsets_of(paragraphs: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The [start, end) of each paragraph in the text that joins them by blank lines."""
    offsets, start = [], 0
    for paragraph in paragraphs:
        offsets.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return tuple(offsets)


def refuse_large(length: int, limit: int, what: str) -> None:
    if length > limit:
        raise SourceError(
            f"This {what} has {size(length)}, more than the limit of "
            f"{size(limit)}. Split it, or raise --max-size (Limits.{what}_bytes)."
        )
