"""`dragoman agreement` as a user has it."""

import json
from pathlib import Path

import msgspec
import pytest

from dragoman.model import Correction, Reading
from dragoman.store import open_store
from tests.command import dragoman
from tests.store.made import told


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A store in which ana and ben have coded two reports blind: of one stance they think otherwise."""
    where = tmp_path / "talks.db"
    with open_store(where) as store:
        readings = {name: told(name, issue="fishing") for name in ("one", "two")}
        for reading in readings.values():
            store.add(reading, by="ana")
        store.code("round one", ["one.txt", "two.txt"], ["ana", "ben"], suggestions=True, by="ana")
        for name, reading in readings.items():
            for coder in ("ana", "ben"):
                (position,) = reading.positions
                entry = msgspec.to_builtins(position)
                other = coder == "ben" and name == "two"
                said = Correction(
                    report=reading.report.id,
                    kind="position",
                    deed="edit" if other else "accept",
                    entry=position.id,
                    before=entry,
                    after={**entry, "stance": "rejects"} if other else None,
                )
                store.correct(said, by=coder, coding="round one")
        for coder in ("ana", "ben"):
            for name in ("one.txt", "two.txt"):
                store.done("round one", name, coder)
    return where


def test_the_coders_of_the_only_coding_are_compared(coded: Path) -> None:
    ran = dragoman("agreement", "--db", coded, "--format", "json")
    rows = {row["label"]: row for row in json.loads(ran.stdout)}
    assert (rows["position: stance"]["units"], rows["position: stance"]["agreement"]) == (2, 0.5)
    assert rows["position: issue"]["agreement"] == 1
    assert rows["position: stance"]["coders"] == ["ana", "ben"]


def test_the_passages_of_difference_are_listed(coded: Path) -> None:
    (row,) = json.loads(dragoman("agreement", "--db", coded, "--differences", "--format", "json").stdout)
    assert row["label"] == "position: stance"
    assert row["said"] == ["ana: demands", "ben: rejects"]


def test_a_coder_is_compared_with_the_program(coded: Path) -> None:
    ran = dragoman("agreement", "--db", coded, "--coders", "ben", "--against", "machine", "--coding", "round one")
    assert b"stance" in ran.stdout


def test_files_of_readings_are_compared(tmp_path: Path) -> None:
    reading = told("one", issue="fishing")
    (position,) = reading.positions
    other = msgspec.structs.replace(reading, positions=(msgspec.structs.replace(position, issue="water"),))
    for name, one in (("ana", reading), ("ben", other)):
        (tmp_path / f"{name}.jsonl").write_bytes(record_of(one))
    ran = dragoman("agreement", tmp_path / "ana.jsonl", tmp_path / "ben.jsonl", "--format", "json")
    rows = {row["label"]: row for row in json.loads(ran.stdout)}
    assert (rows["position: stance"]["agreement"], rows["position: issue"]["agreement"]) == (1, 0)


def record_of(reading: Reading) -> bytes:
    return msgspec.json.encode(reading) + b"\n"


@pytest.mark.parametrize(
    ("arguments", "told_of"),
    [
        (("--coding", "round two"), "There is no coding 'round two'. Known ones: round one."),
        (("--coders", "ana,eve"), "'eve' has finished no report in coding 'round one'. Those who have: ana, ben."),
        (("--coders", "ana"), "No report has been finished by two coders."),
    ],
)
def test_what_is_not_there_is_said_with_what_is(coded: Path, arguments: tuple[str, ...], told_of: str) -> None:
    ran = dragoman("agreement", "--db", coded, *arguments)
    assert (ran.returncode, told_of in ran.stderr.decode()) == (2, True)


def test_what_is_begun_counts_only_where_that_is_asked_for(coded: Path) -> None:
    with open_store(coded) as store:
        (line,) = [one.n for one in store.log() if one.kind == "done" and one.who == "ben"][1:]
        store.undo(line, by="ben")
    counted = [
        {row["label"]: row["units"] for row in json.loads(dragoman("agreement", "--db", coded, *more).stdout)}
        for more in (("--format", "json"), ("--format", "json", "--unfinished"))
    ]
    assert [one["position: stance"] for one in counted] == [1, 2]
