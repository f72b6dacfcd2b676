"""Where a day stands on the line of time, and what stands together there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from dragoman.views.known.spark import ordinal_of
from dragoman.views.words import MONTHS

WIDTH, LEFT, RIGHT = 1180, 96, 12
MOST = 40  # places where something stands; where more would, neighbours are one

Part = TypeVar("Part")


class Mark(NamedTuple):
    x: float
    label: str


@dataclass(frozen=True)
class Scale:
    """Where a day stands."""

    first: int
    last: int
    right: float

    def x(self, day: str) -> float:
        part = (ordinal_of(day) - self.first) / max(1, self.last - self.first)
        return round(LEFT + 8 + min(1.0, max(0.0, part)) * (self.right - LEFT - 8), 1)


def neighbours(
    entries: Iterable[Part], day: Callable[[Part], str], scale: Scale, wide: float
) -> dict[float, list[Part]]:
    """What stands at which place: within `wide` of each other, and where there is too much to tell apart further."""
    found: dict[float, list[Part]] = {}
    for one in sorted(entries, key=day):
        x = scale.x(day(one))
        last = next(reversed(found), None)
        found.setdefault(x if last is None or x - last > wide else last, []).append(one)
    if len(found) > MOST:
        return neighbours([one for held in found.values() for one in held], day, scale, wide + WIDTH / MOST / 2)
    return found


def marks_of(first: int, last: int, scale: Scale) -> Iterable[Mark]:
    """Months, quarters or years, a dozen at most."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next((step for step in (1, 3, 6, 12, 24, 60, 120) if months / step <= 12), 240)
    month = start.year * 12 + start.month - 1
    told_year = False
    for at in range(-(-(month + 1) // step) * step, end.year * 12 + end.month, step):
        year, of_year = divmod(at, 12)
        day = date(year, of_year + 1, 1).isoformat()
        label = MONTHS[of_year][:3] if step < 12 else ""
        named = step >= 12 or of_year == 0 or not told_year
        told_year = True
        yield Mark(scale.x(day), f"{label} {year}".strip() if named else label)
