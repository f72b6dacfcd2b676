import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.store import open_store
from dragoman.store.database import Database
from dragoman.store.migrations import LATEST, MIGRATIONS, version_of
from tests.store.made import told


def back_to(database: Database, version: int) -> None:
    """Take from a store what later versions brought."""
    taken = {
        4: (
            *(
                statement
                for table in ("party", "person", "meeting", "ledger", "statement")
                for statement in (
                    f"DROP INDEX {table}_status",
                    f"ALTER TABLE {table} DROP COLUMN status",
                    f"ALTER TABLE {table} DROP COLUMN judged_by",
                )
            ),
            "ALTER TABLE statement DROP COLUMN start",
            "ALTER TABLE statement DROP COLUMN stop",
            "DROP INDEX journal_who",
            "DROP INDEX journal_kind",
            "DROP INDEX process_last_met",
            "DROP INDEX process_sorted",
            "ALTER TABLE process DROP COLUMN called",
            "ALTER TABLE process DROP COLUMN summary",
            "ALTER TABLE process DROP COLUMN last_met",
            *(
                f"DROP TABLE {table}"
                for table in (
                    "coding",
                    "finished",
                    "snippet",
                    "about",
                    "correction",
                    "recoding",
                    "token",
                    "session",
                    "account",
                    "visit",
                    "failure",
                )
            ),
        ),
        5: ("DROP TABLE learned",),
        7: ("DROP TABLE watched", "DROP TABLE listed"),
        6: ("DROP TABLE vector", "DROP TABLE issue"),
        3: ("DROP INDEX process_maker", "ALTER TABLE process DROP COLUMN maker"),
        2: ("DROP INDEX report_address", "ALTER TABLE report DROP COLUMN address"),
    }
    with database.writing():
        for number in range(LATEST, version, -1):
            for statement in taken[number]:
                database.run(statement)
            database.run("DELETE FROM migration WHERE version = ?", number)


@pytest.fixture(params=range(1, LATEST))
def old(request: pytest.FixtureRequest, place: str) -> str:
    """A store with two reports at one address, in an earlier form."""
    with open_store(place) as store:
        store.add(told("one", issue="water", url="https://news.example/talks"), by="ana")
        other = told("two", ("ETH", "SDN"), speaker="Lemma Tadesse", url="https://news.example/talks/")
        store.add(other, by="ben")
        store.refresh()
        back_to(store.database, request.param)
        assert version_of(store.database) == request.param
    return place


def test_a_store_of_an_earlier_form_is_brought_up_to_the_latest_and_loses_nothing(old: str) -> None:
    with open_store(old) as store:
        assert version_of(store.database) == LATEST
        assert [line.who for line in store.log()] == ["ana", "ben"]
        assert len(store.versions("one.txt")) == 2
        assert len(store.ask("reports")) == 2
        assert store.check() == []


def test_a_copy_of_the_store_is_kept_as_it_was(old: str) -> None:
    with open_store(old) as store:
        copy = store.copy_from_before
        assert copy is not None
        if old.startswith("postgresql:"):
            assert store.database.value(f'SELECT count(*) FROM "{copy}".journal') == 2
            return
    assert copy == f"{old}.before-v{LATEST}"
    with sqlite3.connect(copy) as kept:
        assert kept.execute("SELECT count(*) FROM journal").fetchone() == (2,)
        assert kept.execute("SELECT max(version) FROM migration").fetchone() < (LATEST,)


def test_a_new_store_has_the_latest_form_and_needs_no_copy(place: str) -> None:
    with open_store(place) as store:
        assert store.copy_from_before is None
        assert store.database.rows("SELECT version, name FROM migration ORDER BY version") == [
            (number, step.__name__) for number, step in enumerate(MIGRATIONS, start=1)
        ]


def test_a_step_that_fails_leaves_the_store_as_it_was(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(database: Database) -> None:
        database.run("DROP TABLE link")
        raise RuntimeError("the lamp went out")

    monkeypatch.setattr("dragoman.store.migrations.MIGRATIONS", (*MIGRATIONS[: LATEST - 1], fails))
    with pytest.raises(RuntimeError):
        open_store(old)
    monkeypatch.undo()
    with open_store(old) as store:
        assert store.check() == []


def test_a_store_of_a_newer_program_is_left_alone(place: str) -> None:
    with open_store(place) as store:
        store.database.insert("migration", version=LATEST + 1, name="from_the_future")
    with pytest.raises(DragomanError, match=r"written by a newer version of Dragoman.*pip install --upgrade"):
        open_store(place)


def test_tables_of_another_program_are_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(DragomanError, match="tables of another program"):
        open_store(tmp_path / "other.db")
