"""How many reports there are, where it is cheap to know."""

from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from dragoman.sources import count_items, list_items


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, one of them deeper, and files that are none."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.txt").write_text("The ferry waits.")
    (tmp_path / "deeper/b.html").write_text("<p>The ice waits.</p>")
    (tmp_path / "notes.pages").write_text("")
    (tmp_path / ".hidden.txt").write_text("")
    return tmp_path


def test_files_and_folders_are_counted_without_being_read(folder: Path) -> None:
    places = [str(folder), str(folder / "a.txt")]
    assert count_items(places) == len(list(list_items(places))) == 3


def test_a_parquet_table_says_its_rows_itself(folder: Path) -> None:
    parquet.write_table(pyarrow.table({"text": ["The ferry waits.", "The ice waits."]}), folder / "c.parquet")
    assert count_items([str(folder)]) == len(list(list_items([str(folder)]))) == 4


@pytest.mark.parametrize("name", ["d.jsonl", "d.jsonl.gz", "d.ndjson", "d.json", "d"])
def test_what_would_have_to_be_read_is_not_counted(name: str, folder: Path) -> None:
    (folder / name).write_text('{"text": "The ferry waits."}')
    assert count_items([str(folder / "a.txt"), str(folder / name)]) is None


@pytest.mark.parametrize("place", ["-", "https://example.org/ferry"])
def test_what_is_not_here_is_not_counted(place: str) -> None:
    assert count_items([place]) is None


def test_a_table_that_is_broken_is_not_counted(folder: Path) -> None:
    (folder / "e.parquet").write_text("no table")
    assert count_items([str(folder / "e.parquet"), str(folder / "none.parquet")]) is None


def test_a_file_that_is_missing_counts_as_the_failure_that_it_will_be(folder: Path) -> None:
    assert count_items([str(folder / "none.txt")]) == len(list(list_items([str(folder / "none.txt")]))) == 1
