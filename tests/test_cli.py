"""The command line's manners: exit codes, errors of one line, pipes, terminals, Ctrl-C."""

import json
import os
import pty
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from dragoman.cli.reading import KINDS
from dragoman.model import StatementKind
from tests.command import DRAGOMAN, TALKS, dragoman, plain, started

BAR = b"reports read"


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    (tmp_path / "talks.txt").write_text(TALKS)
    return tmp_path / "talks.txt"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A table that takes a while."""
    lines = (json.dumps({"text": f"{TALKS * 20} Edition {n}."}) for n in range(400))
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    return tmp_path / "many.jsonl"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_needs_nothing_heavy(option: str) -> None:
    run = dragoman(option)
    assert run.returncode == 0
    assert b"Usage: " in run.stdout
    shown = subprocess.run(
        [*DRAGOMAN[:1], "-X", "importtime", *DRAGOMAN[1:], option], capture_output=True, check=True
    ).stderr.decode()
    assert not [name for name in ("spacy", "numpy", "lxml", "rich", "httpx", "pyarrow") if f" {name}\n" in shown]


def test_all_forms_are_listed_without_a_place() -> None:
    run = dragoman("read", "--format", "list")
    assert run.returncode == 0
    assert {"brief", "json", "jsonl", "html"} <= set(run.stdout.decode().split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Nothing to read"),
        (["quotes"], "Nothing to read"),
        (["read", "TALKS", "--format", "gml"], "Choose one of: brief"),
        (["read", "TALKS", "--published", "last Tuesday"], "Write it as 2022-03-10"),
        (["read", "TALKS", "--published", "2022-02-30"], "Write it as 2022-03-10"),
        (["read", "TALKS", "--column", "text"], "without what it stands for: text=body"),
        (["read", "TALKS", "--jobs", "-1"], "--jobs"),
        (["read", "TALKS", "--max-size", "0"], "--max-size"),
        (["read", "TALKS", "--show", "all"], "dropped"),
        (["read", "TALKS", "--min-score", "1.5"], "No entry can have the score 1.5. Write a number from 0 to 1"),
        (["read", "TALKS", "--min-score", "nan"], "Write a number from 0 to 1: --min-score 0.5."),
        (["read", "TALKS", "--min-score", "high"], "--min-score"),
        (["read", "TALKS", "--explain", "--format", "html"], "Either html or explain: give one of --format, --explain"),
        (["read", "TALKS", "--explain", "--show", "dropped"], "Either explain or dropped"),
        (["read", "TALKS", "--out", "FOLDER/none/record.json"], "mkdir -p"),
        (["read", "TALKS", "--out", "FOLDER"], "directory"),
        (["read", "TALKS", "--out", "/proc/record.json"], "--out"),
        (["read", "TALKS", ""], "a name is empty. Is it a variable that is not set?"),
        (["quotes", ""], "Give the name itself, '.' for this folder"),
        (["add", "", "--db", "FOLDER/talks.db"], "a name is empty"),
        (["add", "TALKS", "--db", ""], "'--db': a name is empty"),
        (["record", "", "--from-readings"], "a name is empty"),
        (["archive", "TALKS", "", "--out", "FOLDER/out"], "a name is empty"),
        (["watch", "", "--once", "--db", "FOLDER/talks.db"], "a name is empty"),
        (["verify", ""], "a name is empty"),
        (["export", "csv", "", "--out", "FOLDER/out"], "a name is empty"),
        (["import", "", "--db", "FOLDER/talks.db"], "a name is empty"),
        (["read", "TALKS", "--out", ""], "'--out': a name is empty"),
        (["quotes", "TALKS", "--format", "gml"], "gdelt"),
        (["quotes", "TALKS", "--party", "XYZ"], "Unknown party 'XYZ'. Write a code or a name: TUN, Tunisia."),
        (["quotes", "TALKS", "--party", "TUN", "--party", "Tunesia"], "Did you mean TUN?"),
        (["quotes", "TALKS", "--by", "?"], "No name in '?'."),
        (["quotes", "TALKS", "--kind", "loud"], "direct"),
        (["quotes", "TALKS", "--min-score", "7"], "Write a number from 0 to 1"),
        (["quotes", "TALKS", "--min-score", "high"], "--min-score"),
        (["verify", "FOLDER/none.json"], "does not exist"),
        (["translate"], "translate"),
    ],
)
def test_a_wrong_command_is_one_error_and_exit_code_two(arguments: list[str], told: str, talks: Path) -> None:
    places = {"TALKS": str(talks), "FOLDER": str(talks.parent)}
    for word, place in places.items():
        arguments = [argument.replace(word, place) for argument in arguments]
    run = dragoman(*arguments)
    assert run.returncode == 2
    assert told in run.stderr.decode()
    assert b"Traceback" not in run.stderr
    assert run.stdout == b""


def test_every_kind_of_statement_can_be_asked_for() -> None:
    assert get_args(StatementKind) == KINDS


def test_names_of_failures_cannot_command_the_terminal(tmp_path: Path) -> None:
    run = dragoman("read", tmp_path / "a\x1b[31m\u202eb\nc.txt")
    assert run.returncode == 1
    assert b"a\\x1b[31m\\u202eb\\nc.txt" in run.stderr
    assert b"\x1b" not in run.stderr + run.stdout


def test_an_output_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "record.json"
    out.write_text("older")
    assert dragoman("read", tmp_path / "none.txt", "--format", "gml", "--out", out).returncode == 2
    assert out.read_text() == "older"
    assert dragoman("read", tmp_path / "none.txt", "--format", "json", "--out", out).returncode == 1
    assert json.loads(out.read_text())["failures"][0]["name"] == "none.txt"
    assert [path.name for path in tmp_path.iterdir()] == ["record.json"]


def test_a_link_given_as_output_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "record.json")
    dragoman("read", tmp_path / "none.txt", "--format", "json", "--out", tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "record.json").read_text())["failures"]


def test_an_output_may_be_a_device(tmp_path: Path) -> None:
    assert dragoman("read", tmp_path / "none.txt", "--out", os.devnull).returncode == 1


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    run = dragoman("read", tmp_path / "none.txt", "--format", "json", "--out", "/dev/full")
    assert run.returncode == 2
    assert b"No space left" in run.stderr
    assert b"Traceback" not in run.stderr


@pytest.mark.slow
def test_standard_input_is_a_report(talks: Path) -> None:
    run = dragoman("read", "-", "--format", "json", stdin=talks.read_bytes())
    assert run.returncode == 0
    assert json.loads(run.stdout)["reports"][0]["name"] == "standard input"
    assert b"Pipe a report in" in dragoman("read", "-").stderr


@pytest.mark.slow
def test_what_was_dropped_is_shown(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html><body><nav>Home</nav><article><p>{TALKS}</article></body></html>")
    run = dragoman("read", tmp_path / "page.html", "--show", "dropped")
    assert run.returncode == 0
    assert b"page.html" in run.stdout


@pytest.mark.slow
def test_every_entry_is_explained_by_option_or_form(talks: Path) -> None:
    run = dragoman("read", talks, "--explain")
    assert run.returncode == 0
    assert "“We will not sign without the islands,”".strip(",”") in run.stdout.decode()
    assert dragoman("read", talks, "--format", "explain").stdout == run.stdout


@pytest.mark.slow
def test_only_entries_as_sure_as_asked_are_written(talks: Path) -> None:
    run = dragoman("read", talks, "--min-score", "0.9", "--format", "json")
    record = json.loads(run.stdout)
    assert run.returncode == 0
    assert run.stderr == b""
    kinds = ("meetings", "statements", "positions", "events")
    assert all(entry["score"] >= 0.9 for kind in kinds for entry in record[kind])
    assert record["reports"][0]["flags"][-1].startswith("entries less sure than 0.9 left out: ")


@pytest.mark.slow
def test_a_closed_pipe_ends_the_run_quietly(many: Path) -> None:
    run = started("read", many, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout
    assert run.stderr
    assert run.stdout.readline()
    run.stdout.close()
    told = run.stderr.read()
    assert run.wait(60) == 141
    assert told == b""


@pytest.mark.slow
def test_a_brief_is_printed_as_soon_as_its_report_is_read(many: Path) -> None:
    run = started("read", many, stdout=subprocess.PIPE)
    assert run.stdout
    first = run.stdout.readline()
    assert first
    assert run.poll() is None
    run.kill()
    run.wait(60)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_run_without_a_trace(jobs: str, many: Path) -> None:
    out = many.parent / "readings.jsonl"
    run = started(
        "read", many, "--format", "jsonl", "--jobs", jobs, "--out", out, stderr=subprocess.PIPE, start_new_session=True
    )
    partial = wait_for(lambda: next((path for path in many.parent.glob("*.part") if path.stat().st_size), None))
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all processes of the run
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert told.decode().split() == ["Stopped."]
    assert not out.exists()
    assert not partial.exists()


def wait_for(seen: Callable[[], Path | None]) -> Path:
    for _ in range(2400):
        if found := seen():
            return found
        time.sleep(0.1)
    raise AssertionError("it never came")


@pytest.mark.slow
def test_quotes_are_those_asked_for_and_their_number_is_told(talks: Path) -> None:
    run = dragoman("quotes", talks, "--by", "rosa QUISPE", "--party", "Peru", "--kind", "direct", "--format", "jsonl")
    assert run.returncode == 0
    said = [json.loads(line)["text"].rstrip(",") for line in run.stdout.splitlines()]
    assert said == ["We will not sign without the islands"]
    assert run.stderr == b"1 statement matched in 1 report\n"


@pytest.mark.slow
def test_quotes_that_nobody_said_are_an_empty_table(talks: Path) -> None:
    run = dragoman("quotes", talks, talks, "--by", "Lamia Chelbi")
    assert (run.returncode, run.stdout) == (0, b"")
    assert run.stderr == b"0 statements matched in 2 reports\n"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["jsonl", "csv", "gdelt"])
def test_quotes_are_written_as_they_come_and_a_closed_pipe_ends_them_quietly(form: str, many: Path) -> None:
    run = started("quotes", many, "--format", form, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout
    assert run.stderr
    assert run.stdout.readline()
    assert run.stdout.readline()
    assert run.poll() is None
    run.stdout.close()
    told = run.stderr.read()
    assert run.wait(60) == 141
    assert told == b""


def on_terminal(*arguments: str | Path, stdout: int | None = None, **environment: str) -> bytes:
    """What the program writes to a terminal: all that it says, or only standard error where `stdout` is elsewhere."""
    parent, child = pty.openpty()
    run = started(
        *arguments, stdin=child, stdout=child if stdout is None else stdout, stderr=child, env=plain(**environment)
    )
    os.close(child)
    written = b""
    try:
        while piece := os.read(parent, 65536):
            written += piece
    except OSError:  # how Linux tells that the other side of a terminal is closed
        pass
    os.close(parent)
    run.wait(60)
    return written


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_only(talks: Path) -> None:
    with (talks.parent / "out.json").open("wb") as out:
        assert BAR in on_terminal("read", talks, "--format", "json", stdout=out.fileno(), TERM="xterm")
    assert BAR not in on_terminal("read", talks, TERM="xterm")
    told = on_terminal("quotes", talks, "--format", "csv", "--out", talks.parent / "out.csv", TERM="xterm")
    assert b"1 of 1 reports read" in told
    assert b"2 statements" in told
    assert dragoman("read", talks, "--format", "json").stderr == b""


@pytest.mark.slow
def test_colour_is_for_terminals_that_want_it(talks: Path) -> None:
    assert b"\x1b[1m" in on_terminal("read", talks, TERM="xterm-256color", NO_COLOR="")
    assert b"\x1b[" not in on_terminal("read", talks, TERM="xterm-256color", NO_COLOR="1")
    assert b"\x1b" not in dragoman("read", talks).stdout


def test_a_record_read_on_ones_own_issues_is_verified_with_their_file(tmp_path: Path) -> None:
    report, scheme, record = (tmp_path / name for name in ("talks.txt", "mine.toml", "record.json"))
    report.write_text(TALKS)
    scheme.write_text('alone = true\n[island-claims]\nname = "Island claims"\ncovers = "islands; who signs for them"\n')
    dragoman("read", report, "--issues", scheme, "--format", "json", "--out", record)
    assert json.loads(record.read_bytes())["positions"]
    assert dragoman("verify", record).returncode == 1
    assert dragoman("verify", record, "--issues", scheme).returncode == 0


def test_files_of_other_kinds_in_a_folder_are_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.json", "c.json", "notes", ".hidden"):
        (tmp_path / name).write_text("The envoys of Peru and Norway met.\n")
    run = dragoman("quotes", tmp_path)
    assert f"Passed over in {tmp_path}: 3 files of other kinds (.json 2, no ending 1)." in run.stderr.decode()
    assert dragoman("quotes", tmp_path / "a.txt").stderr == b""
