"""A small picture of when there was movement: a bar for each day, as high as there were movements on it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dragoman.model import Movement
from dragoman.views.words import written_date

WIDTH, HEIGHT, BAR = 72, 18, 4


class Spark(NamedTuple):
    """Bars of [x, y, height] in a box of WIDTH × HEIGHT, and the same in words."""

    bars: tuple[tuple[float, float, float], ...]
    words: str
    width: int = WIDTH
    height: int = HEIGHT
    bar: int = BAR


def spark_of(moves: Sequence[Movement], days: Sequence[str], busiest: int) -> Spark | None:
    """The movements of one issue between the first and last day of all movements; None where none has a day."""
    count = Counter(one.date for one in moves if one.date)
    if not count:
        return None
    first, last = ordinal_of(days[0]), ordinal_of(days[-1])
    bars = []
    for day, number in sorted(count.items()):
        x = (ordinal_of(day) - first) / max(1, last - first) * (WIDTH - BAR)
        height = max(3.0, number / busiest * (HEIGHT - 1))
        bars.append((round(x, 1), round(HEIGHT - height, 1), round(height, 1)))
    said = "; ".join(f"{number} on {written_date(day)}" for day, number in sorted(count.items()))
    return Spark(tuple(bars[:40]), said if len(said) < 160 else f"{sum(count.values())} from {days[0]} to {days[-1]}")


def ordinal_of(day: str) -> int:
    """A day as a number; of a month its middle, of a year its middle."""
    try:
        return date.fromisoformat({4: f"{day}-07-01", 7: f"{day}-15"}.get(len(day), day)).toordinal()
    except ValueError:
        return date(1, 1, 1).toordinal()
