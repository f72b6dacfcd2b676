"""Positions as each report has them: on which occasion, by which origin, held then or recalled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.days import is_day
from dragoman.model import KnownMeeting, Position, Report, Stance
from dragoman.record.ledger.history import History, Places
from dragoman.record.ledger.occasions import Telling
from dragoman.record.ledger.past import held_before, month_in, month_of, place_of
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


def sightings(tellings: Sequence[Telling], meetings: Sequence[KnownMeeting]) -> tuple[Sighting, ...]:
    """Every position of every report at its time; in a copy at that of its original, where both have it.

    "an offer that it made in March", of now in the original; "an offer made in March", of March in the copy      of now
    """
    seen = tuple(in_each(tellings, meetings))
    originals = [one for one in seen if one.report.id == one.origin]
    now, then = ({key_of(one) for one in originals if one.recalled is past} for past in (False, True))
    return tuple(
        one._replace(day=one.telling.day, occasion=one.telling.occasion, recalled=False)
        if one.recalled and one.report.id != one.origin and key_of(one) in now - then
        else one
        for one in seen
    )


def key_of(sight: Sighting) -> tuple[str, str, Stance, str]:
    """What is held, and by whose words."""
    return sight.origin, sight.position.party, sight.position.stance, sight.position.issue


def in_each(tellings: Sequence[Telling], meetings: Sequence[KnownMeeting]) -> Iterator[Sighting]:
    """Every position of every report, and what it is said to have taken the place of.

    Who sits between the sides offers and asks; that it accepts, refuses or makes conditions is believed only when read
    surely.
    """
    between = mediators(meetings)
    history = History.of(tellings, meetings)
    for one in tellings:
        places = history.places_before(one)
        for position in one.told.reading.positions:
            if position.party in between and position.stance not in OF_MEDIATORS and position.score < CERTAIN:
                continue
            sight = dated(position, one, history, places)
            yield sight
            if not sight.recalled:
                yield from before(sight, history)


def mediators(meetings: Iterable[KnownMeeting]) -> frozenset[str]:
    """Those who mediate oftener than they negotiate."""
    sides: Counter[str] = Counter()
    for meeting in meetings:
        sides.update(dict.fromkeys(meeting.mediators, 1))
        sides.subtract(dict.fromkeys(meeting.parties, 1))
    return frozenset(code for code, balance in sides.items() if balance > 0)


def dated(position: Position, telling: Telling, history: History, places: Places) -> Sighting:
    """A position at its time: now, or that of the month or the meeting that the report looks back to.

    told in April: "Iran, which in January offered 12"      of the occasion in January
    told in April: "Iran had refused it in Muscat"           of the meeting in Muscat
    told in April: "the men killed in January"               of April, where nothing else tells of a January
    said by a person to be of 20 March                       of 20 March, also where the report is of that day
    """
    report = telling.told.reading.report
    if position.status == "corrected" and is_day(position.date or ""):
        if position.date == report.published:
            return Sighting(position, telling, telling.day, telling.occasion)
        return Sighting(position, telling, *history.said_to_be(str(position.date)))
    month = month_of(position, report, telling.day)
    then = history.in_month(month, telling) if month else history.on_day(place_of(position, report, places))
    if then is None:
        return Sighting(position, telling, telling.day, telling.occasion)
    return Sighting(position, telling, *then, recalled=True)


def before(sight: Sighting, history: History) -> Iterator[Sighting]:
    """What a party is said to have held before, in the words on what it holds now: "which it had refused"."""
    told = held_before(sight.position, sight.report)
    if told is None or not sight.occasion:
        return
    stance, span = told
    clause = sight.report.text[span.start : span.end]
    month = month_in(clause, sight.day)
    then = history.in_month(month, sight.telling) if month else None
    position = replace(
        sight.position,
        id=f"{sight.position.id}-before",
        stance=stance,
        detail=clause,
        evidence=(span,),
        reason="in a clause on what it holds now",
        status="suggested",
        by=(),
        grounds={},
        second=None,
    )
    yield Sighting(position, sight.telling, *(then or (None, sight.occasion - 1)), recalled=True)
