"""PostgreSQL: a server, by its address. Writers take one lock in turn, and every commit waits for the disk."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from dragoman.errors import StoreError
from dragoman.store.dialects.dialect import SEARCHED
from dragoman.store.words import Phrase

LOCK = 0x64726167  # "drag": the advisory lock that the writers of one store take in turn


class Postgres:
    """A server, by its address. Writers take one lock in turn, and every commit waits for the disk."""

    begin_writing: Sequence[str] = ("BEGIN", f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))")
    begin_reading: Sequence[str] = ("BEGIN ISOLATION LEVEL REPEATABLE READ",)
    word_tables: Sequence[str] = tuple(
        statement
        for table in SEARCHED.values()
        for statement in (
            f"CREATE TABLE {table} (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
            f"CREATE INDEX {table}_words ON {table} USING gin (words)",
        )
    )
    unchanging: Sequence[str] = (
        "CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the journal only grows'; END $$",
        "CREATE TRIGGER journal_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows()",
    )

    def __init__(self, url: str, create: bool) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise StoreError("PostgreSQL needs its driver: pip install 'dragoman[postgres]'") from error
        self.url = url
        self.name = without_password(url)
        self.create = create
        self.errors: tuple[type[Exception], ...] = (psycopg.Error,)

    def connect(self) -> Any:
        import psycopg

        connection = psycopg.connect(self.url, autocommit=True, connect_timeout=20)
        connection.execute("SET client_min_messages = warning")
        return connection

    def sql(self, sql: str) -> str:
        return in_postgres(sql)

    def many(self, connection: Any, sql: str, values: list[Sequence[Any]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(sql, values)

    def stream(self, connection: Any, sql: str) -> Iterable[Sequence[Any]]:
        with connection.cursor(name="streamed") as cursor:
            cursor.execute(sql)
            yield from cursor

    def begin(self, connection: Any, statements: Sequence[str]) -> None:
        for statement in statements:
            connection.execute(statement)

    def roll_back(self, connection: Any) -> None:
        """Of a server that is gone nothing is asked: it has rolled back by itself."""
        if not connection.closed:
            try:
                connection.execute("ROLLBACK")
            except self.errors:
                connection.close()

    def told(self, error: Exception) -> StoreError:
        """By the error itself, or by what it came of: a pipeline that cannot end hides that the server was stopped."""
        for each in with_what_it_came_of(error):
            state = getattr(each, "sqlstate", None) or ""
            text = in_one_line(each)
            for sign, what in POSTGRES_TROUBLE.items():
                if state.startswith(sign) if sign.isupper() or sign[0].isdigit() else sign in text:
                    return StoreError(f"'{self.name}' {what}")
        if of_a_lost_connection(error):
            return StoreError(f"'{self.name}' {GONE}")
        return StoreError(f"'{self.name}' cannot be used: {in_one_line(error)}")

    def back_up(self, connection: Any, version: int) -> str:
        """Copies of all tables in a schema beside them, made in the transaction that changes them."""
        schema = connection.execute("SELECT current_schema()").fetchone()[0]
        copy = f"{schema}_before_v{version}"
        connection.execute(f'DROP SCHEMA IF EXISTS "{copy}" CASCADE')
        connection.execute(f'CREATE SCHEMA "{copy}"')
        for table in self.tables(connection):
            connection.execute(f'CREATE TABLE "{copy}"."{table}" AS TABLE "{schema}"."{table}"')
        return copy

    def tables(self, connection: Any) -> list[str]:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return [name for (name,) in found]

    def add_words(self, connection: Any, kind: str, number: int, words: Sequence[str]) -> None:
        sql = f"INSERT INTO {SEARCHED[kind]} (number, words) VALUES (%s, %s::tsvector)"
        connection.execute(sql, (number, " ".join(f"{word}:{place}" for place, word in enumerate(words, start=1))))

    def drop_words(self, connection: Any, kind: str, number: int, words: Sequence[str]) -> None:
        del words
        connection.execute(f"DELETE FROM {SEARCHED[kind]} WHERE number = %s", (number,))

    def matching(self, kind: str) -> str:
        return f"SELECT number FROM {SEARCHED[kind]} WHERE words @@ ?::tsquery"

    def holding(self, kind: str) -> str:
        """Whether one row, `t`, holds the words."""
        return f"SELECT 1 FROM {SEARCHED[kind]} w WHERE w.words @@ ?::tsquery AND w.number = t.number"

    def query(self, phrases: Sequence[Phrase]) -> str:
        """'water' <-> 'level' & 'dam':*"""
        return " & ".join(" <-> ".join(phrase.words) + (":*" if phrase.begun else "") for phrase in phrases)

    def damage(self, connection: Any) -> list[str]:
        """A server looks after its own pages; here each table is read from end to end."""
        found = []
        for table in self.tables(connection):
            try:
                connection.execute(f'SELECT count(t::text) FROM "{table}" t')
            except self.errors as error:
                found.append(f"{table}: {in_one_line(error)}")
        return found


GONE = "has gone away. What was confirmed is kept; run the same again when it is back."
POSTGRES_TROUBLE = {
    "28": "refuses the name or the password. Look at both in the address: postgresql://NAME:PASSWORD@HOST/DATABASE",
    "password authentication failed": "refuses the name or the password. Look at both in the address: "
    "postgresql://NAME:PASSWORD@HOST/DATABASE",
    "no password supplied": "wants a password. Write it in the address, or in ~/.pgpass.",
    "does not exist": "is not there: the server knows no such database or name. Make it first: createdb NAME",
    "the database system is": "does not answer yet: it is starting or stopping. Run the same again when it is back.",
    "Connection refused": "does not answer. See that the server runs and that host and port are right.",
    "could not translate host name": "has a host that nobody knows. Look at the address.",
    "failed to resolve host": "has a host that nobody knows. Look at the address.",
    "53100": "has no room left: the server's disk is full. Make room, run the same again; what was confirmed is kept.",
    "25006": "may only be read. Ask for the right to write it, or name another with --db.",
    "3F000": "has no schema that this name may use. Make one, or ask for the right to use it.",
    "42501": "may not be used by this name. Ask for the right to make and write tables there.",
    "57P0": "has gone away: the server was stopped. What was confirmed is kept; run the same again when it is back.",
    "08": GONE,
    "server closed the connection": GONE,
    "Connection reset by peer": GONE,
    "timeout expired": "does not answer. See that the server runs and that host and port are right.",
}


@lru_cache(maxsize=1024)
def in_postgres(sql: str) -> str:
    """The same words in PostgreSQL's types, in the order of code points, with its signs for values."""
    if sql.lstrip().startswith("CREATE TABLE"):
        sql = re.sub(r"\) *(STRICT|WITHOUT ROWID)[ ,A-Z]*$", ")", sql.rstrip())
    if sql.lstrip().startswith(("CREATE TABLE", "ALTER TABLE")):
        sql = sql.replace("INTEGER", "BIGINT").replace("REAL", "DOUBLE PRECISION").replace("BLOB", "BYTEA")
        sql = sql.replace(" TEXT", ' TEXT COLLATE "C"')
    return sql.replace("?", "%s")


def with_what_it_came_of(error: BaseException) -> Iterator[BaseException]:
    """The error, then the one in whose handling it came up, and so on."""
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__context__


def of_a_lost_connection(error: Exception) -> bool:
    """Whether the driver, not the server, says that it cannot work: "connection socket closed", "flushing failed".

    The server's own errors have a state, and those of attempts to connect tell of which.
    """
    import psycopg

    return isinstance(error, psycopg.OperationalError) and error.sqlstate is None and error.pgconn is None


def in_one_line(error: BaseException) -> str:
    return " ".join(str(error).split())


def without_password(url: str) -> str:
    """postgresql://ana@localhost/talks, as it may be shown."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    name = parts.username
    return f"postgresql://{f'{name}@' if name else ''}{host}{parts.path}"
