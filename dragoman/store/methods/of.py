"""What all parts of a store stand on."""

from collections.abc import Callable
from datetime import UTC, datetime

from dragoman.store.database import Database


def now() -> datetime:
    return datetime.now(UTC)


class OfStore:
    """`clock` gives the time by which sessions end and tokens are noted; a test may set another."""

    database: Database
    clock: Callable[[], datetime] = staticmethod(now)
