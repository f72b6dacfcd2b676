"""`dragoman learn` as a user has it."""

import json
from pathlib import Path

import pytest

from dragoman.learning import learned_from
from dragoman.store import open_store
from dragoman.store.lessons import kept_lesson
from tests.command import TALKS, dragoman
from tests.learning.made import corrected, position

ALL_FEES = [position(n, "territory", None if n % 3 == 0 else "territory", topic=n % 3) for n in range(120)]


def test_a_few_corrections_are_told_to_be_too_few_and_change_nothing(tmp_path: Path) -> None:
    where = tmp_path / "talks.db"
    with open_store(where) as store:
        for name in ("one", "two", "three"):
            corrected(store, name, "accept")
    ran = dragoman("learn", "--db", where, "--format", "json")
    rows = {row["learned"]: row for row in json.loads(ran.stdout)}
    assert "not enough corrections" in rows["issue"]["what"]
    assert b"reports are read as before" in ran.stderr
    assert json.loads(dragoman("learn", "--db", where, "--versions", "--format", "json").stdout) == []


def test_going_back_where_nothing_was_learned_says_so(tmp_path: Path) -> None:
    where = tmp_path / "talks.db"
    with open_store(where) as store:
        corrected(store, "one", "accept")
    ran = dragoman("learn", "--db", where, "--back")
    assert (ran.returncode, b"Nothing that was learned is in use" in ran.stderr) == (2, True)


@pytest.mark.slow
def test_reports_are_read_as_a_store_has_learned_and_as_before_after_going_back(tmp_path: Path) -> None:
    report, where = tmp_path / "talks.txt", tmp_path / "talks.db"
    report.write_text(TALKS, encoding="utf-8")
    before = dragoman("read", report, "--format", "jsonl").stdout
    with open_store(where) as store:
        kept_lesson(store, learned_from(ALL_FEES), through=0, by="ana")
    taught = dragoman("read", report, "--format", "jsonl", "--db", where).stdout
    assert b"learned from 120 corrections" in taught
    assert b"learned from" not in before
    assert dragoman("add", report, "--db", where).returncode == 0
    with open_store(where) as store:
        (added,) = store.database.column("SELECT id FROM report")
        assert all("learned from 120" in one.reason for one in store.reading(added).positions)
    assert dragoman("learn", "--db", where, "--back").returncode == 0
    assert dragoman("read", report, "--format", "jsonl", "--db", where).stdout == before
