"""`dragoman export`: out of a store or of records in files."""

import json
from pathlib import Path

from tests.command import dragoman


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
