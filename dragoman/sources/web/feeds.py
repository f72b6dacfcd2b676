"""Feeds: RSS 0.9 to 2.0, Atom, JSON Feed.

<item><link>/talks</link><pubDate>Thu, 3 May 2018 18:00 GMT</pubDate>    an address, relative or whole; a day
<content:encoded>, <content type="html">, "content_html"                 the text, where the feed carries it
"""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from dragoman.character_references import unescaped
from dragoman.errors import SourceError
from dragoman.sources.items import Facts
from dragoman.sources.published import day_of
from dragoman.sources.web.entries import Entry, each_once, whole_address
from dragoman.sources.web.mending import well_formed

FEED = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]", re.IGNORECASE)
JSON_FEED = re.compile(rb"jsonfeed\.org/version")
MOST = 10_000  # entries of one feed
WIDEST = 500  # characters of a fact


def feed_entries(content: bytes, address: str | None, media: str = "", charset: str | None = None) -> list[Entry]:
    """What a feed lists, in its order; SourceError where nothing can be made of it.

    `address` is the feed's own, from which relative links lead on.
    """
    if JSON_FEED.search(content[:2000]):
        from dragoman.sources.web.jsonfeed import json_entries

        return each_once(json_entries(content, address)[:MOST])
    whole = well_formed(content)
    found = parsed(whole, address, media, charset)
    if not found.entries and (not found.get("version") or whole is not content):
        raise SourceError("This feed is broken, or none, and lists nothing. Open it in a browser to see what is wrong.")
    return each_once(list(entries_in(found, address)))


def parsed(content: bytes, address: str | None, media: str, charset: str | None) -> Any:
    """What feedparser makes of the bytes; it fetches nothing itself.

    Markup is left as it is, as cleaning it takes most of the time: who reads it as a page takes out what is no text.
    """
    import feedparser

    headers = {"content-type": f"{media or 'application/xml'}{f'; charset={charset}' if charset else ''}"}
    if address:
        headers["content-location"] = address
    try:
        return feedparser.parse(
            BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, AssertionError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(f"This feed cannot be read ({error}). Open it in a browser to see what is wrong.") from error


def entries_in(found: Any, base: str | None) -> Iterator[Entry]:
    """Each entry of a parsed feed; one without an address, a text or a title is none."""
    feed = found.feed
    for number, one in enumerate(found.entries[:MOST], start=1):
        link = one.get("feedburner_origlink") or one.get("link")
        address = whole_address(link, base)
        content = text_of(one)
        told = facts_of(one, feed, found.get("version") or "")
        if address is None and content is None and not link and not told.title:
            continue
        name = address or one.get("id") or link or told.title or f"entry {number}"
        yield Entry(str(name)[:WIDEST] if address is None else address, address, told, content)


def facts_of(one: Mapping[str, Any], feed: Mapping[str, Any], version: str) -> Facts:
    """What an entry says of its article; its outlet is the publisher, else what the feed calls itself."""
    source = one.get("source") or {}
    author = one.get("author_detail") or {}
    return Facts(
        title=one_line(one.get("title")) if is_text(one, version) else plain(one.get("title")),
        outlet=plain(one.get("publisher") or source.get("title") or feed.get("publisher") or feed.get("title")),
        byline=plain(author.get("name") or (None if "@" in str(one.get("author", "")) else one.get("author"))),
        published=day_published(one, version),
        language=language_in(one.get("language") or feed.get("language")),
    )


def text_of(one: Mapping[str, Any]) -> str | None:
    """The article in HTML, where the entry carries it beside its summary."""
    texts = [str(part.get("value") or "") for part in one.get("content") or ()]
    longest = max(texts, key=len, default="")
    return longest if longest.strip() else None


def day_published(one: Mapping[str, Any], version: str) -> str | None:
    """The day as the feed writes it, in its own time zone; else as feedparser understands it.

    What feedparser calls updated is dc:date in RSS. In Atom it is when an article was changed, which is not when it
    came out.
    """
    facts = dict(one)  # feedparser's own kind of dict would give one for the other
    for field in ("published", "created", *(() if version.startswith("atom") else ("updated",))):
        if day := day_of(facts.get(field)):
            return day
        if parts := facts.get(f"{field}_parsed"):
            try:
                return datetime.fromtimestamp(timegm(parts), UTC).date().isoformat()
            except (ValueError, OverflowError, OSError):
                continue
    return None


def plain(value: object) -> str | None:
    """A fact on one line without markup; None where nothing is left."""
    return one_line(unescaped(re.sub(r"</?[A-Za-z!][^>]{0,500}>", "", str(value)))) if value else None


def is_text(one: Mapping[str, Any], version: str) -> bool:
    """Whether a title is plain text as Atom knows it; in RSS it is markup whatever it looks like, as in most feeds."""
    return version.startswith("atom") and (one.get("title_detail") or {}).get("type") == "text/plain"


def one_line(text: str | None) -> str | None:
    text = text or ""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return text[:WIDEST] or None


def language_in(value: object) -> str | None:
    """en of en-GB."""
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", str(value or "").strip())
    return match.group().casefold() if match else None
