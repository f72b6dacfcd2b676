"""Pages to test with: a store of three invented processes, served to a client without a network."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store, open_store
from dragoman.views.web import Settings, create_app


@pytest.fixture
def store(talks: Path) -> Iterator[Store]:
    with open_store(talks) as store:
        yield store


@pytest.fixture
def client(talks: Path) -> Iterator[TestClient]:
    """The pages of that store, for one person alone who is called ana."""
    with visiting(Settings(store=str(talks), visitor="ana")) as client:
        yield client


@contextmanager
def visiting(settings: Settings) -> Iterator[TestClient]:
    """A browser at pages: what it sends brings the token along that its pages carry."""
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        client.headers["x-csrf"] = csrf_in(client.get("/").text)
        yield client


def csrf_in(page: str) -> str:
    """The token that a page carries for its forms."""
    found = re.search(r'<meta name="csrf" content="([0-9a-f]+)">', page)
    assert found is not None
    return found[1]
