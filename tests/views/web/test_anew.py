"""Records of large processes are made anew beside the pages."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store, open_store
from dragoman.views.web import anew, handling
from dragoman.views.web.addresses import Addresses
from dragoman.views.web.anew import Anew
from dragoman.views.web.known import known_of
from dragoman.views.web.stores import Stores

SAYS = "It is being made anew"
AT = Addresses()


@pytest.fixture
def process(store: Store, monkeypatch: pytest.MonkeyPatch) -> str:
    """One that counts as large, as one report is already too many."""
    monkeypatch.setattr(handling, "AT_ONCE", 1)
    monkeypatch.setattr(anew, "AT_ONCE", 1)
    return store.processes()[0].name


def rename(store: Store, process: str, into: str = "renamed") -> None:
    issue = known_of(store, process).record.positions[0].issue
    store.recode(issue, into, by="ana", process=process)


def holds(condition: Callable[[], bool]) -> bool:
    for _ in range(300):
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_a_page_shows_the_record_made_before_and_says_so_until_the_new_one_is_there(
    client: TestClient, store: Store, process: str
) -> None:
    rename(store, process)
    assert SAYS in client.get(AT.process(process)).text
    assert holds(lambda: SAYS not in client.get(AT.process(process)).text)
    assert client.get(AT.issue(process, "renamed")).status_code == 200


def test_who_has_just_changed_something_sees_it_at_once(client: TestClient, store: Store, process: str) -> None:
    rename(store, process)
    answer = client.get(AT.issue(process, "renamed", done=store.last_line()))
    assert (answer.status_code, SAYS in answer.text) == (200, False)


def test_a_small_process_is_made_before_its_page_is_shown(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    rename(store, process)
    assert SAYS not in client.get(AT.process(process)).text


def test_what_was_known_of_a_large_process_on_a_day_is_made_beside_the_pages(
    client: TestClient, process: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "EARLIER", 1)
    day = re.findall(r'<option value="(\d{4}-\d\d-\d\d)"', client.get(AT.process(process)).text)[0]
    address = AT.process(process, as_of=day)
    first = client.get(address)
    assert (first.status_code, first.headers["refresh"]) == (202, "1")
    assert "being put together" in first.text
    assert holds(lambda: client.get(address).status_code == 200)
    assert client.get(AT.process(process, as_of="yesterday")).status_code == 404


def test_what_was_not_made_when_the_server_stopped_is_made_by_the_next(talks: Path, store: Store, process: str) -> None:
    rename(store, process)
    first = Anew(Stores(str(talks)))
    first.closing.set()
    first.ask()
    assert store.waiting() == [process]
    second = Anew(Stores(str(talks)))
    second.ask()
    assert holds(lambda: store.waiting() == [])
    second.close()
    with open_store(talks) as anybody:
        assert anybody.check() == []
