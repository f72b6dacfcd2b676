"""Two days, as known on each; two meetings, by what was held after each."""

from collections.abc import Callable
from typing import NamedTuple

from dragoman.model import KnownMeeting, Report
from dragoman.views.known.known import Known
from dragoman.views.web.compare.matrix import Matrix, matrix, standing
from dragoman.views.web.entities.meeting import TOLD, days_of
from dragoman.views.web.entities.moved import Moved, latest
from dragoman.views.web.entities.person import in_time

KnownOn = Callable[[str], Known]  # what was known on a day


class Times(NamedTuple):
    """The matrix of both times, the movements between them, and what was printed between two days."""

    matrix: Matrix
    moved: Moved
    printed: list[Report]
    meetings: list[KnownMeeting]


def days_compared(known_on: KnownOn, one: str, other: str, every: bool) -> Times:
    """What was known on the earlier day, and what on the later one."""
    before, after = (known_on(day) for day in sorted((one, other)))
    first, last = sorted((one, other))
    return Times(
        matrix(standing(before.record.positions, first), standing(after.record.positions, last)),
        latest(after, (move for move in after.record.movements if move.date and first < move.date <= last), every),
        [report for report in after.record.reports if report.id not in before.reports],
        in_time(m for m in after.record.meetings if m.date and first < m.date <= last),
    )


def meetings_compared(known: Known, one: KnownMeeting, other: KnownMeeting, every: bool) -> Times | None:
    """What was held within the days in which each was reported; None where the day of one is not known."""
    ends = [days_of(meeting) for meeting in (one, other)]
    if ends[0] is None or ends[1] is None:
        return None
    first, last = sorted((days[1] + TOLD).isoformat() for days in ends if days)
    entries = known.record.positions
    return Times(
        matrix(standing(entries, first), standing(entries, last)),
        latest(known, (move for move in known.record.movements if move.date and first < move.date <= last), every),
        [],
        in_time(
            m for m in known.record.meetings if m.date and first < m.date < last and m.id not in (one.id, other.id)
        ),
    )


def held_meetings(known: Known) -> list[KnownMeeting]:
    """The meetings whose day is known, those that were only planned among them."""
    return in_time(meeting for meeting in known.record.meetings if days_of(meeting))
