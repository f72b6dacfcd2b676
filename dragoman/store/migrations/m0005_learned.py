"""The fifth form: what corrections have taught, version by version, so that one can go back."""

from dragoman.store.database import Database

LEARNED = """CREATE TABLE learned (
    version INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, through INTEGER NOT NULL, in_use INTEGER NOT NULL,
    trials TEXT NOT NULL, heads BLOB NOT NULL
) STRICT"""


def keep_what_was_learned(database: Database) -> None:
    """A table for the versions; `through` is the journal's line up to which each learned. No part of the journal."""
    database.run(LEARNED)
