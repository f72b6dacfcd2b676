"""JSON Feed 1.0 and 1.1: {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/talks"}]}"""

from typing import Any

import msgspec

from dragoman.errors import SourceError
from dragoman.sources.items import Facts
from dragoman.sources.published import day_of
from dragoman.sources.web.entries import Entry, whole_address


def json_entries(content: bytes, base: str | None) -> list[Entry]:
    """What a feed in JSON lists; parts that are not as they should be are passed over."""
    try:
        feed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(f"This feed is no whole JSON ({error}). Fetch it again.") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError("This JSON feed has no list of items. Open it in a browser to see what is wrong.")
    found = (entry_of(one, feed, base) for one in items if isinstance(one, dict))
    return [entry for entry in found if entry is not None]


def entry_of(one: dict[str, Any], feed: dict[str, Any], base: str | None) -> Entry | None:
    """One item; None where it has neither an address nor a text."""
    from dragoman.sources.web.feeds import language_in, plain

    link = words(one.get("external_url")) or words(one.get("url"))
    address = whole_address(link, base)
    content = words(one.get("content_html")) or words(one.get("content_text"))
    name = address or words(one.get("id")) or link
    if name is None or (address is None and content is None and link is None):
        return None
    authors = one.get("authors") or [one.get("author")]
    names = [plain(who.get("name")) for who in authors if isinstance(who, dict)] if isinstance(authors, list) else []
    told = Facts(
        title=plain(words(one.get("title"))),
        outlet=plain(words(feed.get("title"))),
        byline=", ".join(filter(None, names)) or None,
        published=day_of(one.get("date_published")),
        language=language_in(words(one.get("language")) or words(feed.get("language"))),
    )
    return Entry(name, address, told, content)


def words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
