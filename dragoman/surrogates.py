"""Halves of surrogates, as names of files that are no UTF-8 have them: no text that is written may hold one."""

import re

HALF = re.compile("[\ud800-\udfff]")
UNREADABLE = "\ufffd"


def whole(text: str) -> str:
    """The text, letter for letter, with the sign for what cannot be read in the place of every half surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return HALF.sub(UNREADABLE, text)
    return text


def spelt(text: str) -> str:
    """The text with every half surrogate spelt out, \\udcff, so that two names stay two."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
