from dragoman.model import Meeting
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed


def find_meetings(parsed: Parsed, cast: Cast) -> tuple[Meeting, ...]:
    return ()
