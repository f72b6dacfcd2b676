"""A report's words and ids as formats can hold them."""

import re
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from dragoman.surrogates import UNREADABLE
from dragoman.views.record_json import encoded, fitted

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPED = re.compile(r"\\[bfu]")
NO_ADDRESS = frozenset('<>"{}|\\^`')


def in_xml(text: str) -> str:
    """The text, letter for letter, with the sign for what cannot be read in the place of what XML 1.0 forbids.

    Others than XML do not bear it either: it would end a file, a database's text or a page's.
    """
    return text if text.isprintable() else NO_XML.sub(UNREADABLE, text)


def encoded_in_xml(value: Any) -> bytes:
    """A value of lists and dicts as JSON, each text in it as XML can hold it.

    Most are so as they are, which their JSON tells at once: a control character stands in it as \\b, \\f or \\u.
    """
    found = encoded(value)
    text = found.decode()
    return found if in_xml(text) == text and not ESCAPED.search(text) else encoded(fitted(value, in_xml))


def file_name(report: str) -> str:
    """A name for a report's file: its id, made of letters, digits and dashes, and told from other ids where it is not.

    6f1d0e9a2b47  as it is
    ../../secret  ______secret-4c1b7a3e
    """
    plain = re.sub(r"[^A-Za-z0-9_-]", "_", report)[:80]
    if plain == report and plain:
        return plain
    return f"{plain}-{sha256(report.encode('utf-8', 'replace')).hexdigest()[:8]}"


def urn(kind: str, *names: str) -> str:
    """urn:dragoman:statement:5d0c8e3b1a2f/s1, with what a URN can't hold in percent signs."""
    return ":".join(("urn:dragoman", kind, *map(in_urn, names)))


@lru_cache(10_000)
def in_urn(name: str) -> str:
    return quote(name, safe="/", errors="replace")


def address(url: str | None) -> str | None:
    """A web address as it may stand in linked data; anything else is none."""
    if url is None or any(letter.isspace() or letter in NO_ADDRESS or not letter.isprintable() for letter in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
