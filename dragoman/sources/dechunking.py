"""A body that was sent in chunks, joined: b"5\\r\\nTalks\\r\\n0\\r\\n\\r\\n" is b"Talks"."""

import re

HEAD = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")


def dechunked(content: bytes) -> bytes:
    """The body; as it is where it begins with no chunk, as some archives keep bodies that were joined already."""
    found, place = [], 0
    while match := HEAD.match(content, place):
        length = int(match[1], 16)
        found.append(content[match.end() : match.end() + length])
        place = match.end() + length
        if not length:
            break
    return b"".join(found) if found else content
