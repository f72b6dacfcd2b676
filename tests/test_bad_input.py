"""What nobody should send and somebody does: each is named with its reason and the way out, and the rest is read."""

import gzip
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.command import TALKS, dragoman

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
SPANISH = (
    "Las conversaciones sobre el transbordador terminaron sin acuerdo el martes, dijo la ministra. "
    "«No firmaremos nada sin las islas», afirmó ante los periodistas en la capital del país.\n"
)

BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "spaces.txt": b" \n\t \n  ",
    "binary.txt": bytes(range(256)) * 40,
    "picture.txt": PNG + b"\0" * 400,
    "one-line.txt": b"x" * 50_000_000,
    "empty.txt.gz": b"",
    "empty.jsonl": b"",
    "empty.jsonl.gz": b"",
    "cut-off.txt.gz": gzip.compress(TALKS.encode() * 50)[:60],
    "no-gzip.txt.gz": TALKS.encode(),
    "no-parquet.parquet": b"PAR1 but no more",
}
WAYS_OUT = {
    "empty.txt": "saved in full",
    "spaces.txt": "saved in full",
    "one-line.txt": "--max-size",
    "empty.txt.gz": "saved in full",
    "empty.jsonl": "saved in full",
    "empty.jsonl.gz": "saved in full",
    "cut-off.txt.gz": "fetch it again",
    "no-parquet.parquet": "Write it again",
}
FLAGGED: dict[str, tuple[bytes, str]] = {
    "spanish.txt": (SPANISH.encode(), "language"),
    "future.txt": (f"Published: 3 May 2098\n\n{TALKS}".encode(), "future"),
}
ODD: dict[str, bytes] = {
    "latin.txt": TALKS.replace("“", '"').replace("”", '"').replace("Lena", "Léna").encode("latin-1"),
    "broken.html": f"<html><body><p>{TALKS}<div><p></table></b><a href=".encode(),
    "undated.txt": b"The envoys met in the harbour office and left without a word to anybody who waited there.\n",
    "control.txt": TALKS.replace("Norway", "\x1b[31mNor\u202eway\x07").encode(),
    "nested.txt": (TALKS + "“‘" * 10_000 + "no" + "’”" * 10_000).encode(),
    "one-run.txt": (TALKS + '"' * 20_000).encode(),
    "digits.txt": (TALKS + "1 2 3, " * 5_000).encode(),
    "odd \x1b[31m name\n.txt": TALKS.encode(),
}
LINES = [
    json.dumps({"text": TALKS}),
    '{"text": "The env',
    json.dumps({"text": TALKS + " Bis."}),
    "[1]",
    '{"title": "x"}',
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, content in {**BAD, **ODD, **{name: content for name, (content, _) in FLAGGED.items()}}.items():
        (folder / name).write_bytes(content)
    (folder / "lines.jsonl").write_text("\n".join(LINES))
    write_parquet(folder / "no-text.parquet")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(TALKS)
    (folder / "good.txt").write_text(TALKS)
    return folder


def write_parquet(path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"number": [1], "day": ["2021-05-04"]}), path)


@pytest.fixture(scope="module")
def run(folder: Path) -> subprocess.CompletedProcess[bytes]:
    """One run over all of it, a file and a folder that do not exist, and a folder without reports."""
    (folder / "nothing here").mkdir()
    places = (folder, folder / "missing.txt", folder / "nothing here")
    return dragoman("read", *places, "--format", "json")


@pytest.fixture(scope="module")
def record(run: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(run.stdout)
    return record


@pytest.fixture(scope="module")
def reasons(record: dict[str, Any]) -> dict[str, str]:
    return {failure["name"]: failure["reason"] for failure in record["failures"]}


@pytest.fixture(scope="module")
def flags(record: dict[str, Any]) -> dict[str, str]:
    return {report["name"]: "; ".join(report["flags"]) for report in record["reports"]}


pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_report_fails_with_a_reason(name: str, reasons: dict[str, str]) -> None:
    assert name in reasons
    assert "Error" not in reasons[name]
    assert WAYS_OUT.get(name, "") in reasons[name]


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_read(name: str, flags: dict[str, str]) -> None:
    assert name in flags


@pytest.mark.parametrize(("name", "flag"), [(name, flag) for name, (_, flag) in FLAGGED.items()])
def test_what_needs_care_is_flagged(name: str, flag: str, flags: dict[str, str]) -> None:
    assert flag in flags[name]


def test_a_bad_line_does_not_cost_its_neighbours(flags: dict[str, str], reasons: dict[str, str]) -> None:
    assert {"lines.jsonl:1", "lines.jsonl:3"} <= set(flags)
    assert {"lines.jsonl:2", "lines.jsonl:4", "lines.jsonl:5"} <= set(reasons)
    assert "one object a line" in reasons["lines.jsonl:2"]


def test_a_table_without_a_text_column_says_which_columns_it_has(reasons: dict[str, str]) -> None:
    assert "number" in reasons["no-text.parquet:1"]


def test_a_missing_file_and_an_empty_folder_are_named(reasons: dict[str, str]) -> None:
    assert "Check the name" in reasons["missing.txt"]
    assert any(name.endswith("nothing here") and ".jsonl" in reason for name, reason in reasons.items())


def test_a_name_that_is_no_unicode_is_spelt(flags: dict[str, str]) -> None:
    assert "\\udcff.txt" in flags


def test_the_summary_names_each_failure_and_the_exit_code_is_one(
    run: subprocess.CompletedProcess[bytes], reasons: dict[str, str]
) -> None:
    told = run.stderr.decode()
    assert run.returncode == 1
    assert f"{len(reasons)} could not be read:" in told
    assert all(f"  {name}: " in told for name in BAD)
    assert "Traceback" not in told


def test_the_record_of_all_that_holds(run: subprocess.CompletedProcess[bytes], tmp_path: Path) -> None:
    (tmp_path / "record.json").write_bytes(run.stdout)
    checked = dragoman("verify", tmp_path / "record.json")
    assert (checked.returncode, checked.stdout) == (0, b"")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda record: record.replace("islands", "harbour", 1), "statement"),
        (lambda _: "The envoys met.", "no JSON"),
        (lambda _: "[]", "record"),
        (lambda _: "", "no JSON"),
    ],
    ids=["a changed word", "a text", "a list", "nothing"],
)
def test_a_record_that_does_not_hold_is_told(spoil: Callable[[str], str], told: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TALKS)
    good = dragoman("read", tmp_path / "good.txt", "--format", "json").stdout.decode()
    (tmp_path / "record.json").write_text(spoil(good))
    checked = dragoman("verify", tmp_path / "record.json")
    assert checked.returncode == 1
    assert told in checked.stdout.decode()
    assert b"Traceback" not in checked.stderr
