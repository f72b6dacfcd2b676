"""What is watched, and what has come of each thing that it lists: in no journal, in the store's own tables.

An entry waits from the moment at which its feed's new state is kept until it is added, in one transaction each, so
that whoever ends the program at any moment loses nothing and reads nothing twice.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from dragoman.model import Reading
from dragoman.sources.items import Facts
from dragoman.store import failures
from dragoman.store.accounts import written
from dragoman.store.adding import Added, added
from dragoman.store.database import Database
from dragoman.store.packing import storable

DAY = timedelta(days=1)


class Place(NamedTuple):
    """Something watched, with what its server said when it was last fetched, and how often it failed since."""

    etag: str | None = None
    modified: str | None = None
    tries: int = 0
    due: str = ""


class Listed(NamedTuple):
    """Something that a place lists: an article or a file, by the name under which it is known in the store."""

    name: str
    address: str | None = None
    told: Facts = Facts()
    content: str | None = None
    stamp: str = ""
    tries: int = 0


def place_at(database: Database, place: str) -> Place:
    row = database.row("SELECT etag, modified, tries, due FROM watched WHERE place = ?", storable(place))
    return Place(*row) if row else Place()


def note_listing(
    database: Database, place: str, etag: str | None, modified: str | None, listed: Sequence[Listed], part: str | None
) -> int:
    """Keep what a place, or a part of it, lists by now, all of it or nothing; how much of it is new, or has changed."""
    place, asked = storable(place), storable(part or place)
    with database.writing():
        failures.forget_name(database, asked)
        keep_place(database, asked, Place(etag, modified))
        before = waiting_at(database, place)
        first = int(database.value("SELECT coalesce(max(n), 0) + 1 FROM listed"))
        database.many(
            "INSERT INTO listed (name, n, place, address, told, content, stamp, state, tries, due) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', 0, '') ON CONFLICT (name) DO UPDATE SET place = excluded.place, "
            "state = 'waiting', stamp = excluded.stamp, content = excluded.content, "
            "tries = CASE WHEN listed.stamp = excluded.stamp THEN listed.tries ELSE 0 END, "
            "due = CASE WHEN listed.stamp = excluded.stamp THEN listed.due ELSE '' END "
            "WHERE listed.state = 'waiting' OR listed.stamp <> excluded.stamp",
            (row_of(one, n, place) for n, one in enumerate(listed, start=first)),
        )
        return waiting_at(database, place) - before


def row_of(one: Listed, n: int, place: str) -> tuple[object, ...]:
    told = msgspec.json.encode(one.told).decode()
    return (storable(one.name), n, place, storable(one.address), storable(told), storable(one.content), one.stamp)


def keep_place(database: Database, place: str, now: Place) -> None:
    database.run("DELETE FROM watched WHERE place = ?", place)
    database.insert("watched", place=place, **now._asdict())


def waiting_at(database: Database, place: str) -> int:
    return int(database.value("SELECT count(*) FROM listed WHERE place = ? AND state = 'waiting'", place))


def waiting(database: Database, place: str, now: datetime, most: int) -> list[Listed]:
    """What a place lists that is to be read by now, in the order in which it came."""
    rows = database.rows(
        "SELECT name, address, told, content, stamp, tries FROM listed "
        "WHERE place = ? AND state = 'waiting' AND due <= ? ORDER BY n LIMIT ?",
        storable(place), written(now), most,
    )  # fmt: skip
    return [
        Listed(name, address, msgspec.json.decode(told, type=Facts), content, stamp, tries)
        for name, address, told, content, stamp, tries in rows
    ]


def stamps(database: Database, place: str) -> dict[str, str]:
    """What each thing that a place lists was like when it was last seen, also where it is done."""
    return dict(database.rows("SELECT name, stamp FROM listed WHERE place = ?", storable(place)))


def add_listed(
    database: Database, reading: Reading, by: str, process: str | None, name: str, stamp: str, last: bool
) -> Added:
    """Add a report, and where it is the `last` one of what was listed, note that this is done: both or neither."""
    with database.writing():
        found = added(database, reading, by, process, again=False)
        if last:
            finish(database, name, stamp, "done")
    return found


def finish(database: Database, name: str, stamp: str, state: str) -> None:
    """Nothing more is to be read of an entry, unless it has changed meanwhile."""
    failures.forget_name(database, name)
    database.run(
        "UPDATE listed SET state = ?, content = NULL WHERE name = ? AND stamp = ?", state, storable(name), stamp
    )


def put_off(
    database: Database, now: datetime, one: Listed, reason: str, by: str, pause: timedelta, most: int
) -> datetime | None:
    """An entry that failed: when it is tried again, after twice the pause each time; None where it is given up.

    One that is given up is among the store's failures.
    """
    tries = one.tries + 1
    with database.writing():
        if tries >= most:
            finish(database, one.name, one.stamp, "failed")
            failures.note(database, now, one.name, reason, by)
            return None
        due = now + later(pause, tries)
        database.run(
            "UPDATE listed SET tries = ?, due = ? WHERE name = ? AND stamp = ?",
            tries, written(due), storable(one.name), one.stamp,
        )  # fmt: skip
    return due


def rest(database: Database, names: Iterable[str], until: datetime) -> None:
    """Entries of a host that is not asked for now: it is no fault of theirs."""
    database.many("UPDATE listed SET due = ? WHERE name = ?", [(written(until), storable(name)) for name in names])


def place_failed(
    database: Database, now: datetime, place: str, reason: str, by: str, pause: timedelta, rests: timedelta
) -> datetime:
    """A place that could not be had: before when it is not asked again, the first time as soon as its host `rests`.

    It is among the store's failures until it is had again.
    """
    before = place_at(database, place)
    due = now + later(pause, before.tries) if before.tries else now
    due = max(due, now + rests)
    with database.writing():
        failures.note(database, now, place, reason, by)
        keep_place(database, storable(place), before._replace(tries=before.tries + 1, due=written(due)))
    return due


def later(pause: timedelta, tries: int) -> timedelta:
    return min(pause * (1 << min(tries - 1, 20)), max(DAY, pause))
