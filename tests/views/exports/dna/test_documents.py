"""Reports as documents of a DNA database, and the tables around them."""

from msgspec.structs import replace

from dragoman.dna_schema import HandedOut, heard, told
from dragoman.model import Position, Reading, Report
from dragoman.utf16 import Units
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import TEXT, empty, hostile, lighthouse, span
from tests.views.exports.dna.opened import POSITIONS, Dna, opened, part_of


def test_dna_finds_its_own_statement_type_and_version(lamp: Dna) -> None:
    assert lamp.all("SELECT * FROM STATEMENTTYPES")[0] == {
        "ID": 1, "Label": POSITIONS, "Red": 239, "Green": 208, "Blue": 51,
    }  # fmt: skip
    variables = lamp.all("SELECT ID, Variable, DataType FROM VARIABLES WHERE StatementTypeId = 1 LIMIT 4")
    assert [tuple(one.values()) for one in variables] == [
        (1, "person", "short text"),
        (2, "organization", "short text"),
        (3, "concept", "short text"),
        (4, "agreement", "boolean"),
    ]
    settings_of = {one["Property"]: one["Value"] for one in lamp.all("SELECT * FROM SETTINGS")}
    assert settings_of["version"].startswith("3.0")
    links = lamp.all(
        "SELECT A.Variable AS source, B.Variable AS target FROM VARIABLELINKS "
        "JOIN VARIABLES A ON A.ID = SourceVariableId JOIN VARIABLES B ON B.ID = TargetVariableId"
    )
    assert links == [{"source": "person", "target": "organization"}] * 2


def test_a_report_is_a_document_of_the_admin() -> None:
    of = replace(lighthouse().report, byline="Ann Lee", outlet="Gleaner", url="https://example.org/1")
    (document,) = opened([Part("lamp", as_it_stands(Reading(report=of)))]).documents()
    assert document == {
        "ID": 1,
        "Title": "Jamaica and Haiti part over the lighthouse",
        "Text": TEXT,
        "Coder": 1,
        "Author": "Ann Lee",
        "Source": "Gleaner",
        "Section": "lamp",
        "Notes": f"dragoman:{of.id}\nhttps://example.org/1",
        "Type": "report",
        "Date": 1718150400,
    }


def test_where_no_day_is_known_the_notes_say_so() -> None:
    (document,) = opened([part_of(empty())]).documents()
    assert document["Date"] == 0
    assert document["Notes"].endswith("\nThe day it was published is not known.")


def test_a_report_of_two_parts_is_one_document() -> None:
    assert len(opened([part_of(lighthouse()), part_of(lighthouse(), None)]).documents()) == 1


def test_what_sqlite_or_a_text_pane_would_change_is_replaced_unit_for_unit() -> None:
    words = "a\0b\ud800c\r\nd\re💡"
    of = Report(id="r", name="r", text=f"{words}end")
    last = Position(id="r/p", party="X", stance="offers", issue="i", evidence=(span(of, "end"),))
    dna = opened([part_of(Reading(report=of, positions=(last,)))])
    assert dna.documents()[0]["Text"] == "a\ufffdb\ufffdc \nd\ne💡end"
    assert [one["words"] for one in dna.statements(POSITIONS)] == ["end"]


def test_hostile_words_break_no_key_and_reach_no_further_than_the_text() -> None:
    dna = opened([part_of(hostile())])
    assert dna.all("PRAGMA foreign_key_check") == []
    assert dna.all("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    text = dna.documents()[0]["Text"]
    assert all(one["Stop"] <= Units(text).of(len(text)) for one in dna.painted(1))
    assert dna.painted(1)


def test_what_was_handed_out_is_known_when_coders_have_deleted_it(lamp: Dna) -> None:
    ((setting,),) = lamp.rows.execute("SELECT Value FROM SETTINGS WHERE Property LIKE 'dragoman:%'").fetchall()
    painted = {(one["Start"], one["Stop"]) for one in lamp.painted(1)}
    assert {(one.start, one.stop) for one in heard(setting)} == painted
    entries = [str(one.values["entry"]).split("/")[1] for one in heard(setting)]
    assert entries == ["p1", "s1", "s1", "s2", "p2", "p3", "s3"]


def test_a_report_of_two_parts_was_handed_out_with_both() -> None:
    dna = opened([part_of(lighthouse()), part_of(lighthouse(), None)])
    ((setting,),) = dna.rows.execute("SELECT Value FROM SETTINGS WHERE Property LIKE 'dragoman:%'").fetchall()
    assert len(list(heard(setting))) == 14


def test_what_was_handed_out_is_read_as_it_was_told() -> None:
    some = [HandedOut(0, 3, 2, {"entry": "a/p1"}), HandedOut(5, 9, 1, {"detail": "two\u2028lines\n", "score": 3})]
    assert list(heard(told(some))) == some
    assert list(heard('3.0.8\n[1, 2]\n[1, 2, 3, {"a": null}]\n{}\n')) == []
