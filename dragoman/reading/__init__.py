"""A report read: who, said what, met whom, wants what."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.model import Reading, Report
from dragoman.reading.attribution import find_statements, joint_actors
from dragoman.reading.cast import Cast
from dragoman.reading.doubt import DOUBTED, doubt_in
from dragoman.reading.events import find_events
from dragoman.reading.grammar import Parsed, parse, parse_many
from dragoman.reading.issues import Scheme
from dragoman.reading.learned import Learned, relearned
from dragoman.reading.meetings import find_meetings
from dragoman.reading.people import find_cast
from dragoman.reading.positions import find_positions


def read(report: Report, scheme: Scheme | None = None, learned: Learned | None = None) -> Reading:
    """All that one report gives; the same whatever was read before it.

    `scheme`: a user's own issues of positions. `learned`: what the corrections of a store have taught. Meetings and
    positions are doubted where a report's words are not those of talks, unless a user's issues say what it is about.
    """
    return everything(parse(report), scheme, learned)


def read_many(
    reports: Sequence[Report], scheme: Scheme | None = None, learned: Learned | None = None
) -> Iterator[Reading]:
    """Reports read, each as `read` reads it, in less time where they are short; all are in memory at once."""
    return (everything(parsed, scheme, learned) for parsed in parse_many(reports))


def everything(parsed: Parsed, scheme: Scheme | None, learned: Learned | None) -> Reading:
    cast, told = who_said_what(parsed)
    doubt = doubt_in(parsed.report.text) if scheme is None else 0.0
    meetings = find_meetings(parsed, cast, doubt)
    whole = replace(
        told,
        meetings=meetings,
        positions=find_positions(parsed, cast, told.statements, meetings, scheme, doubt),
        events=find_events(parsed, cast),
    )
    return relearned(flagged(whole) if doubt else whole, learned)


def flagged(reading: Reading) -> Reading:
    """A reading whose report says that it was doubted."""
    return replace(reading, report=replace(reading.report, flags=(*reading.report.flags, DOUBTED)))


def read_statements(report: Report, _scheme: Scheme | None = None, learned: Learned | None = None) -> Reading:
    """Who said what in one report, and only that: the statements of `read`, without what it finds beside them."""
    _, told = who_said_what(parse(report))
    return relearned(told, learned)


def who_said_what(parsed: Parsed) -> tuple[Cast, Reading]:
    """A report's people and parties, and a reading of these and of what they say."""
    cast = find_cast(parsed)
    statements = find_statements(parsed, cast)
    actors = (*cast.actors, *joint_actors(statements, cast))
    return cast, Reading(report=parsed.report, actors=actors, statements=statements)


READERS: Mapping[str, Callable[[Report, Scheme | None, Learned | None], Reading]] = {
    "everything": read,
    "statements": read_statements,
}
