"""Days from left to right, and the months or years beneath them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.views.known.spark import ordinal_of
from dragoman.views.words import MONTHS

STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)  # months between two marks


@dataclass(frozen=True)
class Days:
    """Where a day stands between `left` and `right`."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: str) -> float:
        part = (ordinal_of(day) - self.first) / max(1, self.last - self.first)
        return round(self.left + min(1.0, max(0.0, part)) * (self.right - self.left), 1)

    def marks(self, most: int) -> Iterable[tuple[float, str]]:
        """Firsts of months or years, `most` at most, the year named where it begins."""
        start, end = date.fromordinal(self.first), date.fromordinal(self.last)
        months = (end.year - start.year) * 12 + end.month - start.month
        step = next((step for step in STEPS if months / step <= most), STEPS[-1])
        month = start.year * 12 + start.month - 1 + (start.day > 1)
        told = False
        for at in range(-(-month // step) * step, end.year * 12 + end.month, step):
            year, of_year = divmod(at, 12)
            named = not told or of_year == 0
            told = True
            label = str(year) if step >= 12 else MONTHS[of_year][:3] + (f" {year}" if named else "")
            yield self.x(date(year, of_year + 1, 1).isoformat()), label


def days_of(days: Iterable[str], left: float, right: float) -> Days | None:
    """From the first of these days to the last; None where they are less than two."""
    found = {ordinal_of(day) for day in days}
    return Days(min(found), max(found), left, right) if len(found) > 1 else None


def stands(day: str | None) -> bool:
    """Whether a day or a month is one that the calendar has."""
    return day is not None and ordinal_of(day) > 1
