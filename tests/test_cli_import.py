"""`dragoman import`: what people have coded, into a store."""

import json
from pathlib import Path

import pytest

from tests.command import dragoman
from tests.importing.coder import working_in

PLACE = "SELECT DocumentId, Start, Stop FROM STATEMENTS WHERE ID = ?"


@pytest.fixture
def handed_out(talks: Path, tmp_path: Path) -> Path:
    out = tmp_path / "talks.dna"
    assert dragoman("export", "dna", "--db", talks, "--out", out).returncode == 0
    return out


def test_what_was_changed_is_told_report_by_report_and_stands_in_the_record(talks: Path, handed_out: Path) -> None:
    with working_in(handed_out) as coder:
        changed = coder.statements()[0]
        entry = coder.value(changed, "entry").partition("/")[0]
        coder.change(changed, concept="Lamp oil")
    run = dragoman("import", handed_out, "--db", talks, "--by", "eva")
    assert (run.returncode, run.stderr.splitlines()[-1]) == (0, b"16 documents: 1 corrected; coded by eva")
    assert sum(b": 1 corrected" in line for line in run.stdout.splitlines()) == 1
    assert len(entry) == 12
    asked = dragoman("ask", "positions", "--db", talks, "--issue", "Lamp oil", "--format", "json")
    assert [one["status"] for one in json.loads(asked.stdout)] == ["corrected"]
    again = dragoman("import", handed_out, "--db", talks, "--by", "eva")
    assert again.stderr.splitlines()[-1] == b"16 documents: nothing new; coded by eva"


def test_coders_are_compared_with_the_machine_and_with_each_other(talks: Path, handed_out: Path) -> None:
    with working_in(handed_out) as coder:
        for number, one in enumerate(coder.statements()[:20]):
            document, start, stop = coder.rows.execute(PLACE, (one,)).fetchone()
            names = ("organization", "concept", "agreement", "stance")
            facts = {name: coder.value(one, name) for name in names}
            coder.add(document, start, stop, "Admin", **facts)
            coder.add(document, start, stop, "ben", **facts if number % 4 else {**facts, "concept": "Lamp oil"})
    run = dragoman("import", handed_out, "--db", talks, "--coding", "autumn", "--coder", "Admin=ana", "--by", "desk")
    assert run.returncode == 0, run.stderr
    assert b"coded by ana, ben" in run.stderr
    assert b"desk" not in run.stderr
    for against in ((), ("--against", "machine")):
        compared = dragoman("agreement", "--db", talks, "--coding", "autumn", "--format", "json", *against)
        figures = {row["label"]: row for row in json.loads(compared.stdout)}
        assert 0 < figures["position: issue"]["agreement"] < 1
    asked = dragoman("ask", "positions", "--db", talks, "--issue", "Lamp oil", "--format", "json")
    assert b"Lamp oil" not in asked.stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_taken(talks: Path, handed_out: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.dna").write_bytes(b"SQLite format 3\0" + bytes(200))
    others = (tmp_path / "none.dna", tmp_path / "broken.dna", tmp_path / "a.nvp")
    run = dragoman("import", *others, handed_out, "--db", talks)
    assert run.returncode == 1
    told = run.stderr.decode()
    assert "There is no file" in told
    assert "cannot be read as a file of DNA" in told
    assert "is of no known kind. Name a file that ends in .dna" in told
    assert "16 documents: nothing new" in told


def test_a_coder_without_a_name_is_told(talks: Path, handed_out: Path) -> None:
    run = dragoman("import", handed_out, "--db", talks, "--coder", "Admin=")
    assert run.returncode == 2
    assert b"'Admin' is given without what it stands for: Admin=ana" in run.stderr
