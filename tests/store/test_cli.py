"""The store's commands as a user has them."""

import csv
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.store import open_store
from tests.command import TALKS, dragoman, plain, started
from tests.store.made import kept, told

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(place: str, tmp_path: Path) -> Run:
    """The program on a store of its own, named by the environment."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        return dragoman(*arguments, env=plain(DRAGOMAN_DB=place), cwd=tmp_path)

    return run


@pytest.fixture
def lakes(run: Run, place: str) -> Run:
    """The program on a store in which there are two processes."""
    readings = (
        told("one", issue="water", outlet="Lake Post", url="https://news.example/1"),
        told("two", day="2019-05-20", issue="water", stance="offers", url="https://news.example/2"),
        told("three", ("ETH", "SDN"), "2019-05-09", speaker="Lemma Tadesse"),
    )
    with open_store(place) as store:
        for reading in readings:
            store.add(reading, by="ana")
    return run


def test_reports_are_read_and_added_and_said_so_one_by_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    done = run("add", tmp_path / "talks.txt", "--published", "2019-05-05")
    assert done.returncode == 0
    assert done.stdout.startswith(b"added ")
    assert done.stderr == b"1 added\n  1 in NOR-PER-2019-05\n"
    again = run("add", tmp_path / "talks.txt", "--published", "2019-05-05")
    assert (again.stdout[:6], again.stderr) == (b"known ", b"1 known\n  1 in NOR-PER-2019-05\n")
    asked = run("ask", "statements", "--person", "Quispe", "--format", "json")
    assert "We will not sign" in json.loads(asked.stdout)[0]["text"]


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_added(run: Run, tmp_path: Path) -> None:
    file = kept(tmp_path / "lakes.jsonl", told("one"))
    file.write_bytes(file.read_bytes().replace(b"They met", b"We met") + file.read_bytes() + b"{\n")
    done = run("add", "--from-readings", file)
    assert done.returncode == 1
    assert done.stderr.startswith(
        b"1 added\n  1 in KEN-UGA-2019-05\nCould not be added: one.txt: Report 'one.txt' was not"
    )
    assert b"Could not be added: lakes.jsonl line 3" in done.stderr


def test_an_edited_article_is_a_new_version_and_its_difference_is_shown(lakes: Run, tmp_path: Path) -> None:
    new = told("one", issue="water", words="The fish are theirs", outlet="Lake Post", url="https://news.example/1")
    done = lakes("add", "--from-readings", kept(tmp_path / "new.jsonl", new))
    assert done.stdout.startswith(b"version ")
    shown = lakes("versions", new.report.id).stdout.decode()
    assert "-They met. “The fish are ours,”" in shown
    assert "+They met. “The fish are theirs,”" in shown
    assert lakes("versions", "three").stdout == b"1 version; this one is the first.\n"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_answers_come_in_every_form(lakes: Run, form: str) -> None:
    done = lakes("ask", "positions", "--party", "Kenya", "--format", form)
    assert done.returncode == 0
    text = done.stdout.decode()
    if form == "csv":
        stances = [row["stance"] for row in csv.DictReader(io.StringIO(text))]
    elif form == "table":
        stances = [word for word in text.split() if word in ("demands", "offers")]
    else:
        rows = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
        stances = [row["stance"] for row in rows]
    assert stances[0] == "demands"
    assert "offers" in stances


def test_a_question_as_of_a_day_knows_nothing_of_later_reports(lakes: Run) -> None:
    done = lakes("ask", "reports", "--as-of", "2019-05-10", "--format", "json")
    assert [row["name"] for row in json.loads(done.stdout)] == ["one.txt", "three.txt"]


def test_the_journal_is_shown_and_its_lines_are_taken_back(lakes: Run) -> None:
    done = lakes("undo", "1", "--by", "ben")
    assert done.stdout.startswith(b"1 is taken back by line ")
    rows = json.loads(lakes("log", "--format", "json").stdout)
    (first,) = [row for row in rows if row["line"] == "1"]
    (last,) = [row for row in rows if row["kind"] == "undo"]
    assert (first["by"], str(first["taken_back_by"])) == ("ana", last["line"])
    assert (last["by"], last["what"]) == ("ben", "line 1 taken back")
    assert b"one.txt" in lakes("log").stdout
    parts = [row for row in json.loads(lakes("log", "--merges", "--format", "json").stdout) if "." in row["line"]]
    assert all(part["what"].startswith(("person: ", "party: ", "meeting: ", "utterance: ")) for part in parts)
    asked = lakes("ask", "reports", "--format", "json")
    assert [row["name"] for row in json.loads(asked.stdout)] == ["three.txt", "two.txt"]


def test_processes_are_listed_split_joined_and_shown(lakes: Run) -> None:
    assert b"ETH-SDN-2019-05" in lakes("processes").stdout
    assert b"boats now" in lakes("processes", "split", "KEN-UGA-2019-05", "two", "--into", "boats").stdout
    assert b"are one now: lakes" in lakes("processes", "join", "boats", "ETH-SDN-2019-05", "--into", "lakes").stdout
    assert b"1 report is in fish" in lakes("processes", "put", "fish", "one").stdout
    rows = json.loads(lakes("processes", "--format", "json").stdout)
    assert [(row["name"], row["reports"]) for row in rows] == [("fish", 1), ("lakes", 2)]
    record = json.loads(lakes("processes", "show", "lakes", "--format", "json").stdout)
    assert [report["name"] for report in record["reports"]] == ["three", "two"]


def test_people_are_said_to_be_one_or_not(lakes: Run) -> None:
    people = json.loads(lakes("ask", "people", "--format", "json").stdout)
    one, other = people[0]["id"], people[-1]["id"]
    assert b"are not one" in lakes("apart", one, other).stdout
    assert b"are one" in lakes("same", one, other).stdout


def test_a_store_is_checked_and_made_anew(lakes: Run, tmp_path: Path) -> None:
    done = lakes("check")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.endswith(b": no problems\n")
    assert b"made anew from" in lakes("check", "--rescue", tmp_path / "anew.db").stdout
    assert dragoman("check", "--db", tmp_path / "anew.db").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["add"], "Nothing to add"),
        (["undo", "three"], "'three' is no line of the journal"),
        (["undo", "99"], "There is no line 99"),
        (["ask", "ministers"], "ministers"),
        (["ask", "people", "--process", "KEN-UGA-2019-04"], "Did you mean KEN-UGA-2019-05?"),
        (["ask", "positions", "--as-of", "2019-02-31"], "There is no day '2019-02-31'"),
        (["processes", "split", "KEN-UGA-2019-05", "nobody", "--into", "x"], "There is no report 'nobody'"),
        (["processes", "join", "KEN-UGA-2019-05"], "One process cannot be joined"),
        (["same", "a/1", "b/2"], "There is no entry 'a/1'"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_line(lakes: Run, arguments: list[str], wrong: str) -> None:
    done = lakes(*arguments)
    assert done.returncode == 2
    assert wrong in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_store_that_is_not_there_is_not_made_by_a_question(tmp_path: Path) -> None:
    done = dragoman("ask", "people", "--db", tmp_path / "talks.db")
    assert done.returncode == 2
    assert b"dragoman add PATH" in done.stderr
    assert not (tmp_path / "talks.db").exists()


def test_the_store_is_talks_db_in_the_working_folder_where_nothing_is_said(tmp_path: Path) -> None:
    kept(tmp_path / "one.jsonl", told("one"))
    environment = {name: value for name, value in plain().items() if name != "DRAGOMAN_DB"}
    assert dragoman("add", "--from-readings", "one.jsonl", cwd=tmp_path, env=environment).returncode == 0
    assert (tmp_path / "talks.db").exists()


def test_reports_of_which_an_interrupted_run_has_told_are_there(tmp_path: Path) -> None:
    readings = [told(f"r{number}", day=f"2019-05-{number % 28 + 1:02}") for number in range(400)]
    file = kept(tmp_path / "many.jsonl", *readings)
    process = started("add", "--from-readings", file, "--db", tmp_path / "talks.db", stdout=subprocess.PIPE)
    assert process.stdout is not None
    told_of = [process.stdout.readline() for _ in range(5)]
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read().splitlines()
    assert process.wait(timeout=60) == 130
    asked = dragoman("ask", "reports", "--db", tmp_path / "talks.db", "--format", "jsonl")
    assert len(asked.stdout.splitlines()) >= len(told_of) + len(rest)
    assert dragoman("check", "--db", tmp_path / "talks.db").returncode == 0


def test_the_driver_of_a_server_is_loaded_only_where_one_is_used() -> None:
    code = "import sys, dragoman.store; print('psycopg' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert shown.stdout == b"False\n"
