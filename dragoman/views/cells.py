"""Cells of a table that a spreadsheet opens: words stay words, whatever they begin with."""

import re

from dragoman.views.text import in_place

BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"[+-]?\d+(?:[.,:/-]\d+)*%?")


def in_cell(words: str) -> str:
    """One line without control characters, with an apostrophe before what a spreadsheet would run as a formula.

    =HYPERLINK("…")          '=HYPERLINK("…")
    - We met.                '- We met.
    -3.5, 2019-05-03, +12%   as they are
    """
    if words[:1].isalnum():
        return in_place(words)
    shown = in_place(words)
    runs = shown.lstrip().startswith(BEGINS) and not NUMBER.fullmatch(shown.strip())
    return f"'{shown}" if runs else shown
