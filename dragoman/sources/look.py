"""What content is, by its look, where no name says it."""

import re
import zlib
from contextlib import suppress

PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html"
    rb"|html|head|body|article|main|div|p|h1|table|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
OBJECT = re.compile(rb"\s*\{\s*(?:\"|\})")
ARCHIVE = b"WARC/1."
MARKS = b"\xef\xbb\xbf"
WINDOW = 4000


def is_page(content: bytes) -> bool:
    """Whether content begins as an HTML page or a piece of one."""
    return PAGE.match(readable(content)) is not None


def is_lines(content: bytes) -> bool:
    """Whether content begins as a JSON object: a line of JSONL."""
    return OBJECT.match(readable(content)) is not None


def is_web_archive(content: bytes) -> bool:
    """Whether content begins as a web archive, plain or packed by gzip."""
    with suppress(zlib.error):
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(content, len(ARCHIVE)) == ARCHIVE
    return content.startswith(ARCHIVE)


def readable(content: bytes) -> bytes:
    """The beginning of content, without a byte order mark, UTF-16 made ASCII."""
    head = content[:WINDOW]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.replace(b"\0", b"")[2:]
    return head.removeprefix(MARKS)
