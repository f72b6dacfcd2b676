"""A body as it was packed for sending, unpacked up to a limit and never beyond: a small one may hold gigabytes."""

import zlib

from dragoman.errors import SourceError
from dragoman.sources.limits import size

TAKEN = "gzip, deflate"  # what a server is told
GZIP, RAW = 16 + zlib.MAX_WBITS, -zlib.MAX_WBITS


def unpacked(content: bytes, encoding: str, host: str, most: int) -> bytes:
    """The body in the one encoding that it came in: gzip, deflate with or without its head, or none."""
    kind = encoding.strip().casefold()
    if kind in ("", "identity") or not content:
        return content
    if kind not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(
            f"{host} packs the page as '{kind[:40]}', which was not asked for. Save it, and give the file."
        )
    windows = (zlib.MAX_WBITS, RAW) if kind == "deflate" else (GZIP,)
    for window in windows:
        unpacker = zlib.decompressobj(window)
        try:
            found = unpacker.decompress(content, most + 1)
        except zlib.error:
            continue
        if len(found) > most:
            raise too_much(host, most)
        return found
    raise SourceError(f"{host} sent a page that cannot be unpacked. Try again, or save the page and give the file.")


def too_much(host: str, most: int) -> SourceError:
    return SourceError(
        f"{host} sends more than the limit of {size(most)}. Raise Limits.download_bytes, or save the report alone."
    )
