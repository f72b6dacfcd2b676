"""A thin layer over two databases: SQL with ? for values in, rows out, errors that say what to do.

with database.writing():
    database.run("UPDATE process SET derived = touched WHERE name = ?", name)
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dragoman.store.dialects import Dialect

Row = tuple[Any, ...]


class Database:
    """One connection. Whatever the driver raises becomes a StoreError that names the store and the way out."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.name = dialect.name
        self.within = False
        with self.told():
            self.connection = dialect.connect()

    def rows(self, sql: str, *values: Any) -> list[Row]:
        with self.told():
            return list(self.connection.execute(self.dialect.sql(sql), values).fetchall())

    def row(self, sql: str, *values: Any) -> Row | None:
        with self.told():
            found: Row | None = self.connection.execute(self.dialect.sql(sql), values).fetchone()
            return found

    def value(self, sql: str, *values: Any) -> Any:
        """The first column of the first row, None where there is none."""
        found = self.row(sql, *values)
        return None if found is None else found[0]

    def column(self, sql: str, *values: Any) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.rows(sql, *values)]

    def stream(self, sql: str) -> Iterator[Row]:
        """The rows one by one, for tables that are larger than memory; inside a transaction."""
        with self.told():
            for row in self.dialect.stream(self.connection, self.dialect.sql(sql)):
                yield tuple(row)

    def run(self, sql: str, *values: Any) -> None:
        with self.told():
            self.connection.execute(self.dialect.sql(sql), values)

    def many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        with self.told():
            self.dialect.many(self.connection, self.dialect.sql(sql), list(values))

    def insert(self, table: str, **facts: Any) -> None:
        """One row, by the names of its columns."""
        self.run(f"INSERT INTO {table} ({', '.join(facts)}) VALUES ({marks(len(facts))})", *facts.values())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All of it or nothing; one writer at a time, the others wait. Inside another one it is part of that."""
        with self.transaction(self.dialect.begin_writing):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything seen as it stood at one moment."""
        with self.transaction(self.dialect.begin_reading):
            yield

    @contextmanager
    def transaction(self, begin: Sequence[str]) -> Iterator[None]:
        if self.within:
            yield
            return
        with self.told():
            self.dialect.begin(self.connection, begin)
        self.within = True
        try:
            yield
            with self.told():
                self.connection.execute("COMMIT")
        except BaseException:
            self.dialect.roll_back(self.connection)
            raise
        finally:
            self.within = False

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the driver raises, in words that a user can act on."""
        try:
            yield
        except self.dialect.errors as error:
            raise self.dialect.told(error) from error

    def close(self) -> None:
        with self.told():
            self.connection.close()


def marks(count: int) -> str:
    """?, ?, ? for three values."""
    return ", ".join("?" * count)
