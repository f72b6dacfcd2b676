"""The record of each process that something has happened to, made anew and laid out in rows.

What has happened stands in the store with the reports themselves, so a run that is cut short leaves it to the next.
The record is made outside of any lock; where something happened meanwhile, it is made again.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

import dragoman
from dragoman.days import is_day
from dragoman.model import Decision, Merge, ProcessRecord
from dragoman.record.corrected import corrected, recoded
from dragoman.record.joining import BY_HAND
from dragoman.record.process import record_of
from dragoman.record.told import is_near
from dragoman.store.corrections import corrections_in, recodings
from dragoman.store.database import Database, marks
from dragoman.store.deeds import do
from dragoman.store.held import count_in, count_out
from dragoman.store.journal import MACHINE, written
from dragoman.store.meanings import Kept
from dragoman.store.packing import packed, reading_in, record_in
from dragoman.store.rows import Row, rows_of
from dragoman.store.summaries import kept, searched, summary_of
from dragoman.store.words import words_of

MAKER = dragoman.__version__
TRIES = 5  # to make a record while others write; after them the others wait
TABLES = ("party", "person", "meeting", "ledger", "movement", "statement", "disagreement", "snippet")
IN_PROCESS = (
    "SELECT {0} FROM report r WHERE r.placed = ? "
    "UNION ALL SELECT {0} FROM report r JOIN component c ON c.id = r.component WHERE c.process = ?"
)


def refresh(database: Database, process: str | None = None, most: int | None = None, tell: bool = True) -> int:
    """Make the records of all processes that something happened to, or of one; how many are left as they were.

    most  reports: larger processes are left to whoever asks
    tell  write down in the journal which entries are newly taken for one
    """
    left = 0
    for name in stale(database, process):
        if most is not None and size_of(database, name, most + 1) > most:
            left += 1
        elif not any(refresh_one(database, name, tell) for _ in range(TRIES)):
            with database.writing():
                refresh_one(database, name, tell)
    return left


def stale(database: Database, process: str | None = None) -> list[str]:
    """The processes whose records are to be made anew, or the one that is asked for where its is."""
    if process is not None:
        sql = "SELECT name FROM process WHERE name = ? AND (touched <> derived OR maker <> ?)"
        return database.column(sql, process, MAKER)
    names = set(database.column("SELECT name FROM process WHERE touched <> derived"))
    return sorted(names | set(database.column("SELECT name FROM process WHERE maker < ? OR maker > ?", MAKER, MAKER)))


def refresh_small(database: Database, process: str, most: int | None) -> None:
    """Make the record of a process, unless it has more reports than `most` and one that this version made before."""
    maker = database.value("SELECT maker FROM process WHERE name = ?", process)
    refresh(database, process, most if maker == MAKER else None)


def size_of(database: Database, process: str, most: int) -> int:
    """How many reports a process has, counted no further than this."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM ({IN_PROCESS.format('r.number')}) t LIMIT ?) few"
    return int(database.value(sql, process, process, most))


def refresh_one(database: Database, process: str, tell: bool = True) -> bool:
    """Make one record; False where something happened to the process before it could be written."""
    with database.reading():
        state = database.row("SELECT touched, derived, maker FROM process WHERE name = ?", process)
        if state is None or (state[0] == state[1] and state[2] == MAKER):
            return True
        meanings = Kept(database)
        record = derived(database, process, meanings=meanings)
    rows, summary = list(rows_of(record)), summary_of(record)
    with database.writing():
        if database.row("SELECT touched, derived, maker FROM process WHERE name = ?", process) != state:
            return False
        meanings.keep()
        clear(database, process)
        if not record.reports:
            database.run("DELETE FROM process WHERE name = ?", process)
            return True
        lay_out(database, process, rows)
        body = packed(without_texts(record))
        sql = (
            "UPDATE process SET derived = touched, maker = ?, record = ?, summary = ?, last_met = ?, called = ? "
            "WHERE name = ?"
        )
        met, called = summary.met.date if summary.met else "", searched(process, summary)
        database.run(sql, MAKER, body, kept(summary), met, called, process)
        if tell:
            tell_new_merges(database, process, record.merges)
    return True


