"""A process apart in a process apart, as where pages are cleaned PDFs are taken apart."""

from dragoman.apart import Apart
from tests.apart import harm

INNER = Apart()


def begin() -> int:
    return int(INNER.ask(60, harm.process_id))


def burn(seconds: float) -> None:
    INNER.ask(60, harm.burn, seconds)
