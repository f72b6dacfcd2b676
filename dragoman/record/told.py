"""Readings in the order of time, each with the day on which it was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from dragoman.days import is_day, is_month
from dragoman.model import Event, Meeting, Position, Reading

UNKNOWN = "9999"  # later than any day: what has no day stands last
FIRST, LAST = "1000", "9000"
Dated = TypeVar("Dated", Meeting, Position, Event)
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

    The order given plays no part: of a text that came more than once the earliest stays, of one day the first name in
    the alphabet. What is no day of the calendar is no day here.
    """
    texts: dict[str, Told] = {}
    for reading in map(with_real_days, readings):
        one = Told(reading, day_of(reading), reading.report.id)
        if as_of is None or (one.day is not None and one.day <= as_of):
            known = texts.setdefault(one.report, one)
            if known is not one and (in_time(one), repr(one.reading)) < (in_time(known), repr(known.reading)):
                texts[one.report] = one
    return tuple(sorted(texts.values(), key=in_time))


def in_time(told: Told) -> tuple[str, str, str]:
    return told.day or UNKNOWN, told.reading.report.name, told.report


def with_real_days(reading: Reading) -> Reading:
    """The reading without dates that the calendar, or this age, does not have: 2019-02-30, "spring", 0001-01-01."""
    sections = {name: tuple(map(really_dated, getattr(reading, name))) for name in ("meetings", "positions", "events")}
    report = reading.report
    if report.published is not None and not (is_day(report.published) and is_near(report.published)):
        report = replace(report, published=None)
    return replace(reading, report=report, **sections)


def really_dated(entry: Dated) -> Dated:
    if entry.date is None or ((is_day(entry.date) or is_month(entry.date)) and is_near(entry.date)):
        return entry
    gone: dict[str, None] = {"date": None, "date_precision": None} if isinstance(entry, Meeting) else {"date": None}
    return replace(entry, **gone)


def is_near(when: str) -> bool:
    """Whether days can be counted from a date without leaving the calendar."""
    return FIRST <= when < LAST


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
