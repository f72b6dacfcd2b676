"""What goes wrong when a store is opened: each error names the store and the way out."""

import os
import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.store import open_store
from tests.store.made import told
from tests.store.postgres import PASSWORD, Server


def test_a_store_that_is_not_there_is_made_only_for_who_adds(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with pytest.raises(DragomanError, match=r"There is no store '.*talks.db'.*dragoman add"):
        open_store(path, create=False)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match=r"There is no folder.*mkdir -p"):
        open_store(tmp_path / "gone" / "talks.db")


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The lamp is lit.\n" * 400, encoding="utf-8")
    with pytest.raises(DragomanError, match="is no store of Dragoman's"):
        open_store(path)
    assert path.read_text(encoding="utf-8").startswith("The lamp is lit.")


def test_an_address_of_another_kind_is_told_so() -> None:
    with pytest.raises(DragomanError, match="No store can lie at 'mysql://x'"):
        open_store("mysql://x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_only_be_read_can_be_asked_but_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        store.add(told(), by="ana")
        store.refresh()
    path.chmod(0o444)
    with open_store(path) as store:
        assert len(store.ask("reports")) == 1
        with pytest.raises(DragomanError, match="may only be read"):
            store.add(told("two"), by="ana")


def test_a_store_in_use_keeps_its_log_beside_it_and_syncs_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "talks.db") as store:
        assert store.database.value("PRAGMA journal_mode") == "wal"
        assert store.database.value("PRAGMA synchronous") == 2
        assert store.database.value("PRAGMA foreign_keys") == 1
        strict = store.database.column("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0")
        assert not [name for name in strict if not name.startswith("sqlite_")]


def test_a_damaged_page_is_told_of_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with open_store(path) as store:
        for number in range(30):
            store.add(told(f"r{number}"), by="ana")
        store.refresh()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'statement'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with open_store(path) as store:
        assert store.check() != []
        with pytest.raises(DragomanError, match=r"is damaged.*dragoman check --rescue"):
            store.ask("statements")
        assert store.rescue(tmp_path / "anew.db") == len(store.log())
        with pytest.raises(DragomanError, match=r"There is a store '.*anew.db' already"):
            store.rescue(tmp_path / "anew.db")
    with open_store(tmp_path / "anew.db") as anew:
        assert len(anew.ask("statements")) == 30
        assert anew.check() == []


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lambda url: url.replace(PASSWORD, "guess"), "refuses the name or the password"),
        (lambda url: url.replace("/postgres", "/nowhere"), "is not there"),
        (lambda url: url.replace("127.0.0.1", "host.invalid"), "has a host that nobody knows"),
    ],
)
def test_a_server_that_refuses_is_told_of_without_the_password(server: Server, change: object, wrong: str) -> None:
    url = change(server.url)  # type: ignore[operator]
    with pytest.raises(DragomanError, match=wrong) as caught:
        open_store(url)
    assert PASSWORD not in str(caught.value)
    assert "guess" not in str(caught.value)


def test_a_server_that_does_not_answer_is_told_of() -> None:
    with pytest.raises(DragomanError, match="does not answer"):
        open_store("postgresql://ana:secret@127.0.0.1:9/talks")
