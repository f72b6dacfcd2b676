"""Where a coded stretch of a document stands in the report that is kept: its text may have been tidied since.

the very same text, or words there  where the coder put it
the words stand there once          there
they stand there several times      the one that comes as far on in the text
they stand there otherwise          nowhere
"""

import re

from dragoman.surrogates import whole

SPACES = re.compile(r"\s+")


def placed(text: str, start: int, end: int, report: str) -> tuple[int, int] | None:
    """The stretch of `report` that has the words of text[start:end]; spaces may differ, and white ends are left out."""
    start, end = without_space(text, start, end)
    if start >= end:
        return None
    report = as_shown(report)
    if text == report or report[start:end].split() == text[start:end].split():
        return start, end
    words = r"\s+".join(re.escape(word) for word in SPACES.split(text[start:end]))
    found = [match.span() for match in re.finditer(words, report)]
    share = start / len(text)
    return min(found, key=lambda span: (abs(span[0] / len(report) - share), span), default=None)


def as_shown(report: str) -> str:
    """A report's text as other programs get it, letter for letter: without what they would not keep."""
    return whole(report).replace("\0", "\ufffd")


def without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch within its text, without the white space at its ends."""
    start, end = max(0, start), min(end, len(text))
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
