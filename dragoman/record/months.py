"""The months that words name: "in January", "on Feb. 19"."""

import re
from functools import cache

from dragoman.vocabulary import month_numbers


def months_in(text: str) -> frozenset[int]:
    """The numbers of the months that a text names."""
    return frozenset(month_numbers()[match[0].casefold()] for match in month_names().finditer(text))


@cache
def month_names() -> re.Pattern[str]:
    """Any name of a month, with its capital."""
    return re.compile(rf"\b(?:{'|'.join(name.capitalize() for name in month_numbers())})\b")
