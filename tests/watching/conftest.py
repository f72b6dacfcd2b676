"""What watches are tested on: SQLite and a real PostgreSQL server."""

from tests.store.conftest import place, server, store

__all__ = ["place", "server", "store"]
