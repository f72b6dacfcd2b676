"""The lines of a page by days, with runs of reports that one person added folded into one."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from dragoman.views.web.history.lines import Line

FOLDED = 4  # as many additions in a row are shown as one


class Day(NamedTuple):
    """Runs of lines of one day: most are one line, folded ones many."""

    day: str
    runs: list[list[Line]]


def days(lines: Iterable[Line]) -> list[Day]:
    return [Day(day, runs(of)) for day, of in groupby(lines, key=lambda line: line.day)]


def runs(lines: Iterable[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for (_, kind, taken_back), run in groupby(lines, key=lambda one: (one.who, one.kind, one.taken_back is not None)):
        some = list(run)
        fold = kind == "add" and not taken_back and len(some) >= FOLDED
        found += [some] if fold else [[line] for line in some]
    return found
