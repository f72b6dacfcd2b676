"""The figures that words name, however they are written.

sixty days; 60 days                                60
9 million dollars; $9m; 9,000,000 dollars          9000000
two dozen; twenty-four; 24                         24
"""

import re
from functools import cache
from typing import NamedTuple

from dragoman.vocabulary import load

LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
MOST_DIGITS = 15
APART = frozenset({" ", "-", "\n", " and "})


class Figure(NamedTuple):
    """A figure and where it stands: Figure(60.0, 4, 9) of "the sixty days"."""

    value: float
    start: int
    end: int


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text in their order; "one" alone is too often no figure."""
    found: list[Figure] = []
    for match in pattern().finditer(text):
        figure = Figure(value_of(match), match.start(), match.end())
        last = found[-1] if found and text[found[-1].end : figure.start] in APART else None
        if last is not None and match["scale"]:
            found[-1] = Figure(last.value * figure.value, last.start, figure.end)
        elif last is not None and match["word"] and last.value % 10 == 0 and figure.value < 10 <= last.value:
            found[-1] = Figure(last.value + figure.value, last.start, figure.end)
        else:
            found.append(figure)
    return tuple(found)


def values_of(text: str) -> frozenset[float]:
    """The figures of a text, wherever they stand."""
    return frozenset(figure.value for figure in figures_of(text))


def value_of(match: re.Match[str]) -> float:
    words = load("languages/en-record")["figures"]
    if match["digits"]:
        return float(match["digits"].replace(",", "")[:MOST_DIGITS]) * LETTERS.get((match["letter"] or "").lower(), 1.0)
    word = (match["word"] or match["scale"]).casefold()
    return float(words["numbers"].get(word) or words["scales"][word])


@cache
def pattern() -> re.Pattern[str]:
    words = load("languages/en-record")["figures"]
    return re.compile(
        r"(?<![\w.,])[$€£¥]?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<letter>(?:m|k|bn|mn)(?!\w))?(?!\w)"
        rf"|\b(?P<word>{'|'.join(words['numbers'])})\b|\b(?P<scale>{'|'.join(words['scales'])})\b",
        re.IGNORECASE,
    )
