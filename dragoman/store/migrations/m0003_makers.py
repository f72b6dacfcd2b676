"""The third form: which version of the program made each record, so that a newer one makes it anew."""

from dragoman.store.database import Database


def tell_who_made_records(database: Database) -> None:
    """A column for the program's version; what is there already is made anew when it is next asked for."""
    database.run("ALTER TABLE process ADD COLUMN maker TEXT NOT NULL DEFAULT ''")
    database.run("CREATE INDEX process_maker ON process (maker)")
