"""Where reports come from: open_sources(["talks/", "archive.jsonl.gz", "-"]) gives one report after another.

report.txt, page.html        one report each
report.pdf, .docx, .eml …    one report each; of a database's export, one for each report in it
archive.jsonl(.gz, .zst)     one report a line
archive.parquet, .csv        one report a row
archive.zip, .epub, .mbox    one report for each file, article or message in it
crawl.warc(.gz)              one report a page that was archived
saved.rss, feed.atom         the articles that it lists, fetched
stories.csv, urls.txt        the same of a list of stories or of addresses
folder/                      all of these in it and below, in order
https://…                    a page or a document, or the articles of a feed or sitemap
-                            standard input: text, HTML, a document or JSONL by its look
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import UsageError
from dragoman.model import Failure, Report
from dragoman.sources.columns import check_columns
from dragoman.sources.counts import added, count_in_file, count_in_folder
from dragoman.sources.files import in_file, in_folder
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import Limits, limits_of
from dragoman.sources.lists import holds_list, stories_in_file
from dragoman.sources.published import day_of
from dragoman.sources.reports import to_report
from dragoman.sources.standard_input import in_stream
from dragoman.sources.url import at_url
from dragoman.surrogates import spelt

__all__ = [
    "SOURCES", "Item", "Limits", "Source", "count_items", "limits_of", "list_items", "open_sources", "to_report",
]  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A kind of place: how to tell it, how to list what it holds, and how much that is, where it is cheap to know."""

    holds: Callable[[str], bool]
    items: Callable[[str, Settings], Iterator[Item | Failure]]
    count: Callable[[str], int | None]


SOURCES: Mapping[str, Source] = {
    "standard input": Source(
        lambda place: place == "-", lambda _, settings: in_stream(sys.stdin.buffer, settings), lambda _: None
    ),
    "url": Source(lambda place: "://" in place[:10], at_url, lambda _: None),
    "folder": Source(
        lambda place: Path(place).is_dir(), lambda place, settings: in_folder(Path(place), settings), count_in_folder
    ),
    "list of stories": Source(
        holds_list, lambda place, settings: stories_in_file(Path(place), settings), lambda _: None
    ),
    "file": Source(lambda _: True, lambda place, settings: in_file(Path(place), settings), count_in_file),
}


def open_sources(
    places: Sequence[str],
    *,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    today: date | None = None,
) -> Iterator[Report | Failure]:
    """The reports at these places, one after another; a bad one is a Failure with its reason, and the rest follow.

    `published` (2022-03-10) dates every report; `columns` names the columns of tables ({"text": "body_text"}).
    """
    for item in list_items(
        places, published=published, columns=columns, limits=limits, stdin=stdin, allow_private=allow_private
    ):
        yield item if isinstance(item, Failure) else to_report(item, today)


def list_items(
    places: Sequence[str],
    *,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
) -> Iterator[Item | Failure]:
    """What lies at these places, raw: `to_report` makes a report of each item, in this process or another."""
    settings = Settings(day_given(published), dict(columns or {}), limits or Limits(), allow_private)
    check_columns(settings.columns)
    if not all(places):
        raise UsageError("One of the places has no name: is it a variable that is not set? '.' is this folder.")
    return (writable(item) for place in places for item in items_at(place, settings, stdin))


def items_at(place: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Item | Failure]:
    """What lies at one place, by the first kind of source that holds it."""
    if place == "-" and stdin is not None:
        return in_stream(stdin, settings)
    return source_of(place).items(place, settings)


def count_items(places: Sequence[str]) -> int | None:
    """How many items `list_items` will list, None where that would have to be read to be known."""
    return added(source_of(place).count(place) for place in places)


def source_of(place: str) -> Source:
    return next(source for source in SOURCES.values() if source.holds(place))


def writable(item: Item | Failure) -> Item | Failure:
    """An item whose name any file can hold: of a file's name that is no Unicode, the odd bytes as \\udcff."""
    if isinstance(item, Failure):
        return Failure(name=spelt(item.name), reason=spelt(item.reason))
    return replace(item, name=spelt(item.name))


def day_given(published: str | None) -> str | None:
    """The day that the caller gives for all reports, as ISO 8601."""
    if published is None:
        return None
    day = day_of(published)
    if day is None:
        raise UsageError(f"Unknown day '{published}'. Write it as 2022-03-10.")
    return day
