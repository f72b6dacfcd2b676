"""The sixth form: what sentences mean, so that a record is made anew without the encoder; how many hold which issue."""

from dragoman.store.database import Database

VECTOR = """CREATE TABLE vector (
    model TEXT NOT NULL, digest TEXT NOT NULL, numbers BLOB NOT NULL, PRIMARY KEY (model, digest)
) STRICT, WITHOUT ROWID"""

ISSUE = (
    "CREATE TABLE issue (name TEXT PRIMARY KEY, positions INTEGER NOT NULL, processes INTEGER NOT NULL) STRICT",
    "INSERT INTO issue (name, positions, processes) "
    "SELECT issue, count(*), count(DISTINCT process) FROM ledger GROUP BY issue",
)


def keep_what_sentences_mean(database: Database) -> None:
    """The encoder's numbers by its package and the text's digest, which are no part of the journal; and counts of
    positions by issue, as counting those of a million reports takes longer than a page may."""
    for statement in (VECTOR, *ISSUE):
        database.run(statement)
