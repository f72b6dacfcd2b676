"""A report read: who, said what, met whom, wants what."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from dragoman.model import Reading, Report
from dragoman.reading.attribution import find_statements, joint_actors
from dragoman.reading.cast import Cast
from dragoman.reading.events import find_events
from dragoman.reading.grammar import Parsed, parse
from dragoman.reading.issues import Scheme
from dragoman.reading.learned import Learned, relearned
from dragoman.reading.meetings import find_meetings
from dragoman.reading.people import find_cast
from dragoman.reading.positions import find_positions


def read(report: Report, scheme: Scheme | None = None, learned: Learned | None = None) -> Reading:
    """All that one report gives; the same whatever was read before it.

    `scheme`: a user's own issues of positions. `learned`: what the corrections of a store have taught.
    """
    parsed, cast, told = who_said_what(report)
    meetings = find_meetings(parsed, cast)
    whole = replace(
        told,
        meetings=meetings,
        positions=find_positions(parsed, cast, told.statements, meetings, scheme),
        events=find_events(parsed, cast),
    )
    return relearned(whole, learned)


def read_statements(report: Report, _scheme: Scheme | None = None, learned: Learned | None = None) -> Reading:
    """Who said what in one report, and only that: the statements of `read`, without what it finds beside them."""
    _, _, told = who_said_what(report)
    return relearned(told, learned)


def who_said_what(report: Report) -> tuple[Parsed, Cast, Reading]:
    """A report parsed, its people and parties, and a reading of these and of what they say."""
    parsed = parse(report)
    cast = find_cast(parsed)
    statements = find_statements(parsed, cast)
    actors = (*cast.actors, *joint_actors(statements, cast))
    return parsed, cast, Reading(report=report, actors=actors, statements=statements)


READERS: Mapping[str, Callable[[Report, Scheme | None, Learned | None], Reading]] = {
    "everything": read,
    "statements": read_statements,
}
