"""DNA's event list, as R, pandas or a spreadsheet reads it."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.views.cells import in_cell
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part
from tests.made import hostile, lighthouse
from tests.views.exports.dna.opened import opened, part_of
from tests.views.exports.invented import parts as invented

LABELS = {"positions": "DNA Statement", "quotations": "Quotation"}
OWN_NAMES = {
    "ID": "statement_id",
    "Start": "start_position",
    "Stop": "stop_position",
    "words": "text",
    "DocumentId": "document_id",
}


def listed(parts: list[Part], path: Path, **options: Any) -> list[dict[str, str]]:
    written(EXPORTS["dna-events"], parts, path, **options)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def test_the_columns_are_those_of_dna_with_the_further_variables(tmp_path: Path) -> None:
    written(EXPORTS["dna-events"], [], tmp_path / "events.csv")
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == (
        '"statement_id";"time";"person";"organization";"concept";"agreement";'
        '"stance";"target";"detail";"condition";"score";"status";"entry";'
        '"start_position";"stop_position";"text";"coder";"document_id";"document_title";"document_author";'
        '"document_source";"document_section";"document_type"\n'
    )


def test_a_row_is_a_position_with_its_document(tmp_path: Path) -> None:
    first = listed([part_of(lighthouse())], tmp_path / "events.csv")[0]
    assert first | {"entry": "", "start_position": "", "stop_position": ""} == {
        "statement_id": "1", "time": "2024-06-12 00:00:00",
        "person": "Winsome Carty", "organization": "Jamaica", "concept": "territory", "agreement": "0",
        "stance": "rejects", "target": "", "detail": "hand over the lamp", "condition": "", "score": "100",
        "status": "suggested", "entry": "", "start_position": "", "stop_position": "",
        "text": "We shall not hand over the lamp", "coder": "2", "document_id": "1",
        "document_title": "Jamaica and Haiti part over the lighthouse", "document_author": "", "document_source": "",
        "document_section": "lamp", "document_type": "report",
    }  # fmt: skip


@pytest.mark.parametrize("rows", LABELS)
@pytest.mark.parametrize("options", [{}, {"agreement": "narrow"}, {"concepts": "issue-and-stance"}, {"copies": True}])
def test_the_list_and_the_database_tell_the_same(
    rows: str, options: dict[str, Any], processes: list[Part], tmp_path: Path
) -> None:
    assert same(processes, rows, tmp_path, options) > 20


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=invented())
def test_they_tell_the_same_of_any_words(parts: list[Part], tmp_path: Path) -> None:
    for rows in LABELS:
        same(parts, rows, tmp_path, {})


def same(parts: list[Part], rows: str, room: Path, options: dict[str, Any]) -> int:
    """How many rows there are, each of which says what the statement in the database says."""
    dna = opened(parts, **options)
    documents = {one["ID"]: one for one in dna.documents()}
    coders = {one["Name"]: one["ID"] for one in dna.all("SELECT ID, Name FROM CODERS")}
    statements = dna.statements(LABELS[rows])
    found = listed(parts, room / "events.csv", rows=rows, **options)
    assert len(found) == len(statements)
    for row, one in zip(found, statements, strict=True):
        document = documents[one["DocumentId"]]
        wanted = {
            **{OWN_NAMES.get(name, name): value for name, value in one.items()},
            **{f"document_{name.lower()}": document[name] for name in ("Title", "Author", "Source", "Section", "Type")},
            "coder": coders[one["Coder"]],
            "time": time_of(document),
        }
        assert row == {name: as_cell(wanted[name]) for name in row}
    return len(found)


def time_of(document: dict[str, Any]) -> str:
    unknown = "is not known" in document["Notes"]
    return "" if unknown else str(datetime(1970, 1, 1) + timedelta(seconds=document["Date"]))


def as_cell(value: object) -> str:
    return str(value) if isinstance(value, int) else in_cell(str(value))


def test_a_day_that_is_not_known_stays_empty(tmp_path: Path) -> None:
    one = lighthouse()
    undated = Reading(report=replace(one.report, published=None), actors=one.actors, positions=one.positions)
    assert {row["time"] for row in listed([part_of(undated)], tmp_path / "events.csv")} == {""}


def test_a_spreadsheet_runs_nothing_of_a_report(tmp_path: Path) -> None:
    one = lighthouse()
    formula = replace(one.positions[0], detail='=HYPERLINK("http://evil.example";"click")')
    first = listed([part_of(replace(one, positions=(formula,)))], tmp_path / "events.csv")[0]
    assert first["detail"] == '\'=HYPERLINK("http://evil.example";"click")'


def test_hostile_words_stay_in_their_cells(tmp_path: Path) -> None:
    rows = listed([part_of(hostile())], tmp_path / "events.csv")
    assert len(rows) == 2
    assert all(None not in row and None not in row.values() for row in rows)
