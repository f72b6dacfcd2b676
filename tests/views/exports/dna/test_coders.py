"""Coders of a DNA database, and what they can do with it."""

from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.views.exports import EXPORTS, written
from tests.made import lighthouse
from tests.views.exports.dna.opened import POSITIONS, lets_in, opened, part_of

OWN = "harbour"


def test_what_somebody_confirmed_is_theirs() -> None:
    one = lighthouse()
    first, second, third = one.positions
    positions = (
        replace(first, status="confirmed", by=("ana", "ben")),
        replace(second, status="corrected", by=("Dragoman",)),
        replace(third, status="confirmed"),
    )
    dna = opened([part_of(replace(one, positions=positions))])
    assert [one["Coder"] for one in dna.statements(POSITIONS)] == ["ana", "Dragoman (2)", "Admin"]
    assert [one["status"] for one in dna.statements(POSITIONS)] == ["confirmed", "corrected", "confirmed"]
    coders = dna.all("SELECT * FROM CODERS ORDER BY ID")
    assert [one["Name"] for one in coders] == ["Admin", "Dragoman", "ana", "Dragoman (2)"]
    assert len({(one["Red"], one["Green"], one["Blue"]) for one in coders}) == 4
    assert all(value == 1 for one in coders for name, value in one.items() if name.startswith("Permission"))
    assert {one["ColorByCoder"] for one in coders} == {1}, "what nobody has confirmed looks otherwise"
    pairs = dna.all("SELECT * FROM CODERRELATIONS")
    assert {(one["Coder"], one["OtherCoder"]) for one in pairs} == set(permutations(range(1, 5), 2))
    assert {tuple(one.values())[3:] for one in pairs} == {(1, 1, 1, 1)}


def test_every_coder_is_let_in_with_the_password() -> None:
    stored = {one["Name"]: one["Password"] for one in opened([], password=OWN).all("SELECT * FROM CODERS")}
    assert len(set(stored.values())) == 2
    assert all(lets_in(OWN, one) for one in stored.values())
    assert not lets_in("dragoman", stored["Admin"])
    assert lets_in("dragoman", opened([]).all("SELECT Password FROM CODERS")[0]["Password"])


def test_no_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="needs a password"):
        written(EXPORTS["dna"], [], tmp_path / "x.dna", password="")


def test_a_coder_can_go_on() -> None:
    """What DNA does when somebody marks words and names a new person, and when a document is deleted."""
    dna = opened([part_of(lighthouse())])
    dna.rows.execute("INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (1, 1, 0, 7, 1)")
    dna.rows.execute("INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (1, 'Ann Lee', 0, 0, 0)")
    assert dna.painted(1)[0]["ID"] == 8
    dna.rows.execute("DELETE FROM DOCUMENTS WHERE ID = 1")
    for table in ("STATEMENTS", "DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT"):
        assert dna.all(f"SELECT * FROM {table}") == [], "what hangs on a document goes with it"  # noqa: S608


def test_whoever_deletes_the_coder_dragoman_keeps_the_documents() -> None:
    dna = opened([part_of(lighthouse())])
    dna.rows.execute("DELETE FROM CODERS WHERE Name = 'Dragoman'")
    assert len(dna.documents()) == 1
    assert dna.painted(1) == []
