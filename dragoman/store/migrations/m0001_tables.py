"""The first form: the journal, and the tables that are made from it."""

from dragoman.store.database import Database

JOURNAL = (
    "CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT",
    # What was done, by whom and when; the only table that cannot be made again. `reading` is packed JSON.
    """CREATE TABLE journal (
        n INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL,
        reading BLOB
    ) STRICT""",
    """CREATE TABLE undone (
        n INTEGER NOT NULL REFERENCES journal, through INTEGER NOT NULL REFERENCES journal, PRIMARY KEY (n, through)
    ) STRICT, WITHOUT ROWID""",
)
REPORTS = (
    # Each time that a text was added under other facts; the report stands under those that come first.
    """CREATE TABLE appearance (
        n INTEGER PRIMARY KEY REFERENCES journal, report TEXT NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL,
        outlet TEXT, published TEXT, url TEXT
    ) STRICT""",
    "CREATE INDEX appearance_report ON appearance (report)",
    """CREATE TABLE report (
        number INTEGER PRIMARY KEY REFERENCES journal, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, title TEXT,
        outlet TEXT, byline TEXT, published TEXT, url TEXT, language TEXT, day INTEGER NOT NULL, pairs TEXT NOT NULL,
        component INTEGER, placed TEXT
    ) STRICT""",
    "CREATE INDEX report_component ON report (component, id)",
    "CREATE INDEX report_placed ON report (placed)",
    "CREATE INDEX report_name ON report (name)",
    # The ids of readings that do not begin with their report's: codes of parties.
    """CREATE TABLE known_id (
        id TEXT NOT NULL, report TEXT NOT NULL REFERENCES report (id), PRIMARY KEY (id, report)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX known_id_report ON known_id (report)",
)
PROCESSES = (
    # `touched` counts what happened to a process, `derived` how much of it its record knows of.
    """CREATE TABLE process (
        name TEXT PRIMARY KEY, touched INTEGER NOT NULL, derived INTEGER NOT NULL, record BLOB
    ) STRICT""",
    "CREATE INDEX process_stale ON process (name) WHERE touched <> derived",
    # Reports that are linked. `near` is the closest report that was placed by hand: where it lies, they all go.
    """CREATE TABLE component (
        id INTEGER PRIMARY KEY, process TEXT NOT NULL, reports INTEGER NOT NULL, first_day INTEGER NOT NULL,
        near_days INTEGER, near_process TEXT
    ) STRICT""",
    "CREATE INDEX component_process ON component (process)",
    """CREATE TABLE component_pair (
        component INTEGER NOT NULL REFERENCES component, pair TEXT NOT NULL, reports INTEGER NOT NULL,
        first_day INTEGER NOT NULL, PRIMARY KEY (component, pair)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX component_pair_pair ON component_pair (pair)",
    "CREATE INDEX component_pair_most ON component_pair (component, reports DESC, pair)",
    # What reports may share, in order of time, so that each finds its neighbours without looking at any other.
    """CREATE TABLE link (
        key TEXT NOT NULL, day INTEGER NOT NULL, report TEXT NOT NULL REFERENCES report (id), days INTEGER NOT NULL,
        PRIMARY KEY (key, day, report)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX link_report ON link (report)",
    """CREATE TABLE placed_link (
        key TEXT NOT NULL, day INTEGER NOT NULL, process TEXT NOT NULL, report TEXT NOT NULL REFERENCES report (id),
        days INTEGER NOT NULL, PRIMARY KEY (key, day, process, report)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX placed_link_report ON placed_link (report)",
    """CREATE TABLE placement (
        report TEXT NOT NULL, n INTEGER NOT NULL REFERENCES journal, process TEXT NOT NULL, PRIMARY KEY (report, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX placement_n ON placement (n)",
)
IDENTITY = (
    """CREATE TABLE decision (
        n INTEGER NOT NULL REFERENCES journal, part INTEGER NOT NULL, kind TEXT NOT NULL, one TEXT NOT NULL,
        other TEXT NOT NULL, same INTEGER NOT NULL, PRIMARY KEY (n, part)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX decision_about ON decision (one, other)",
    # Which merges the journal has told of, and where.
    """CREATE TABLE told_merge (
        kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, n INTEGER NOT NULL REFERENCES journal,
        part INTEGER NOT NULL, PRIMARY KEY (kind, one, other)
    ) STRICT, WITHOUT ROWID""",
)
RECORDS = (
    """CREATE TABLE party (
        process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
        aliases TEXT NOT NULL, reports TEXT NOT NULL, PRIMARY KEY (process, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE person (
        process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, name TEXT NOT NULL, party TEXT, office TEXT,
        aliases TEXT NOT NULL, reports TEXT NOT NULL, PRIMARY KEY (process, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE meeting (
        process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, date TEXT, place TEXT, format TEXT, round INTEGER,
        parties TEXT NOT NULL, participants TEXT NOT NULL, mediators TEXT NOT NULL, outcome TEXT,
        reports TEXT NOT NULL, PRIMARY KEY (process, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE ledger (
        process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, party TEXT NOT NULL, stance TEXT NOT NULL,
        issue TEXT NOT NULL, detail TEXT, terms TEXT, target TEXT, since TEXT, until TEXT, disputed INTEGER NOT NULL,
        recalled INTEGER NOT NULL, reports TEXT NOT NULL, PRIMARY KEY (process, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE movement (
        process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, date TEXT, party TEXT NOT NULL,
        issue TEXT NOT NULL, from_stance TEXT, to_stance TEXT, kind TEXT NOT NULL, detail TEXT,
        reports TEXT NOT NULL, PRIMARY KEY (process, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE statement (
        number INTEGER PRIMARY KEY, process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, report TEXT NOT NULL,
        told TEXT, outlet TEXT, speaker TEXT, speaker_name TEXT, party TEXT, kind TEXT NOT NULL, hedges TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX statement_id ON statement (process, id)",
    """CREATE TABLE disagreement (
        process TEXT NOT NULL REFERENCES process, id TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
        reports TEXT NOT NULL, claims TEXT NOT NULL, PRIMARY KEY (process, id)
    ) STRICT, WITHOUT ROWID""",
    # What each entry of a record can be found by: party, person, issue, outlet, name.
    """CREATE TABLE found_by (
        what TEXT NOT NULL, value TEXT NOT NULL, kind TEXT NOT NULL, process TEXT NOT NULL REFERENCES process,
        id TEXT NOT NULL, PRIMARY KEY (what, value, kind, process, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX found_by_process ON found_by (process)",
)


def make_tables(database: Database) -> None:
    """All tables of the first form; of the journal nothing can be changed or taken away."""
    dialect = database.dialect
    for statement in (*JOURNAL, *dialect.unchanging, *REPORTS, *PROCESSES, *IDENTITY, *RECORDS, *dialect.word_tables):
        database.run(statement)
