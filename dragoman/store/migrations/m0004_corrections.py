"""The fourth form: what people say of single entries, codes that were renamed, who may come in, what failed."""

from dragoman.store.about import note_about
from dragoman.store.database import Database
from dragoman.store.journal import entry_at

JUDGED = ("party", "person", "meeting", "ledger", "statement")
TABLES = (
    # What people say of the entries of a record, and who did.
    *(
        statement
        for table in JUDGED
        for statement in (
            f"ALTER TABLE {table} ADD COLUMN status TEXT NOT NULL DEFAULT 'suggested'",
            f"ALTER TABLE {table} ADD COLUMN judged_by TEXT NOT NULL DEFAULT '[]'",
            f"CREATE INDEX {table}_status ON {table} (status) WHERE status <> 'suggested'",
        )
    ),
    # Corrections of entries, as the journal tells of them; `coding` where a coder codes on their own.
    """CREATE TABLE correction (
        n INTEGER PRIMARY KEY REFERENCES journal, report TEXT NOT NULL, kind TEXT NOT NULL, entry TEXT NOT NULL,
        deed TEXT NOT NULL, who TEXT NOT NULL, coding TEXT, code TEXT
    ) STRICT""",
    "CREATE INDEX correction_report ON correction (report, n)",
    "CREATE INDEX correction_code ON correction (code)",
    "CREATE INDEX correction_coding ON correction (coding, who, report)",
    # What people code on their own, as the journal tells of it, and the reports that each of them is done with.
    "CREATE TABLE coding (n INTEGER PRIMARY KEY REFERENCES journal, name TEXT NOT NULL) STRICT",
    "CREATE INDEX coding_name ON coding (name, n)",
    """CREATE TABLE finished (
        n INTEGER PRIMARY KEY REFERENCES journal, coding TEXT NOT NULL, report TEXT NOT NULL, coder TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX finished_coding ON finished (coding, coder, report)",
    # Which reports and processes each line of the journal is about.
    """CREATE TABLE about (
        what TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL REFERENCES journal, PRIMARY KEY (what, value, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX journal_who ON journal (who, n)",
    "CREATE INDEX journal_kind ON journal (kind, n)",
    # An issue that is called otherwise, or is part of another; `process` where that is so in one process only.
    """CREATE TABLE recoding (
        n INTEGER PRIMARY KEY REFERENCES journal, issue TEXT NOT NULL, into_issue TEXT NOT NULL, process TEXT
    ) STRICT""",
    # The words on which each entry of the ledger rests, and who says them.
    """CREATE TABLE snippet (
        process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, report TEXT NOT NULL, start INTEGER NOT NULL,
        stop INTEGER NOT NULL, speaker TEXT, PRIMARY KEY (process, id, report, start, stop)
    ) STRICT, WITHOUT ROWID""",
    "ALTER TABLE statement ADD COLUMN start INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE statement ADD COLUMN stop INTEGER NOT NULL DEFAULT 0",
    # What a list of processes shows, as their records were last made.
    "ALTER TABLE process ADD COLUMN summary TEXT",
    "ALTER TABLE process ADD COLUMN last_met TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE process ADD COLUMN called TEXT",
    """CREATE INDEX process_last_met ON process (last_met DESC, name)
        WHERE substr(name, 1, 9) <> 'unsorted-'""",
    "CREATE INDEX process_sorted ON process (name) WHERE substr(name, 1, 9) <> 'unsorted-'",
    "UPDATE process SET maker = ''",  # so that it is made anew with them
    # What is no part of the record and stands in no journal.
    """CREATE TABLE account (
        name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT, since TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE session (
        digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES account, until TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX session_name ON session (name)",
    "CREATE INDEX session_until ON session (until)",
    """CREATE TABLE token (
        digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES account, called TEXT NOT NULL, since TEXT NOT NULL,
        used TEXT
    ) STRICT""",
    "CREATE UNIQUE INDEX token_called ON token (name, called)",
    """CREATE TABLE visit (
        who TEXT NOT NULL, process TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (who, process)
    ) STRICT""",
    """CREATE TABLE failure (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX failure_name ON failure (name)",
)


def keep_what_people_say(database: Database) -> None:
    """Tables for corrections, recodings, people who may come in, their visits, and reports that could not be read."""
    for statement in TABLES:
        database.run(statement)
    for (n,) in database.rows("SELECT n FROM journal ORDER BY n"):
        note_about(database, entry_at(database, n))
