"""Pages for people who have accounts: ana an admin, kofi a coder, rhea a reader."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.store import open_store
from dragoman.views.web import Settings, create_app
from dragoman.views.web.visitors import Role
from tests.views.web.conftest import csrf_in

PASSWORD = "a ferry at dawn"  # noqa: S105
PEOPLE: dict[str, Role] = {"ana": "admin", "kofi": "coder", "rhea": "reader"}


@pytest.fixture(scope="session")
def kept_team(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store with their accounts, made once as a password takes long to be hashed."""
    where = Path(shutil.copy(kept, tmp_path_factory.mktemp("team") / "team.db"))
    with open_store(where) as store:
        for name, role in PEOPLE.items():
            store.keep_account(name, role, PASSWORD)
    return where


@pytest.fixture
def talks(kept_team: Path, tmp_path: Path) -> Path:
    """A store of one's own to change, for whoever asks for the team's."""
    return Path(shutil.copy(kept_team, tmp_path / "talks.db"))


@pytest.fixture
def team(talks: Path) -> Iterator[TestClient]:
    """Nobody signed in yet."""
    with TestClient(create_app(Settings(store=str(talks), alone=False)), base_url="http://pages.example") as client:
        yield client


def sign_in(client: TestClient, name: str, password: str = PASSWORD, to: str = "/") -> Any:
    """Sign in as somebody; what is sent from then on is theirs."""
    token = csrf_in(client.get("/sign-in").text)
    form = {"csrf": token, "name": name, "password": password, "to": to}
    return client.post("/sign-in", data=form, follow_redirects=False)


def send(client: TestClient, path: str, **fields: str) -> Any:
    """Send a form of ours."""
    return client.post(path, data={"csrf": csrf_in(client.get("/account").text), **fields}, follow_redirects=False)
