"""Pages to test with: a store of three invented processes, served to a client without a network."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store, open_store
from dragoman.views.web import Settings, create_app
from quality.gold_readings import gold_reading

CORPUS = Path(__file__).parents[3] / "training" / "corpus" / "processes"
PROCESSES = ("rioverde", "hornpeace", "coralshelf")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store made once; tests get copies of it."""
    where = tmp_path_factory.mktemp("kept") / "talks.db"
    with open_store(where) as store:
        for process in PROCESSES:
            for path in sorted(CORPUS.glob(f"{process}-*.txt")):
                store.add(gold_reading(path), by="ana")
        store.refresh()
    return where


@pytest.fixture
def talks(kept: Path, tmp_path: Path) -> Path:
    """A store of one's own to change."""
    return Path(shutil.copy(kept, tmp_path / "talks.db"))


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
