"""`dragoman archive` as a user has it: an archive in, data sets out, and these into a store."""

import json
from pathlib import Path

import pytest

from dragoman.archived import archived_readings
from dragoman.given import readings_in
from tests.archive.invented import dull_page, write_lines
from tests.archive.outcome import rows
from tests.command import TALKS, dragoman

DULL = [dull_page(n) for n in range(20)]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over one report on talks, twice printed, and pages about nothing of the kind."""
    folder = tmp_path_factory.mktemp("archive")
    talks = [
        {"id": "ferry", "text": TALKS, "published": "2024-05-05", "url": "https://news.example/ferry"},
        {"id": "reprint", "text": f"{TALKS} ", "published": "2024-05-06", "url": "https://other.example/ferry"},
    ]
    write_lines([*DULL, *talks], folder / "a.jsonl.gz")
    run = dragoman("archive", folder / "a.jsonl.gz", "--out", folder / "out")
    assert run.returncode == 0, run.stderr.decode()
    assert "22 pages: 20 passed over, 1 copy, 1 read, 0 failed" in run.stderr.decode()
    return folder / "out"


@pytest.mark.slow
def test_the_report_on_talks_is_read_and_the_others_are_not(read: Path) -> None:
    assert {(row["name"], row["copy_of_name"]) for row in rows(read, "reports")} == {
        ("ferry", None),
        ("reprint", "ferry"),
    }
    assert "We will not sign" in rows(read, "statements")[0]["text"]


@pytest.mark.slow
@pytest.mark.parametrize("place", ["", "reports"])
def test_what_was_read_goes_into_a_store_with_all_its_entries(read: Path, tmp_path: Path, place: str) -> None:
    db = tmp_path / "talks.db"
    run = dragoman("add", read / place, "--from-readings", "--db", db)
    assert run.returncode == 0, run.stderr.decode()
    asked = dragoman("ask", "statements", "--db", db, "--format", "json")
    assert "We will not sign without the islands" in asked.stdout.decode()
    assert dragoman("check", "--db", db).returncode == 0


@pytest.mark.slow
def test_a_data_set_without_readings_is_told_once(read: Path, tmp_path: Path) -> None:
    run = dragoman("add", read / "positions", "--from-readings", "--db", tmp_path / "talks.db")
    assert run.returncode == 1
    assert run.stderr.decode().count("holds no readings: name the folder above") == 1


@pytest.mark.slow
def test_what_was_read_makes_a_record(read: Path) -> None:
    run = dragoman("record", read, "--from-readings", "--format", "json")
    assert len(json.loads(run.stdout)["reports"]) == len({one.report.id for one in archived_readings(read)})  # type: ignore[union-attr]


def test_a_place_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    run = dragoman("archive", tmp_path / "none.jsonl", "--out", tmp_path / "out")
    assert run.returncode == 2
    assert b"There is no file or folder" in run.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_without_a_name_is_refused(tmp_path: Path) -> None:
    run = dragoman("archive", tmp_path, "--out", "")
    assert run.returncode == 2
    assert b"a name is empty" in run.stderr


def test_an_archive_of_which_nothing_passed_holds_no_readings_and_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "_manifests").mkdir()
    (tmp_path / "account.json").write_text("{}")
    assert list(readings_in([tmp_path])) == []


def test_a_threshold_makes_no_sense_without_a_gate(tmp_path: Path) -> None:
    run = dragoman("archive", tmp_path, "--out", tmp_path / "out", "--no-gate", "--threshold", "0.4")
    assert run.returncode == 2
    assert b"leave out --threshold" in run.stderr


def test_a_column_that_no_report_has_is_said(tmp_path: Path) -> None:
    write_lines(DULL, tmp_path / "a.jsonl")
    run = dragoman("archive", tmp_path / "a.jsonl", "--out", tmp_path / "out", "--column", "body=text")
    assert run.returncode == 2
    assert b"Unknown column 'body'" in run.stderr
