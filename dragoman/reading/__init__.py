"""A report read: who, said what, met whom, wants what."""

from dragoman.model import Reading, Report
from dragoman.reading.attribution import find_statements, joint_actors
from dragoman.reading.events import find_events
from dragoman.reading.grammar import parse
from dragoman.reading.meetings import find_meetings
from dragoman.reading.people import find_cast
from dragoman.reading.positions import find_positions


def read(report: Report) -> Reading:
    """All that one report gives; the same whatever was read before it."""
    parsed = parse(report)
    cast = find_cast(parsed)
    statements = find_statements(parsed, cast)
    meetings = find_meetings(parsed, cast)
    positions = find_positions(parsed, cast, statements)
    events = find_events(parsed, cast)
    return Reading(
        report=report,
        actors=(*cast.actors, *joint_actors(statements, cast)),
        meetings=meetings,
        statements=statements,
        positions=positions,
        events=events,
    )
