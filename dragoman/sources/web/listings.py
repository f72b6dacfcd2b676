"""Feeds and sitemaps, wherever they lie: told by their look, listed, their articles fetched.

https://news.example/feed.xml     fetched
saved.rss, saved.atom, saved.xml  in a file
sitemap.xml.gz                    packed
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.broken import broken_told
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.look import readable
from dragoman.sources.unpacking import GZIP, unpacked
from dragoman.sources.url import Fetched
from dragoman.sources.web.articles import articles_of
from dragoman.sources.web.entries import Entry
from dragoman.sources.web.feeds import FEED, JSON_FEED, feed_entries
from dragoman.sources.web.polite import Polite
from dragoman.sources.web.sitemaps import SITEMAP, read_sitemap

PACKED = b"\x1f\x8b"
SITEMAPS = 50  # of one index
WINDOW = 4000
BEFORE = re.compile(rb"\s*(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^<>]{0,500}(?:\[.{0,2000}?\]\s*)?>\s*)*",
                    re.DOTALL | re.IGNORECASE)  # fmt: skip


def listed_at(
    fetched: Fetched, name: str, settings: Settings, polite: Polite | None = None
) -> Iterator[Item | Failure]:
    """The articles of a fetched feed or sitemap, each fetched in its turn."""
    polite = polite or Polite(settings)
    found = False
    for article in articles_of(entries_of(fetched, polite), settings, polite):
        found = True
        yield from article.items
    if not found:
        yield Failure(name=name, reason="Nothing is listed here. Try again later, or give another feed.")


def listed_in_file(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """The articles of a saved feed or sitemap."""
    limit = settings.limits.download_bytes
    with path.open("rb") as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise SourceError(f"This file has more than the {size(limit)} allowed for a feed. Split it.")
    if not is_listing(content):
        raise SourceError(
            "This XML is no feed and no sitemap: it begins as neither RSS, Atom, urlset nor sitemapindex."
        )
    yield from listed_at(Fetched("", "", None, content), name, settings)


def is_listing(content: bytes) -> bool:
    """Whether content begins as a feed or a sitemap."""
    head = head_of(content)
    begun = head[BEFORE.match(head).end() :]  # type: ignore[union-attr]
    return bool(FEED.match(begun) or SITEMAP.match(begun) or (begun[:1] == b"{" and JSON_FEED.search(head)))


def head_of(content: bytes) -> bytes:
    """The beginning of content, unpacked where it is packed."""
    if not content.startswith(PACKED):
        return readable(content)
    try:
        return readable(zlib.decompressobj(GZIP).decompress(content, WINDOW))
    except zlib.error:
        return b""


def entries_of(fetched: Fetched, polite: Polite) -> Iterator[Entry | Failure]:
    """What a feed or a sitemap lists, each once; the sitemaps of an index are fetched for it."""
    seen: set[str] = set()
    for entry in entries_below(fetched, polite):
        if isinstance(entry, Failure) or entry.name not in seen:
            seen.add(entry.name)
            yield entry


def entries_below(fetched: Fetched, polite: Polite) -> Iterator[Entry | Failure]:
    """The entries of a listing, and of the sitemaps that it leads to, though not of those that these lead to."""
    entries, further = read_listing(fetched, polite.settings)
    yield from entries
    for address in further[:SITEMAPS]:
        try:
            inner, beyond = read_listing(polite.fetch(address), polite.settings)
        except SourceError as error:
            yield Failure(name=address, reason=str(error))
            continue
        yield from inner
        if beyond:
            yield Failure(
                name=address, reason="An index of sitemaps within another is not followed. Give it by itself."
            )
    for address in further[SITEMAPS:]:
        yield Failure(name=address, reason=f"Beyond the first {SITEMAPS} sitemaps of its index. Give it by itself.")


def read_listing(fetched: Fetched, settings: Settings) -> tuple[list[Entry], list[str]]:
    """The entries of a feed or of a sitemap, and the addresses of further sitemaps."""
    content = fetched.content
    if content.startswith(PACKED):
        content = unpacked(content, "gzip", fetched.url or "The file", settings.limits.download_bytes)
        fetched = replace(fetched, content=content)
    if not is_listing(content):
        raise SourceError("This is no feed and no sitemap. Look for its feed: pages name it in their first lines.")
    head = head_of(content)
    with broken_told():
        if SITEMAP.match(head[BEFORE.match(head).end() :]):  # type: ignore[union-attr]
            found = read_sitemap(content, fetched.url or None)
            return list(found.entries), list(found.further)
        return feed_entries(content, fetched.url or None, fetched.media, fetched.charset), []
