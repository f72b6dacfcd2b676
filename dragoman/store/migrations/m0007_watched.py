"""The seventh form: feeds, sitemaps and folders that are watched, and what each of them lists."""

from dragoman.store.database import Database

TABLES = (
    # What a server said of a feed when it was last fetched; how often it failed since; not asked again before `due`.
    """CREATE TABLE watched (
        place TEXT PRIMARY KEY, etag TEXT, modified TEXT, tries INTEGER NOT NULL, due TEXT NOT NULL
    ) STRICT""",
    # Articles and files, known by their name: waiting, done or failed. `stamp` differs where a file has changed.
    """CREATE TABLE listed (
        name TEXT PRIMARY KEY, n INTEGER NOT NULL, place TEXT NOT NULL, address TEXT, told TEXT NOT NULL, content TEXT,
        stamp TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, due TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX listed_waiting ON listed (place, n) WHERE state = 'waiting'",
    "CREATE INDEX listed_n ON listed (n)",
)


def keep_what_is_watched(database: Database) -> None:
    """Tables for what is watched, so that nothing is read twice or forgotten; no part of the journal."""
    for statement in TABLES:
        database.run(statement)
