"""The sixth form: what sentences mean, so that a record is made anew without the encoder."""

from dragoman.store.database import Database

VECTOR = """CREATE TABLE vector (
    model TEXT NOT NULL, digest TEXT NOT NULL, numbers BLOB NOT NULL, PRIMARY KEY (model, digest)
) STRICT, WITHOUT ROWID"""


def keep_what_sentences_mean(database: Database) -> None:
    """A table for the encoder's numbers, by its package and the text's digest; no part of the journal."""
    database.run(VECTOR)
