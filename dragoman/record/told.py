"""Readings in the order of time, each with the day on which it was told."""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.record.words import is_day

UNKNOWN = "9999"  # later than any day: what has no day stands last
HELD = {"agreement", "partial", "no-agreement", "continues"}


@dataclass(frozen=True)
class Told:
    """A reading, the day on which it was told as far as that is known, and the report that its text goes back to."""

    reading: Reading
    day: str | None
    origin: str

    @property
    def report(self) -> str:
        return self.reading.report.id


def told_in_order(readings: Iterable[Reading], as_of: str | None = None) -> tuple[Told, ...]:
    """Each text once, the earliest first, of one day by their names; with `as_of` only what was told by that day.

    The order given plays no part: of one text that came under several names the first name in the alphabet stays.
    """
    texts: dict[str, Reading] = {}
    for reading in readings:
        known = texts.get(reading.report.id)
        if known is None or reading.report.name < known.report.name:
            texts[reading.report.id] = reading
    told = [Told(reading, day_of(reading), report) for report, reading in texts.items()]
    if as_of is not None:
        told = [one for one in told if one.day is not None and one.day <= as_of]
    return tuple(sorted(told, key=lambda one: (one.day or UNKNOWN, one.reading.report.name, one.report)))


def day_of(reading: Reading) -> str | None:
    """The day of publication; of a report without one, the last day of the meetings that it says were held."""
    if reading.report.published and is_day(reading.report.published):
        return reading.report.published
    days = [m.date for m in reading.meetings if m.date and is_day(m.date) and m.outcome in HELD]
    return max(days, default=None)


def with_reading(told: Told, reading: Reading) -> Told:
    return Told(reading, told.day, told.origin)


def from_origins(told: Iterable[Told], origins: dict[str, str]) -> tuple[Told, ...]:
    """Each with the report that its text goes back to, by report."""
    return tuple(Told(one.reading, one.day, origins.get(one.report, one.report)) for one in told)


def named_alike(reading: Reading) -> Reading:
    """The reading of a report called by the stem of its file: kabul-3 of kabul-3.txt."""
    stem, dot, ending = reading.report.name.rpartition(".")
    if not dot or not stem or ending.lower() not in {"txt", "html", "htm", "md"}:
        return reading
    return replace(reading, report=replace(reading.report, name=stem))
