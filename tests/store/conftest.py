"""Stores to test with: every test that asks for `place` or `store` runs on SQLite and on a real PostgreSQL server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.store import Store, open_store
from tests.store.postgres import Server, served


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    yield from served()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can lie: nothing is there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "talks.db")
    server: Server = request.getfixturevalue("server")
    return server.schema(re.sub(r"\W+", "_", request.node.name)[:50])


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as store:
        yield store
