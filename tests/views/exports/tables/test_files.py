"""Tables read back by other programs: CSV, Parquet and JSON lines."""

import csv
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.views.cells import in_cell
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part
from dragoman.views.exports.tables import parquet_files
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import package_of
from tests.views.exports.invented import parts as invented
from tests.views.exports.tables.rows import Rows, tables_of

FOLDERS = {"csv": "csv", "parquet": "parquet", "jsonl-tables": "jsonl"}
SLOWLY = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def folder_of(name: str, parts: list[Part], where: Path, **options: Any) -> Path:
    written(EXPORTS[name], parts, where / name, **options)
    return where / name


def csv_rows(folder: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


def as_in_csv(value: Any) -> str:
    """A value as the documentation says that a cell has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return in_cell("; ".join(value))
    return "" if value is None else in_cell(value) if isinstance(value, str) else str(value)


@SLOWLY
@given(parts=invented())
def test_csv_gives_every_row_back_as_cells_have_it(parts: list[Part]) -> None:
    with TemporaryDirectory() as room:
        found = csv_rows(folder_of("csv", parts, Path(room), texts=True))
    expected = tables_of(parts, texts=True)
    for name in TABLES:
        assert found[name] == [{key: as_in_csv(one) for key, one in row.items()} for row in expected[name]]


@SLOWLY
@given(parts=invented())
def test_parquet_gives_every_row_back_exactly(parts: list[Part]) -> None:
    with TemporaryDirectory() as room:
        folder = folder_of("parquet", parts, Path(room), texts=True)
        found = {name: pyarrow.parquet.read_table(folder / f"{name}.parquet").to_pylist() for name in TABLES}
    assert found == with_lists(tables_of(parts, texts=True))


@SLOWLY
@given(parts=invented())
def test_json_lines_give_every_row_back_exactly(parts: list[Part]) -> None:
    with TemporaryDirectory() as room:
        folder = folder_of("jsonl-tables", parts, Path(room), texts=True)
        found = {name: lines_of(folder / f"{name}.jsonl") for name in TABLES}
    expected = with_lists(tables_of(parts, texts=True))
    assert json.dumps(found) == json.dumps(expected, default=str)


def lines_of(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def with_lists(tables: Rows) -> Rows:
    return {
        name: [{key: list(one) if isinstance(one, tuple) else one for key, one in row.items()} for row in tables[name]]
        for name in TABLES
    }


def test_hostile_words_are_no_formula_in_any_cell(by_hand: list[Part], tmp_path: Path) -> None:
    for rows in csv_rows(folder_of("csv", by_hand, tmp_path, texts=True)).values():
        for row in rows:
            assert all(in_cell(one) == one or one.startswith("'") for one in row.values())
            assert all(not set(one) & {"\n", "\r", "\x1b", "\u202e"} for one in row.values())


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_is_tables_with_their_columns_alone(name: str, tmp_path: Path) -> None:
    folder = folder_of(name, [], tmp_path)
    assert sorted(file.name for file in folder.iterdir()) == sorted(
        [*(f"{table}.{FOLDERS[name]}" for table in TABLES), "README.md", "datapackage.json"]
    )
    if name == "csv":
        header = (folder / "statements.csv").read_text().splitlines()
        assert header == [",".join(column.name for column in TABLES["statements"].columns)]
    if name == "parquet":
        table = pyarrow.parquet.read_table(folder / "statements.parquet")
        assert (table.num_rows, table.column_names) == (0, [one.name for one in TABLES["statements"].columns])


def test_parquet_has_a_type_for_each_column_and_says_what_it_is(processes: list[Part], tmp_path: Path) -> None:
    folder = folder_of("parquet", processes, tmp_path)
    schema = pyarrow.parquet.read_schema(folder / "positions.parquet")
    types = {field.name: str(field.type) for field in schema}
    assert types["since"] == "date32[day]"
    assert types["score"] == "double"
    assert types["disputed"] == "bool"
    assert types["reports"] == "list<element: string>"
    assert schema.field("stance").metadata[b"description"] == b"demands, offers, accepts, rejects or conditions."


def test_parquet_in_many_groups_is_the_same_table(
    processes: list[Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pyarrow.parquet.read_table(folder_of("parquet", processes, tmp_path / "whole") / "evidence.parquet")
    monkeypatch.setattr("dragoman.views.exports.tables.rows.AT_ONCE", 5)
    monkeypatch.setattr(parquet_files, "ROWS", 7)
    monkeypatch.setattr(parquet_files, "BYTES", 1_000)
    pieces = folder_of("parquet", processes, tmp_path / "pieces") / "evidence.parquet"
    assert pyarrow.parquet.ParquetFile(pieces).num_row_groups > 10
    assert pyarrow.parquet.read_table(pieces).equals(whole)


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_duckdb_joins_the_tables(name: str, processes: list[Part], tmp_path: Path) -> None:
    folder = folder_of(name, processes, tmp_path)
    asked = f"""
        SELECT s.id, p.name, e.words FROM '{folder}/statements.{name}' s
        JOIN '{folder}/people.{name}' p ON p.process = s.process AND p.id = s.speaker
        JOIN '{folder}/evidence.{name}' e ON e.entry_kind = 'statement' AND e.entry = s.id AND e.number = 1
        WHERE coalesce(s.published, DATE '2000-01-01') < DATE '2100-01-01' AND s.score > 0.5 ORDER BY s.id"""  # noqa: S608
    found = duckdb.execute(asked).fetchall()
    records = [part.record for part in processes]
    names = {actor.id: actor.name for record in records for actor in record.actors if actor.kind == "person"}
    said = [one for record in records for one in record.statements if one.speaker in names and one.score > 0.5]
    assert [(one, name) for one, name, _ in found] == sorted((one.id, names[one.speaker or ""]) for one in said)


@pytest.mark.slow
def test_frictionless_finds_the_package_valid_and_every_foreign_key_there(
    processes: list[Part], by_hand: list[Part], tmp_path: Path
) -> None:
    from frictionless import validate

    folder = folder_of("csv", [*processes, *by_hand], tmp_path, texts=True)
    told = validate(str(folder / "datapackage.json"))
    assert told.flatten(["resourceName", "message"]) == []
    assert told.stats["tasks"] == len(TABLES)

    actors = (folder / "actors.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "actors.csv").write_text("".join(actors[:-3]), encoding="utf-8")
    assert {one[0] for one in validate(str(folder / "datapackage.json")).flatten(["type"])} == {"foreign-key"}


@pytest.mark.parametrize("form", FOLDERS.values())
def test_the_data_package_names_each_column_of_each_table(form: str) -> None:
    resources = {one["name"]: one for one in package_of(form)["resources"]}
    for name, table in TABLES.items():
        fields = resources[name]["schema"]["fields"]
        assert [one["name"] for one in fields] == [column.name for column in table.columns]
        assert all(one["description"].endswith((".", "…")) for one in fields)
        assert resources[name]["path"] == f"{name}.{form}"
