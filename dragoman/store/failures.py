"""Reports that could not be read or kept, until one is added under their name or somebody forgets them."""

from datetime import datetime
from typing import NamedTuple

from dragoman.errors import UsageError
from dragoman.store.accounts import written
from dragoman.store.database import Database
from dragoman.store.packing import storable

LONGEST = 600  # characters of a name by which a failure is known, and of its reason


class Failed(NamedTuple):
    """A report that failed: when, who wanted it added, what it is called and what was wrong."""

    number: int
    at: str
    who: str
    name: str
    reason: str


def note(database: Database, now: datetime, name: str, reason: str, by: str) -> int:
    """Note a failure, once for each name; its number."""
    name, reason, by = (storable(text)[:LONGEST] for text in (name, reason, by))
    with database.writing():
        number = int(database.value("SELECT coalesce(max(number), 0) + 1 FROM failure"))
        database.run("DELETE FROM failure WHERE name = ?", name)
        database.insert("failure", number=number, at=written(now), who=by, name=name, reason=reason)
    return number


def failures(database: Database, most: int, before: int | None) -> list[Failed]:
    """The latest first, those before failure number `before`."""
    sql = "SELECT number, at, who, name, reason FROM failure WHERE number < ? ORDER BY number DESC LIMIT ?"
    return [Failed(*row) for row in database.rows(sql, 2**62 if before is None else before, most)]


def forget(database: Database, number: int) -> None:
    with database.writing():
        if database.value("SELECT 1 FROM failure WHERE number = ?", number) is None:
            raise UsageError(f"There is no failure {number}.")
        database.run("DELETE FROM failure WHERE number = ?", number)


def forget_name(database: Database, name: str) -> None:
    """A report that came in after all has not failed."""
    name = storable(name)[:LONGEST]
    if database.value("SELECT 1 FROM failure WHERE name = ? LIMIT 1", name):
        database.run("DELETE FROM failure WHERE name = ?", name)
