"""`dragoman record`: the one record of a process, from reports or from readings."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.command import TALKS, dragoman
from tests.made import TEXT, lighthouse


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    path = tmp_path / "readings.jsonl"
    two = (lighthouse(), lighthouse("second.txt", TEXT + "\n\nKingston said no more."))
    path.write_bytes(b"\n".join(map(msgspec.json.encode, two)))
    return path


def test_reports_become_one_record(tmp_path: Path) -> None:
    for name, more in (("a.txt", "The sea was calm."), ("b.txt", "It rained.")):
        (tmp_path / name).write_text(f"{TALKS}\n{more}\n")
    out = tmp_path / "record.json"
    run = dragoman("record", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "json", "--out", out)
    assert (run.returncode, run.stderr) == (0, b"")
    record = json.loads(out.read_bytes())
    assert [report["name"] for report in record["reports"]] == ["a", "b"]
    assert {"origins", "copies", "movements", "utterances", "disagreements", "merges"} <= record.keys()
    assert dragoman("verify", out).returncode == 0


@pytest.mark.parametrize("form", ["brief", "markdown", "json", "merges"])
def test_readings_become_a_record_in_every_form(readings: Path, form: str) -> None:
    run = dragoman("record", readings, "--from-readings", "--format", form)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.endswith(b"\n")


def test_a_record_as_known_on_a_day_says_so(readings: Path) -> None:
    run = dragoman("record", readings, "--from-readings", "--as-of", "2024-06-12")
    assert b"as known on 12 June 2024" in run.stdout
    before = dragoman("record", readings, "--from-readings", "--as-of", "2024-06-11", "--format", "json")
    assert json.loads(before.stdout)["reports"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["record"], "Nothing to read"),
        (["record", "READINGS", "--from-readings", "--format", "gml"], "Choose one of: brief"),
        (["record", "READINGS", "--from-readings", "--as-of", "Tuesday"], "Write YYYY-MM-DD"),
        (["record", "READINGS", "--from-readings", "--jobs", "2"], "leave out --from-readings"),
        (["record", "READINGS", "--from-readings", "--decisions", "none.json"], "Name another file"),
    ],
)
def test_a_wrong_call_is_told_in_a_line_with_the_way_out(readings: Path, arguments: list[str], told: str) -> None:
    run = dragoman(*[str(readings) if word == "READINGS" else word for word in arguments])
    assert run.returncode == 2
    assert told in run.stderr.decode()
    assert b"Traceback" not in run.stderr


def test_a_file_without_readings_is_told_and_the_others_are_merged(readings: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    run = dragoman("record", readings, tmp_path / "other.json", "--from-readings", "--format", "json")
    assert run.returncode == 1
    assert len(json.loads(run.stdout)["reports"]) == 2
    assert b"holds neither a reading nor a record" in run.stderr


def test_a_decision_on_an_entry_that_is_not_there_is_told(readings: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.json"
    decisions.write_text('[{"kind": "person", "one": "typo/ana", "other": "JAM", "same": false}]')
    run = dragoman("record", readings, "--from-readings", "--decisions", decisions, "--format", "json")
    assert run.returncode == 0
    assert b"no entry has the id 'typo/ana'" in run.stderr
