"""Pages in web archives: .warc, .warc.gz, .warc.zst, .warc.wet.gz.

response, 200, text/html or text/plain    a report, at WARC-Target-URI
conversion, resource, of a web address    likewise: the text that was made of a page (WET), a page without its answer
anything else                             passed over: requests, redirects, pictures, logs, repeats of what is there

When a page was archived is not when it came out, so that a report's day is what its page says.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.dechunking import dechunked
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.look import WINDOW, is_page
from dragoman.sources.unpacking import unpacked
from dragoman.sources.warc_records import FAULTS, Found, records_of

CUT = "This page is cut off: it says that it is longer than it is here. Fetch the archive again."
CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")  # what no text holds, and all that is packed soon does
PAGES = {"text/html", "application/xhtml+xml", "text/plain", ""}


def pages_of_archive(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """The pages of an archive, named by their number in it; a damaged record fails by itself."""
    empty = True
    with path.open("rb") as stream:
        for page in pages_of(records_of(stream), settings, lambda number, _: f"{name}:{number}"):
            empty = False
            yield page
    if empty:
        raise SourceError("This archive holds no page: nothing that was answered with 200, no text. Give another one.")


def pages_of(
    records: Iterable[Found], settings: Settings, called: Callable[[int, Found], str]
) -> Iterator[Item | Failure]:
    """The pages among records, each called by its number from 1 and its place; what is damaged is told once."""
    told = -1
    for number, found in enumerate(records, 1):
        here = called(number, found)
        try:
            page = page_at(found, here, settings)
        except (SourceError, *FAULTS) as error:
            if found.number or found.place != told:
                yield Failure(name=here, reason=str(error), url=address_of(found.record))
            told = found.place
        else:
            yield from () if page is None else [page]


def page_at(found: Found, here: str, settings: Settings) -> Item | None:
    """The page of a record; None where it is none."""
    if isinstance(found.record, Failure):
        raise SourceError(found.record.reason)
    if found.is_longer():
        raise SourceError(CUT)
    page = page_of(found.record, here, settings)
    if page is not None and found.is_longer():
        raise SourceError(CUT)
    return page


def address_of(record: Any) -> str | None:
    return None if isinstance(record, Failure) else record.headers.get("WARC-Target-URI")


def is_plain(content: bytes) -> bool:
    """Whether a body is text as it stands, whatever its head says: some crawlers unpack it and keep the head."""
    return is_page(content) or CONTROLS.search(content[:WINDOW]) is None


class Kept(NamedTuple):
    """How a record keeps its page: its kind, its charset, and how the server sent it."""

    media: str
    charset: str | None
    transfer: str = ""
    encoding: str = ""


def page_of(record: Any, here: str, settings: Settings) -> Item | None:
    """The page of a record; None where it is none."""
    kept = kept_in(record)
    if kept is None or kept.media not in PAGES or not record.content_length:
        return None
    most = settings.limits.page_bytes
    content = record.reader.read(most + 1)
    if len(content) > most:
        raise SourceError(f"This page has more than the limit of {size(most)}. Raise --max-size.")
    if len(content) < record.content_length:
        raise SourceError(CUT)
    if "chunked" in kept.transfer.casefold():
        content = dechunked(content)
    if not is_plain(content):
        content = unpacked(content, kept.encoding, "The archive", most)
    if not content.strip():
        return None
    return Item(
        here,
        "page" if "html" in kept.media or is_page(content) else "text",
        content,
        address_of(record),
        settings.published,
        settings.columns,
        kept.charset,
        settings.limits,
    )


def kept_in(record: Any) -> Kept | None:
    """How the page lies there: of an answer with 200 by the server's head, of others by the record's own."""
    http = record.http_headers
    if http is not None:
        media = (record.http_content_type or "").strip().casefold()
        sent = (http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "")
        return Kept(media, record.http_charset, *sent) if http.status_code == 200 else None
    if not (address_of(record) or "").casefold().startswith(("http://", "https://")):  # a tool's log, what it saw
        return None
    media, _, rest = (record.headers.get("Content-Type") or "none").partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'")
    return Kept(media.strip().casefold(), charset or None)
