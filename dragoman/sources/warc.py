"""Pages in web archives: .warc, .warc.gz, .warc.zst.

response, 200, text/html or text/plain    a report, at WARC-Target-URI
anything else                             passed over: requests, redirects, pictures, repeats of what is there already

When a page was archived is not when it came out, so that a report's day is what its page says.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.dechunking import dechunked
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.look import is_page
from dragoman.sources.unpacking import unpacked

PAGES = {"text/html", "application/xhtml+xml", "text/plain", ""}
FAULTS = (OSError, EOFError, ValueError, RuntimeError)  # what a damaged record raises
STARTS = {b"\x1f\x8b": b"\x1f\x8b\x08", b"WA": b"WARC/1."}  # how each record begins, by how the archive does
STEP = 1 << 20


def pages_of_archive(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """The pages of an archive, named by their number in it; a damaged record fails by itself."""
    found = False
    with path.open("rb") as stream:
        for number, record in enumerate(records_of(stream), start=1):
            here = f"{name}:{number}"
            try:
                item = record if isinstance(record, Failure) else page_of(record, here, settings)
            except (SourceError, *FAULTS) as error:
                item = Failure(name=here, reason=str(error))
            if isinstance(item, Failure):
                item = Failure(name=here, reason=item.reason)
            if item is not None:
                found = True
                yield item
    if not found:
        raise SourceError("This archive holds no page that was answered with 200. Give another one.")


def records_of(stream: BinaryIO) -> Iterator[Any]:
    """The responses of an archive; a Failure for what is damaged, behind which the next record is looked for."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    start = STARTS.get(stream.read(2))
    base: int | None = 0
    while base is not None:
        stream.seek(base)
        records = iter(ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="none"))
        last = 0
        try:
            for record in records:
                last = record.stream_pos
                yield record
            return
        except FAULTS as error:
            yield Failure(name="", reason=f"Here the archive is damaged ({error}). Fetch it again.")
        base = next_record(stream, base + last, start)


def next_record(stream: BinaryIO, after: int, start: bytes | None) -> int | None:
    """Where the next record begins behind a place; None where there is none, or where records have no such sign."""
    if start is None:
        return None
    place = after + 1
    while True:
        stream.seek(place)
        part = stream.read(STEP)
        if (found := part.find(start)) >= 0:
            return place + found
        if len(part) < STEP:
            return None
        place += STEP - len(start)


def page_of(record: Any, here: str, settings: Settings) -> Item | None:
    """The page of a response; None where it is none."""
    http = record.http_headers
    if http is None or http.status_code != 200:
        return None
    media = (record.http_content_type or "").strip().casefold()
    if media not in PAGES or not record.content_length:
        return None
    most = settings.limits.page_bytes
    content = record.reader.read(most + 1)
    if len(content) > most:
        raise SourceError(f"This page has more than the limit of {size(most)}. Raise --max-size.")
    if len(content) < record.content_length:
        raise SourceError("This page is cut off: the archive ends before it does. Fetch the archive again.")
    if "chunked" in (http.get("Transfer-Encoding") or "").casefold():
        content = dechunked(content)
    content = unpacked(content, http.get("Content-Encoding") or "", "The archive", most)
    if not content.strip():
        return None
    return Item(
        here,
        "page" if "html" in media or is_page(content) else "text",
        content,
        record.headers.get("WARC-Target-URI"),
        settings.published,
        settings.columns,
        record.http_charset,
        settings.limits,
    )
