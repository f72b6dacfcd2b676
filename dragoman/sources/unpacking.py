"""A body as it was packed for sending, unpacked up to a limit and never beyond: a small one may hold gigabytes."""

import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from dragoman.errors import SourceError
from dragoman.sources.limits import size

TAKEN = "gzip, deflate"  # what a server is told
GZIP, RAW = 16 + zlib.MAX_WBITS, -zlib.MAX_WBITS


def unpacked(content: bytes, encoding: str, host: str, most: int) -> bytes:
    """The body in the one encoding that it came in: gzip, deflate with or without its head, br, zstd, or none."""
    kind = encoding.strip().casefold()
    if kind in ("", "identity") or not content:
        return content
    if kind not in UNPACKERS:
        raise SourceError(
            f"{host} packs the page as '{kind[:40]}', which is not unpacked here. Save it, and give the file."
        )
    found = UNPACKERS[kind](content, most + 1)
    if found is None:
        raise SourceError(
            f"{host} gave a page that cannot be unpacked, packed as '{kind}' by its own word. Fetch it again, or save "
            "the page and give the file."
        )
    if len(found) > most:
        raise too_much(host, most)
    return found


def inflated(content: bytes, most: int, windows: tuple[int, ...]) -> bytes | None:
    """The first bytes of what zlib makes of it with the first of these windows that fits; None where none does."""
    for window in windows:
        with suppress(zlib.error):
            return zlib.decompressobj(window).decompress(content, most)
    return None


def streamed(content: bytes, most: int, kind: str) -> bytes | None:
    """The first bytes of what pyarrow's codec makes of it; None where it fails."""
    import pyarrow

    with suppress(OSError), pyarrow.CompressedInputStream(pyarrow.BufferReader(content), kind) as stream:
        found: bytes = stream.read(most)
        return found
    return None


UNPACKERS: Mapping[str, Callable[[bytes, int], bytes | None]] = {
    "gzip": partial(inflated, windows=(GZIP,)),
    "x-gzip": partial(inflated, windows=(GZIP,)),
    "deflate": partial(inflated, windows=(zlib.MAX_WBITS, RAW)),
    "br": partial(streamed, kind="brotli"),
    "zstd": partial(streamed, kind="zstd"),
}


def too_much(host: str, most: int) -> SourceError:
    return SourceError(
        f"{host} sends more than the limit of {size(most)}. Raise Limits.download_bytes, or save the report alone."
    )
