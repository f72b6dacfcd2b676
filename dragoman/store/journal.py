"""The journal: what was done, by whom and when. It only grows, and everything else can be made from it."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from dragoman.errors import UsageError
from dragoman.store.database import Database
from dragoman.store.packing import LARGEST, plain_json, storable

# add         a report whose text was not there
# version     the same, at the address of one that was
# appearance  a text that was there, under another name, outlet, day or address
# place       reports put into processes by hand: assigned, split off, joined
# decide      two entries said to be the same, or apart
# merge       entries that the program takes for one since the last time it looked
# correct     an entry of a reading accepted, rejected, edited or added
# recode      an issue called otherwise from now on
# code        reports that some people code on their own
# done        a report that one of them is done with
# undo        an earlier line of the journal, or one merge of it, taken back
KINDS = ("add", "version", "appearance", "place", "decide", "merge", "correct", "recode", "code", "done", "undo")
MACHINE = "dragoman"  # who writes down what nobody said by hand


class Entry(NamedTuple):
    """One line of the journal; `reading` is packed, `undone` the line that took this one back."""

    n: int
    at: str
    who: str
    kind: str
    payload: dict[str, Any]
    reading: bytes | None = None
    undone: int | None = None


def written(database: Database, who: str, kind: str, payload: dict[str, Any], reading: bytes | None = None) -> Entry:
    """A new line at the journal's end; it lasts when the transaction around it does."""
    n = int(database.value("SELECT coalesce(max(n), 0) + 1 FROM journal"))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    payload = storable(payload)
    database.insert(
        "journal",
        n=n,
        at=at,
        who=storable(who),
        kind=kind,
        payload=msgspec.json.encode(payload).decode(),
        reading=reading,
    )
    return Entry(n, at, who, kind, payload, reading)


SELECT = (
    "SELECT j.n, at, who, kind, payload, {reading}, (SELECT max(through) FROM undone u WHERE u.n = j.n) FROM journal j "
)


def entry_at(database: Database, n: int) -> Entry:
    """One line; an error where there is none."""
    row = None if n > LARGEST else database.row(SELECT.format(reading="reading") + "WHERE j.n = ?", n)
    if row is None:
        last = database.value("SELECT max(n) FROM journal")
        known = f"It has the lines 1 to {last}" if last else "It is empty"
        raise UsageError(f"There is no line {n} in the journal. {known}: dragoman log.")
    return entry_of(row)


def entries(database: Database, after: int = 0, most: int = 1000) -> list[Entry]:
    """Some lines in order, without the readings that they brought."""
    sql = SELECT.format(reading="NULL") + "WHERE j.n > ? ORDER BY j.n LIMIT ?"
    return [entry_of(row) for row in database.rows(sql, after, most)]


def entry_of(row: tuple[Any, ...]) -> Entry:
    n, at, who, kind, payload, reading, undone = row
    return Entry(n, at, who, kind, plain_json(payload), reading, undone)