def derived(database: Database, process: str, as_of: str | None = None, meanings: Kept | None = None) -> ProcessRecord:
    """The record of a process from its readings and what people have decided."""
    numbers = database.column(IN_PROCESS.format("r.number"), process, process)
    said, called = corrections_in(database, process), recodings(database, process)
    readings = (reading_in(data) for data in readings_at(database, sorted(numbers)))
    changed = (recoded(corrected(one, said.get(one.report.id, ())), called) for one in readings)
    return record_of(changed, decisions(database), as_of, meanings or Kept(database))


def known_on(database: Database, process: str, day: str | None) -> ProcessRecord:
    """The record as it was known on a day; where all had been printed by then, that of today if it is made."""
    days = database.column(IN_PROCESS.format("r.published"), process, process)
    fresh = not stale(database, process)
    whole = kept_record(database, process) if fresh and day and all(is_by(one, day) for one in days) else None
    return derived(database, process, day) if whole is None else replace(whole, as_of=day)


def is_by(published: str | None, day: str) -> bool:
    return published is not None and is_day(published) and is_near(published) and published <= day


def readings_at(database: Database, numbers: list[int], at_once: int = 500) -> Iterable[bytes]:
    """The packed readings that these lines of the journal brought."""
    for start in range(0, len(numbers), at_once):
        some = numbers[start : start + at_once]
        yield from database.column(f"SELECT reading FROM journal WHERE n IN ({marks(len(some))})", *some)


def decisions(database: Database) -> list[Decision]:
    """What people have said last of each two entries."""
    said: dict[tuple[str, str, str], bool] = {}
    for kind, one, other, same in database.rows("SELECT kind, one, other, same FROM decision ORDER BY n, part"):
        said[kind, one, other] = bool(same)
    return [
        msgspec.convert({"kind": k, "one": a, "other": b, "same": same}, Decision) for (k, a, b), same in said.items()
    ]


def clear(database: Database, process: str) -> None:
    """Take the rows of a process away."""
    count_out(database, process)
    for number, text in database.rows("SELECT number, text FROM statement WHERE process = ?", process):
        with database.told():
            database.dialect.drop_words(database.connection, "statement", number, words_of(text))
    for table in (*TABLES, "found_by"):
        database.run(f"DELETE FROM {table} WHERE process = ?", process)


def lay_out(database: Database, process: str, rows: Iterable[Row]) -> None:
    """Write the rows of a process; an id that a reading has twice is written once."""
    number = int(database.value("SELECT coalesce(max(number), 0) FROM statement"))
    written_ids: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(row.facts.values()) if row.kind == "snippet" else (row.kind, row.facts["id"])
        if key in written_ids:
            continue
        written_ids.add(key)
        if row.kind == "statement":
            number += 1
            database.insert("statement", number=number, process=process, **row.facts)
            with database.told():
                words = words_of(row.facts["text"])
                database.dialect.add_words(database.connection, "statement", number, words)
        elif row.kind in TABLES:
            database.insert(row.kind, process=process, **row.facts)
        if row.found_by:
            database.many(
                "INSERT INTO found_by (what, value, kind, process, id) VALUES (?, ?, ?, ?, ?)",
                [(what, value, row.kind, process, row.facts["id"]) for what, value in row.found_by],
            )
    count_in(database, process)


def tell_new_merges(database: Database, process: str, merges: Iterable[Merge]) -> None:
    """Write down in the journal what the program takes for one and has not told of before."""
    new = []
    for merge in merges:
        known = database.row(
            "SELECT 1 FROM told_merge WHERE kind = ? AND one = ? AND other = ?", merge.kind, merge.one, merge.other
        )
        if not known and merge.reason != BY_HAND:
            new.append(msgspec.to_builtins(merge))
    if new:
        do(database, written(database, MACHINE, "merge", {"process": process, "merges": new}))


def without_texts(record: ProcessRecord) -> ProcessRecord:
    """A record as it is kept: the texts of its reports stand in the journal already."""
    return replace(record, reports=tuple(replace(report, text="") for report in record.reports))


def kept_record(database: Database, process: str) -> ProcessRecord | None:
    """The record of a process as it was last made, with the texts of its reports."""
    body = database.value("SELECT record FROM process WHERE name = ?", process)
    if body is None:
        return None
    record = record_in(body)
    numbers = database.column(IN_PROCESS.format("r.number"), process, process)
    texts = {one.id: one.text for one in (reading_in(data).report for data in readings_at(database, sorted(numbers)))}
    return replace(record, reports=tuple(replace(report, text=texts.get(report.id, "")) for report in record.reports))
