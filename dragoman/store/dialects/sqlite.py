"""SQLite: a file. What is confirmed is on the disk: a write-ahead log, and a sync with every commit."""

import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from dragoman.errors import StoreError, UsageError
from dragoman.store.dialects.dialect import SEARCHED, WAIT
from dragoman.store.words import Phrase

TRIES = 20  # at least, to get a lock
CACHE = 65_536  # KiB of pages in memory: the upper levels of the indexes of a million reports


class Sqlite:
    """A file. One that is confirmed written is on the disk: WAL, and a sync with every commit."""

    # The driver cannot read out an error that names bytes of a damaged file.
    errors: tuple[type[Exception], ...] = (sqlite3.Error, sqlite3.Warning, UnicodeDecodeError)
    begin_writing: Sequence[str] = ("BEGIN IMMEDIATE",)
    begin_reading: Sequence[str] = ("BEGIN",)
    word_tables: Sequence[str] = tuple(
        f"CREATE VIRTUAL TABLE {table} USING fts5(words, content='', tokenize='ascii')" for table in SEARCHED.values()
    )
    unchanging: Sequence[str] = tuple(
        f"CREATE TRIGGER journal_keeps_{act} BEFORE {act} ON journal "
        "BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END"
        for act in ("UPDATE", "DELETE")
    )

    def __init__(self, path: str, create: bool, threads: bool = False) -> None:
        self.path = path
        self.name = path
        self.create = create
        self.one_thread = not threads

    def connect(self) -> sqlite3.Connection:
        path = Path(self.path)
        if self.path != ":memory:" and not path.exists():
            if not self.create:
                raise UsageError(f"There is no store '{self.path}'. Make one: dragoman add PATH... --db '{self.path}'")
            if not path.parent.exists():
                raise UsageError(f"There is no folder '{path.parent}'. Make it first: mkdir -p '{path.parent}'")
        if self.may_only_be_read():
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=self.one_thread)
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=self.one_thread)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        if self.path != ":memory:" and connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            tables = self.tables(connection)
            if "migration" in tables or (self.create and not tables):  # in another program's file nothing is changed
                self.begin(connection, ["PRAGMA journal_mode = WAL"])
        return connection

    def may_only_be_read(self) -> bool:
        """A file, or one in a folder, that nobody can write to, so that there is no log to wait for either."""
        path = Path(self.path)
        return (
            path.exists()
            and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
            and not Path(f"{self.path}-wal").exists()
        )

    def sql(self, sql: str) -> str:
        return sql

    def many(self, connection: sqlite3.Connection, sql: str, values: list[Sequence[Any]]) -> None:
        connection.executemany(sql, values)

    def stream(self, connection: sqlite3.Connection, sql: str) -> Iterable[Sequence[Any]]:
        return connection.execute(sql)

    def begin(self, connection: sqlite3.Connection, statements: Sequence[str]) -> None:
        """As the file's lock is handed on by chance, and not always waited for, who is out of luck tries again."""
        until = time.monotonic() + WAIT
        for attempt in count(1):
            try:
                connection.execute(statements[0])
            except sqlite3.OperationalError as error:
                is_over = attempt >= TRIES and time.monotonic() >= until
                if is_over or not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                    raise
                time.sleep(0.1)
            else:
                return

    def roll_back(self, connection: sqlite3.Connection) -> None:
        if connection.in_transaction:
            connection.execute("ROLLBACK")

    def told(self, error: Exception) -> StoreError:
        damaged = isinstance(error, UnicodeDecodeError)
        code = "SQLITE_CORRUPT" if damaged else getattr(error, "sqlite_errorname", "")
        for beginning, what in SQLITE_TROUBLE.items():
            if code.startswith(beginning):
                return StoreError(f"'{self.path}' {what}")
        return StoreError(f"'{self.path}' cannot be used: {error}. Look at it: dragoman check --db '{self.path}'")

    def back_up(self, connection: sqlite3.Connection, version: int) -> str:
        """A copy beside the file, as it stood before it was changed to this version."""
        del connection  # it is in the middle of the change
        if self.path == ":memory:":
            return ""
        copy = f"{self.path}.before-v{version}"
        with_parts = sqlite3.connect(copy)
        try:
            reader = sqlite3.connect(self.path, timeout=WAIT)
            reader.backup(with_parts)
            reader.close()
        finally:
            with_parts.close()
        return copy

    def tables(self, connection: sqlite3.Connection) -> list[str]:
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]

    def add_words(self, connection: sqlite3.Connection, kind: str, number: int, words: Sequence[str]) -> None:
        sql = f"INSERT INTO {SEARCHED[kind]} (rowid, words) VALUES (?, ?)"
        connection.execute(sql, (number, " ".join(words)))

    def drop_words(self, connection: sqlite3.Connection, kind: str, number: int, words: Sequence[str]) -> None:
        """The index keeps no words of its own, so it has to be told which ones go."""
        table = SEARCHED[kind]
        sql = f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)"
        connection.execute(sql, (number, " ".join(words)))

    def matching(self, kind: str) -> str:
        table = SEARCHED[kind]
        return f"SELECT rowid FROM {table} WHERE {table} MATCH ?"

    def holding(self, kind: str) -> str:
        """Whether one row, `t`, holds the words."""
        table = SEARCHED[kind]
        return f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = t.number"

    def query(self, phrases: Sequence[Phrase]) -> str:
        """ "water level" AND "dam" *"""
        return " AND ".join(f'"{" ".join(phrase.words)}"{" *" if phrase.begun else ""}' for phrase in phrases)

    def damage(self, connection: sqlite3.Connection) -> list[str]:
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            keys = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return found + [
            f"{table}: row {row} refers to a row of {parent} that is not there" for table, row, parent, _ in keys
        ]


SQLITE_TROUBLE = {
    "SQLITE_FULL": "has no room left: the disk is full. Make room and run the same again; what was confirmed is kept.",
    "SQLITE_READONLY": "may only be read. Give yourself the right to write it and its folder, or name another "
    "with --db.",
    "SQLITE_CORRUPT": "is damaged. Make it anew from its journal: dragoman check --rescue NEW.db",
    "SQLITE_NOTADB": "is no store of Dragoman's. Name another file with --db.",
    "SQLITE_BUSY": f"has been written by another program for {WAIT} seconds. Wait for its end and run the same again.",
    "SQLITE_CANTOPEN": "cannot be opened. See that its folder is there and may be written: SQLite keeps two more files "
    "beside it.",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error or is full. What was confirmed is kept.",
}
