"""The positions on an issue as bars on a line of time, a lane for each party; places are in percent of the width."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.model import LedgerEntry
from dragoman.views.known.known import Known
from dragoman.views.words import MONTHS

HIGH = 26  # pixels of a bar with the room below it
LEAST = 2.5  # percent: a bar is wide enough for its sign
DEEPEST = 12  # bars above each other in one lane
TICKS = 6
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)  # months between two ticks


class Tick(NamedTuple):
    x: float
    label: str


class Scale(NamedTuple):
    """The first and last day that are drawn, and the months that are named below."""

    first: date
    last: date
    ticks: list[Tick]

    def at(self, day: date) -> float:
        return round(100 * (day - self.first).days / max(1, (self.last - self.first).days), 2)


class Bar(NamedTuple):
    """`open` where the position is still held at the end."""

    entry: LedgerEntry
    x: float
    width: float
    y: int
    open: bool


class Lane(NamedTuple):
    party: str
    bars: list[Bar]
    height: int
    left_out: int


def scale_of(known: Known, entries: Iterable[LedgerEntry]) -> Scale | None:
    """From the first day on which something is held to the last report; None where no day is known."""
    starts = [day for entry in entries if (day := day_of(entry.since))]
    if not starts:
        return None
    ends = [day for report in known.record.reports if (day := day_of(report.published))]
    first, last = min(starts), max([*starts, *ends])
    last = max(last, first + timedelta(days=28))
    last += timedelta(days=max(7, (last - first).days // 20))
    return Scale(first, last, ticks(first, last))


def ticks(first: date, last: date) -> list[Tick]:
    """The beginnings of some months, so few that their names have room."""
    months = [date(m // 12, m % 12 + 1, 1) for m in range(month(first) + 1, month(last) + 1)]
    step = next((step for step in STEPS if len(months) / step <= TICKS), STEPS[-1])
    some = [day for day in months if month(day) % step == 0] or months[:1]
    whole = max(1, (last - first).days)
    return [
        Tick(x, f"{MONTHS[day.month - 1][:3]} {day.year}")
        for day in some
        if (x := round(100 * (day - first).days / whole, 2)) < 90
    ]


def month(day: date) -> int:
    return day.year * 12 + day.month - 1


def lanes(entries: Iterable[LedgerEntry], scale: Scale) -> list[Lane]:
    """A lane for each party, whoever spoke first above; bars that are held at one time stand below each other."""
    own: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        if day_of(entry.since):
            own.setdefault(entry.party, []).append(entry)
    return [lane(party, held, scale) for party, held in own.items()]


def lane(party: str, entries: list[LedgerEntry], scale: Scale) -> Lane:
    ends: list[float] = []  # where the last bar of each row ends
    bars = []
    for entry in entries:
        start = day_of(entry.since) or scale.first
        until = day_of(entry.until)
        x = min(scale.at(start), 100 - LEAST)
        end = max(x + LEAST, min(100.0, scale.at(until) if until else 100.0))
        row = next((at for at, taken in enumerate(ends) if taken <= x), len(ends))
        if row >= DEEPEST:
            continue
        ends[row : row + 1] = [end]
        bars.append(Bar(entry, x, round(end - x, 2), row * HIGH, until is None))
    return Lane(party, bars, len(ends) * HIGH, len(entries) - len(bars))


def day_of(when: str | None) -> date | None:
    """2019-05: the first of May."""
    try:
        return date.fromisoformat(when if when and len(when) > len("2019-05") else f"{when}-01")
    except ValueError:
        return None
