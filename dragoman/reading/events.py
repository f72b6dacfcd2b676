from dragoman.model import Event
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed


def find_events(parsed: Parsed, cast: Cast) -> tuple[Event, ...]:
    return ()
