"""The databases that a store can lie in, each in one file.

talks.db                            SQLite, a file
postgresql://ana@localhost/talks    PostgreSQL, a server
"""

import re

from dragoman.errors import UsageError
from dragoman.store.dialects.dialect import Dialect
from dragoman.store.dialects.postgres import Postgres
from dragoman.store.dialects.sqlite import Sqlite

__all__ = ["Dialect", "Postgres", "Sqlite", "dialect_of"]


def dialect_of(where: str, create: bool = True, threads: bool = False) -> Dialect:
    """The database that lies at an address or in a file; several `threads` may use a connection in turn."""
    if where.startswith(("postgresql://", "postgres://")):
        return Postgres(where, create)
    if re.match(r"[a-z]+://", where):
        raise UsageError(f"No store can lie at '{where}'. Name a file (talks.db) or a server (postgresql://HOST/NAME).")
    return Sqlite(where, create, threads)
