"""A store of ten times as many reports made of one that `quality.bench_store` filled, in minutes instead of hours.

    python -m quality.bench_store_multiply store-100000.db store-1000000.db --times 10

Every row of every table is there so many times: once as it was, then with report ids of its own (spread over all ids as
digests are) and some years later, so that reports get no new neighbours and parties come back as they do in a long
fill. Numbers of the journal, of components and of statements go on; words go through the full-text tables' own inserts.
So tables and indexes are as large, as deep and as unevenly full as such a number of reports makes them: adding to
100,000 made of 10,000 took 22.3 ms, to 100,000 that were added one by one 21.7 ms, in turn.

Readings and records are those of the copies too, so that pages show of each what they would show of a report that was
added. `check` does not hold for them, as their ids are no digests of their texts; people's names come back as often as
there are copies; and a table's pages lie closer together in the file than those of a store that grew report by report.
"""

import argparse
import re
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from dragoman.store import open_store
from dragoman.store.dialects.dialect import SEARCHED
from dragoman.store.packing import LEVEL, reading_in
from dragoman.store.shelf import report_words
from dragoman.store.words import words_of

YEARS = 3  # that a copy comes after the one before: as many as a store of 100,000 spans
CHANGING = re.compile(r"\b(?:([0-9a-f]{12})(?=\b|[0-9a-f]{52}\b)|(19\d\d)(?=-))")  # a report's id, the year of a day
SAME = {"at", "who", "what", "kind", "outlet", "detail", "text", "hedges", "format", "language"}
DAYS = {"day", "first_day"}
FAST = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -6000000", "temp_store = MEMORY", "foreign_keys = OFF")
Words = dict[str, list[tuple[int, str]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("larger", type=Path)
    parser.add_argument("--times", type=int, default=10)
    args = parser.parse_args()
    multiply(args.store, args.larger, args.times)


def multiply(store: Path, larger: Path, times: int) -> None:
    """Write the larger store; what is wrong with its references is an error."""
    open_store(store, create=False).close()  # brings it to the form of today
    shutil.copyfile(store, larger)
    connection = sqlite3.connect(larger, isolation_level=None)
    for pragma in FAST:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("ATTACH ? AS one", (str(store),))
    words, start = words_in(connection), perf_counter()
    for copy in range(1, times):
        add_copy(connection, copy, words)
        print(f"{larger.name}: {copy + 1} of {times}, {perf_counter() - start:.0f} s", flush=True)
    connection.execute("UPDATE issue SET positions = positions * ?, processes = processes * ?", (times, times))
    connection.execute("DETACH one")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise SystemExit(f"{larger} has references that lead nowhere.")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def add_copy(connection: sqlite3.Connection, copy: int, words: Words) -> None:
    """Every row once more, as it would be of other reports some years later."""
    changed = changed_for(copy)
    connection.create_function("changed", 1, lru_cache(2**20)(changed), deterministic=True)
    connection.create_function("repacked", 1, lambda data: repacked(data, changed), deterministic=True)
    connection.create_function("later", 1, lambda day: later(day, copy), deterministic=True)
    lines, components, statements = (
        copy * connection.execute(f"SELECT max({column}) FROM one.{table}").fetchone()[0]
        for table, column in (("journal", "n"), ("component", "id"), ("statement", "number"))
    )
    counted = {
        "n": lines, "report.number": lines, "component": components, "component.id": components,
        "statement.number": statements,
    }  # fmt: skip
    connection.execute("BEGIN")
    for table in tables_in(connection):
        columns = connection.execute(f"SELECT name, type FROM pragma_table_info('{table}', 'one')").fetchall()
        values = ", ".join(value_of(table, name, kind, counted) for name, kind in columns)
        connection.execute(f"INSERT INTO main.{table} SELECT {values} FROM one.{table}")
    for kind, further in (("report", lines), ("statement", statements)):
        rows = ((number + further, text) for number, text in words[kind])
        connection.executemany(f"INSERT INTO main.{SEARCHED[kind]} (rowid, words) VALUES (?, ?)", rows)
    connection.execute("COMMIT")


def value_of(table: str, column: str, kind: str, counted: dict[str, int]) -> str:
    """What stands in a column of a copy, as SQL."""
    if kind == "INTEGER":
        further = counted.get(column, counted.get(f"{table}.{column}", 0))
        return f"later({column})" if column in DAYS else f"{column} + {further}"
    if column in SAME:
        return column
    if kind == "BLOB":
        return f"repacked({column})"
    if (table, column) == ("found_by", "value"):
        return "CASE WHEN what = 'person' THEN changed(value) ELSE value END"
    return f"changed({column})"


def changed_for(copy: int) -> Callable[[str | None], str | None]:
    """How texts with ids and years in them stand in a copy."""

    def other(match: re.Match[str]) -> str:
        report, year = match.groups()
        return str(int(year) + YEARS * copy) if year else sha256(f"{copy} {report}".encode()).hexdigest()[:12]

    def changed(text: str | None) -> str | None:
        return CHANGING.sub(other, text) if text else text

    return changed


def repacked(data: bytes | None, changed: Callable[[str | None], str | None]) -> bytes | None:
    """A packed reading or record as it stands in a copy."""
    text = data and changed(zlib.decompress(data).decode())
    return zlib.compress(text.encode(), LEVEL) if text else data


@lru_cache(2**16)
def later(day: int, copy: int) -> int:
    known = date.fromordinal(day)
    return known.replace(year=known.year + YEARS * copy).toordinal()


def tables_in(connection: sqlite3.Connection) -> list[str]:
    """The tables of the store itself: full-text tables have their own inserts."""
    rows = connection.execute(
        "SELECT name FROM one.sqlite_schema "
        "WHERE type = 'table' AND name NOT IN ('migration', 'vector', 'issue') AND instr(name, '_words') = 0"
    )
    return [name for (name,) in rows]


def words_in(connection: sqlite3.Connection) -> Words:
    """The words of each report and statement, by its number."""
    readings = connection.execute("SELECT number, reading FROM one.report JOIN one.journal ON n = number")
    said = connection.execute("SELECT number, text FROM one.statement")
    return {
        "report": [(number, " ".join(report_words(reading_in(data)))) for number, data in readings],
        "statement": [(number, " ".join(words_of(text))) for number, text in said],
    }


if __name__ == "__main__":
    main()
