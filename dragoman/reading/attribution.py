from dragoman.model import Statement
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed


def find_statements(parsed: Parsed, cast: Cast) -> tuple[Statement, ...]:
    return ()
