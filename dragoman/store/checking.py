"""Is a store what its journal makes of it? The tables are made anew beside it and compared, row by row."""

import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from dragoman.errors import StoreError, UsageError
from dragoman.record.verify import verify
from dragoman.store.database import Database, Row
from dragoman.store.deeds import do
from dragoman.store.deriving import kept_record, refresh
from dragoman.store.dialects import Dialect, Sqlite
from dragoman.store.journal import entries, entry_at
from dragoman.store.migrations import migrate

AT_ONCE = 200  # lines of the journal made anew in one transaction
WIDTH = 300  # characters of a row that is shown
# What each table says, in an order that both databases give, without numbers that only the order of work decides.
COMPARED = {
    "undone": "SELECT n, through FROM undone ORDER BY n, through",
    "about": "SELECT what, value, n FROM about ORDER BY what, value, n",
    "correction": "SELECT n, report, kind, entry, deed, who, coding, code FROM correction ORDER BY n",
    "coding": "SELECT n, name FROM coding ORDER BY n",
    "finished": "SELECT n, coding, report, coder FROM finished ORDER BY n",
    "recoding": "SELECT n, issue, into_issue, process FROM recoding ORDER BY n",
    "appearance": "SELECT n, report, digest, name, outlet, published, url FROM appearance ORDER BY n",
    "placement": "SELECT report, n, process FROM placement ORDER BY report, n",
    "decision": "SELECT n, part, kind, one, other, same FROM decision ORDER BY n, part",
    "told_merge": "SELECT kind, one, other, n, part FROM told_merge ORDER BY kind, one, other",
    "report": "SELECT r.id, number, name, title, outlet, byline, published, url, address, language, day, pairs, "
    "placed, c.process FROM report r LEFT JOIN component c ON c.id = r.component ORDER BY r.id",
    "known_id": "SELECT id, report FROM known_id ORDER BY id, report",
    "component": "SELECT min(r.id), c.process, c.reports, c.first_day, c.near_days, c.near_process FROM component c "
    "JOIN report r ON r.component = c.id GROUP BY c.id, c.process, c.reports, c.first_day, c.near_days, c.near_process "
    "ORDER BY min(r.id)",
    "component_pair": "SELECT (SELECT min(id) FROM report r WHERE r.component = p.component) AS report, pair, reports, "
    "first_day FROM component_pair p ORDER BY report, pair",
    "link": "SELECT key, day, report, days FROM link ORDER BY key, day, report",
    "placed_link": "SELECT key, day, process, report, days FROM placed_link ORDER BY key, day, process, report",
    "process": "SELECT name, summary, last_met, called FROM process ORDER BY name",
    "party": "SELECT process, id, name, kind, aliases, reports, status, judged_by FROM party ORDER BY process, id",
    "person": "SELECT process, id, name, party, office, aliases, reports, status, judged_by FROM person "
    "ORDER BY process, id",
    "meeting": "SELECT process, id, date, place, format, round, parties, participants, mediators, outcome, reports, "
    "status, judged_by FROM meeting ORDER BY process, id",
    "ledger": "SELECT process, id, party, stance, issue, detail, terms, target, since, until, disputed, recalled, "
    "reports, status, judged_by FROM ledger ORDER BY process, id",
    "movement": "SELECT process, id, date, party, issue, from_stance, to_stance, kind, detail, reports FROM movement "
    "ORDER BY process, id",
    "statement": "SELECT process, id, report, told, outlet, speaker, speaker_name, party, kind, hedges, text, "
    "status, judged_by, start, stop FROM statement ORDER BY process, id",
    "issue": "SELECT name, positions, processes FROM issue ORDER BY name",
    "snippet": "SELECT process, id, report, start, stop, speaker FROM snippet "
    "ORDER BY process, id, report, start, stop",
    "disagreement": "SELECT process, id, kind, about, reports, claims FROM disagreement ORDER BY process, id",
    "found_by": "SELECT what, value, kind, process, id FROM found_by ORDER BY what, value, kind, process, id",
}


def problems(database: Database) -> list[str]:
    """All that is wrong with a store, in words: its pages, its tables against its journal, its records' quotations."""
    with database.told():
        damaged = database.dialect.damage(database.connection)
    if damaged:
        return [f"{database.name}: {one}" for one in damaged]
    refresh(database)
    with database.reading(), tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        if database.value("SELECT 1 FROM process WHERE touched <> derived LIMIT 1"):
            raise StoreError(f"'{database.name}' is being written. Check it again when that is done.")
        made = Database(Sqlite(str(Path(folder) / "anew.db"), create=True))
        try:
            migrate(made)
            made.run("PRAGMA synchronous = OFF")  # it is thrown away
            rebuild(database, made)
            return [*differences(database, made), *untrue(database, made)]
        finally:
            made.close()


def rescue(database: Database, place: Dialect) -> int:
    """A store made anew from the journal of one whose tables are damaged."""
    made = Database(place)
    try:
        migrate(made)
        if made.value("SELECT count(*) FROM journal"):
            raise UsageError(f"There is a store '{made.name}' already. Name a place where there is none.")
        rebuild(database, made)
        return int(made.value("SELECT count(*) FROM journal"))
    finally:
        made.close()


def rebuild(database: Database, made: Database) -> None:
    """Make the tables as the journal has them, in an empty store."""
    n = 0
    while some := entries(database, after=n, most=AT_ONCE):
        n = some[-1].n
        with made.writing():
            for entry in some:
                copy_line(database, made, entry.n)
                do(made, entry_at(made, entry.n))
    refresh(made, tell=False)


def copy_line(database: Database, made: Database, n: int) -> None:
    line = database.row("SELECT n, at, who, kind, payload, reading FROM journal WHERE n = ?", n)
    made.run("INSERT INTO journal (n, at, who, kind, payload, reading) VALUES (?, ?, ?, ?, ?, ?)", *line or ())


def differences(database: Database, made: Database) -> Iterator[str]:
    """Each table that is not as the journal makes it: how many rows it has and should have, and the first unlike."""
    for table, sql in COMPARED.items():
        has, should, first = 0, 0, None
        for one, other in zip_longest(database.stream(sql), made.stream(sql)):
            has, should = has + (one is not None), should + (other is not None)
            if one != other and first is None:
                first = one, other
        if first is not None:
            yield (
                f"Table {table} has {has} rows, the journal makes {should}. The first that differ: "
                f"{shown(first[0])} where the journal makes {shown(first[1])}."
            )


def shown(row: Row | None) -> str:
    """A row short enough for a line."""
    if row is None:
        return "nothing"
    text = ", ".join(str(value) for value in row)
    return f"({text if len(text) <= WIDTH else text[: WIDTH - 2] + ' …'})"


def untrue(database: Database, made: Database) -> Iterator[str]:
    """Records that are not as they are made anew, and what they do not quote truly."""
    for process in database.column("SELECT name FROM process ORDER BY name"):
        record = kept_record(database, process)
        if record is None or record != kept_record(made, process):
            yield f"The record of {process} is not what its reports make."
        else:
            own = {entry.issue for entry in record.positions}  # a user's own issues are no mistakes
            yield from (f"The record of {process}: {problem}" for problem in verify(record, own))
