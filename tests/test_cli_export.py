"""`dragoman export`: out of a store or of records in files."""

import json
import os
import pty
import resource
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dragoman.store import open_store
from dragoman.views.exports import EXPORTS, GROUPS
from tests.command import dragoman, plain, started
from tests.made import TEXT, lighthouse


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """Two readings as `dragoman read` writes them."""
    path = tmp_path / "readings.jsonl"
    two = (lighthouse(), lighthouse("second.txt", TEXT + "\n\nKingston said no more."))
    path.write_bytes(b"\n".join(map(msgspec.json.encode, two)))
    return path


def lines_in(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_store_is_written_whole_or_by_process(talks: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    assert dragoman("export", "jsonl", "--db", talks, "--out", out).returncode == 0
    everything = lines_in(out)
    assert len(everything) >= 3
    name = json.loads(dragoman("processes", "--db", talks, "--format", "json").stdout)[0]["name"]
    one = dragoman("export", "jsonl", "--db", talks, "--process", name)
    assert json.loads(one.stdout) in everything


def test_records_in_files_are_written_and_what_is_none_is_told(talks: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "all.jsonl", tmp_path / "again.jsonl"
    dragoman("export", "jsonl", "--db", talks, "--out", out)
    (tmp_path / "broken.json").write_text("{")
    run = dragoman("export", "jsonl", out, tmp_path / "broken.json", "--out", again)
    assert run.returncode == 1
    assert b"broken.json: is no JSON" in run.stderr
    assert lines_in(again) == lines_in(out)


def test_only_what_somebody_has_seen_to_is_written_on_demand(talks: Path) -> None:
    run = dragoman("export", "jsonl", "--db", talks, "--status", "confirmed")
    assert all(not json.loads(line)["positions"] for line in run.stdout.splitlines())


def test_a_format_that_is_none_is_told_with_those_there_are() -> None:
    run = dragoman("export", "gml")
    assert run.returncode == 2
    assert b"Unknown format 'gml'. Choose one of: " in run.stderr


def test_help_lists_every_format_once_under_what_it_is_for() -> None:
    lines = dragoman("export", "--help").stdout.decode().splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ") and line.split() and line.split()[0] in EXPORTS]
    assert sorted(names) == sorted(EXPORTS)
    assert {f"{heading}:" for heading in GROUPS} <= set(lines)


def test_help_of_a_format_gives_a_command_and_sets_its_own_options_apart() -> None:
    said = dragoman("export", "brief-pdf", "--help").stdout.decode()
    assert "  dragoman export brief-pdf --db talks.db --process NAME --out talks.pdf\n" in said
    assert said.index("Which records:") < said.index("--process NAME  ") < said.index("How brief-pdf is written:")
    assert said.index("How brief-pdf is written:") < said.index("--system-fonts / ")


def test_readings_that_nobody_merged_are_told_to_be_single(readings: Path, tmp_path: Path) -> None:
    run = dragoman("export", "jsonl", readings, "--out", tmp_path / "two.jsonl")
    assert run.returncode == 0
    assert run.stderr.decode().count("\n") == 1
    assert b"Written as 2 single reports" in run.stderr
    assert b"dragoman record" in run.stderr


def test_several_readings_are_no_process_and_lead_to_the_command_that_makes_one(readings: Path) -> None:
    run = dragoman("export", "brief-md", readings)
    assert run.returncode == 2
    assert b"Make one record of them first: dragoman record." in run.stderr


def test_what_could_not_be_read_is_told_also_where_nothing_is_left_to_write(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    run = dragoman("export", "brief-md", tmp_path / "broken.json")
    assert run.returncode == 2
    assert b"Left out: " in run.stderr
    assert b"there is none" in run.stderr


def test_a_store_without_reports_gives_an_empty_file_and_says_so(tmp_path: Path) -> None:
    open_store(str(tmp_path / "talks.db"), create=True)
    run = dragoman("export", "jsonl", "--db", tmp_path / "talks.db", "--out", tmp_path / "all.jsonl")
    assert run.returncode == 0
    assert b"is empty: there is no report in the store" in run.stderr
    assert lines_in(tmp_path / "all.jsonl") == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--db", "talks.db", "record.json"], "give --db or RECORD, not both"),
        (["record.json", "--as-of", "2024-01-01"], "are for a store"),
        (["--since", "2024-02-01", "--until", "2024-01-01"], "Turn the two days round"),
        (["--min-score", "7"], "Write a number from 0 to 1"),
        (["--db", "nowhere.db"], "There is no store 'nowhere.db'"),
    ],
)
def test_what_makes_no_sense_is_one_line_with_the_way_out(given: list[str], said: str, tmp_path: Path) -> None:
    run = dragoman("export", "jsonl", *given, cwd=tmp_path)
    assert run.returncode == 2
    assert said in run.stderr.decode().splitlines()[-1]
    assert b"Traceback" not in run.stderr


def test_a_terminal_is_not_sent_what_it_cannot_show(talks: Path) -> None:
    screen, end = pty.openpty()
    run = subprocess.run(
        [sys.executable, "-m", "dragoman", "export", "dna", "--db", str(talks)],
        stdin=subprocess.DEVNULL,
        stdout=end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(end)
    os.close(screen)
    assert run.returncode == 2
    assert b"dna is nothing that a terminal can show: name a file with --out." in run.stderr


@pytest.mark.parametrize("name", ["dna", "xlsx", "jsonl", "csv", "parquet"])
def test_where_there_is_no_room_one_line_says_so_and_nothing_is_left(name: str, readings: Path, tmp_path: Path) -> None:
    out = tmp_path / "made" / "out"
    compiles_nothing = plain(PYTHONDONTWRITEBYTECODE="1")  # or what it loads first would be cut short for all others
    run = dragoman("export", name, readings, "--out", out, preexec_fn=with_little_room, env=compiles_nothing)
    assert run.returncode == 2
    assert f"dragoman: '{out}' cannot be written: ".encode() in run.stderr
    assert b"Name another with --out." in run.stderr
    assert list(out.parent.iterdir()) == []


def with_little_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def test_an_export_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    pipe, out = tmp_path / "records.jsonl", tmp_path / "made"
    os.mkfifo(pipe)
    out.mkdir()
    run = started("export", "jsonl", pipe, "--out", out / "all.jsonl", stderr=subprocess.PIPE)
    with pipe.open("wb"):  # it has begun to read, and waits
        assert list(out.iterdir())
        run.send_signal(signal.SIGINT)
        assert run.wait(60) == 130
    assert run.stderr is not None
    assert run.stderr.read().strip() == b"Stopped."
    assert list(out.iterdir()) == []
