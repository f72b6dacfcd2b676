"""A report's words and ids as formats can hold them."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from dragoman.surrogates import UNREADABLE

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_ADDRESS = frozenset('<>"{}|\\^`')


def in_xml(text: str) -> str:
    """The text, letter for letter, with the sign for what cannot be read in the place of what XML 1.0 forbids.

    Others than XML do not bear it either: it would end a file, a database's text or a page's.
    """
    return NO_XML.sub(UNREADABLE, text)


def fitted(value: Any, fit: Callable[[str], str]) -> Any:
    """A value of lists and dicts with every text in it made fit."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {fit(name): fitted(one, fit) for name, one in value.items()}
    return [fitted(one, fit) for one in value] if isinstance(value, list | tuple) else value


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
    return ":".join(("urn:dragoman", kind, *(quote(one, safe="/", errors="replace") for one in names)))


def address(url: str | None) -> str | None:
    """A web address as it may stand in linked data; anything else is none."""
    if url is None or any(letter.isspace() or letter in NO_ADDRESS or not letter.isprintable() for letter in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
