"""Positions as each report has them: on which occasion, by which origin, held then or recalled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.model import KnownMeeting, Position, Report
from dragoman.record.ledger.occasions import Telling
from dragoman.record.ledger.past import held_before, month_in, month_of
from dragoman.record.ledger.weights import CERTAIN, OF_MEDIATORS


class Sighting(NamedTuple):
    """A position as one report has it, with the day and the occasion on which it was held."""

    position: Position
    telling: Telling
    day: str | None
    occasion: int | None
    recalled: bool = False

    @property
    def report(self) -> Report:
        return self.telling.told.reading.report

    @property
    def origin(self) -> str:
        return self.telling.told.origin

    @property
    def place(self) -> int:
        return self.telling.place


def sightings(tellings: Sequence[Telling], meetings: Sequence[KnownMeeting]) -> Iterator[Sighting]:
    """Every position of every report, and what it is said to have taken the place of.

    Who sits between the sides offers and asks; that it accepts, refuses or makes conditions is believed only when read
    surely.
    """
    between = mediators(meetings)
    latest = latest_of_month(tellings)
    held = {meeting.date[:7] for meeting in meetings if meeting.date}
    for one in tellings:
        for position in one.told.reading.positions:
            if position.party in between and position.stance not in OF_MEDIATORS and position.score < CERTAIN:
                continue
            sight = dated(position, one, latest, held)
            yield sight
            if not sight.recalled:
                yield from before(sight, latest)


def mediators(meetings: Iterable[KnownMeeting]) -> frozenset[str]:
    """Those who mediate oftener than they negotiate."""
    sides: Counter[str] = Counter()
    for meeting in meetings:
        sides.update(dict.fromkeys(meeting.mediators, 1))
        sides.subtract(dict.fromkeys(meeting.parties, 1))
    return frozenset(code for code, balance in sides.items() if balance > 0)


def dated(position: Position, telling: Telling, latest: dict[str, Telling], held: set[str]) -> Sighting:
    """A position at its time: now, or the month that the report looks back to, where something is told of that month.

    told in April: "Iran, which in January offered 12"      of the occasion in January
    told in April: "the men killed in January"               of April, where nothing else tells of a January
    """
    month = month_of(position, telling.told.reading.report, telling.day)
    then = latest.get(month) if month else None
    if month and then and then.day and telling.day and then.day < telling.day:
        return Sighting(position, telling, then.day, then.occasion, recalled=True)
    if month and month in held:
        return Sighting(position, telling, month, None, recalled=True)
    return Sighting(position, telling, telling.day, telling.occasion)


def before(sight: Sighting, latest: dict[str, Telling]) -> Iterator[Sighting]:
    """What a party is said to have held before, in the words on what it holds now: "which it had refused"."""
    told = held_before(sight.position, sight.report)
    if told is None or not sight.occasion:
        return
    stance, clause = told
    month = month_in(clause, sight.day)
    then = latest.get(month) if month else None
    position = replace(sight.position, id=f"{sight.position.id}-before", stance=stance, detail=clause, second=None)
    if then is not None:
        yield Sighting(position, sight.telling, then.day, then.occasion, recalled=True)
    else:
        yield Sighting(position, sight.telling, None, sight.occasion - 1, recalled=True)


def latest_of_month(tellings: Sequence[Telling]) -> dict[str, Telling]:
    """The last report of each month that tells of a known day."""
    return {one.day[:7]: one for one in sorted(tellings, key=lambda one: (one.day or "", -one.place)) if one.day}
