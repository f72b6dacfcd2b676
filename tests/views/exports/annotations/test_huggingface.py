"""Any reader finds one schema in the data set, whatever lies in it, and the same marks."""

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
import yaml  # type: ignore[import-untyped]
from hypothesis import given
from pyarrow import json as arrow_json

from dragoman.views.exports.annotations.huggingface import CARD, RELATION, SPAN, TOLD
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import empty
from tests.views.exports.annotations.marked import FAST, marked_in, seen_to
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported

TYPES = {"string": pa.string(), "int64": pa.int64(), "float64": pa.float64()}
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in (*TOLD, "process")),
        ("spans", pa.list_(pa.struct([(name, TYPES[kind]) for name, kind in SPAN.items()]))),
        ("relations", pa.list_(pa.struct([(name, TYPES[kind]) for name, kind in RELATION.items()]))),
    ]
)


@pytest.mark.parametrize("block", [1 << 14, 1 << 20])
def test_arrow_infers_one_schema_without_null(
    block: int, processes: list[Part], by_hand: list[Part], tmp_path: Path
) -> None:
    """Also where the first lines have no spans, and whatever block a line falls into."""
    nothing = [Part(None, as_it_stands(empty(f"The baker won cup {n}."))) for n in range(3)]
    folder = exported("hf", [*nothing, *processes, *by_hand, seen_to(), *nothing[:1]], tmp_path)
    options = arrow_json.ReadOptions(block_size=block)
    assert arrow_json.read_json(folder / "data.jsonl", read_options=options).schema == SCHEMA


@FAST
@given(parts=invented())
def test_arrow_reads_back_the_marks(parts: list[Part], tmp_path_factory: pytest.TempPathFactory) -> None:
    parts = [*parts, seen_to()]
    folder = exported("hf", parts, tmp_path_factory.mktemp("found"))
    table = arrow_json.read_json(folder / "data.jsonl", parse_options=arrow_json.ParseOptions(explicit_schema=SCHEMA))
    assert table.schema == SCHEMA
    for row, marked in zip(table.to_pylist(), marked_in(parts), strict=True):
        assert row["text"] == marked.report.text
        for span, mark in zip(row["spans"], marked.marks, strict=True):
            assert span["text"] == row["text"][span["start"] : span["end"]]
            assert (span["id"], span["role"], span["start"], span["end"]) == (mark.id, mark.role, mark.start, mark.end)
            assert (span["status"], span["score"], span["by"]) == (mark.status, mark.score, "; ".join(mark.by))
            assert {name: span[name] for name in SPAN if span[name] and name in mark.facts} == mark.facts
        assert [tuple(one.values()) for one in row["relations"]] == [
            (tie.kind, tie.one, tie.other) for tie in marked.ties
        ]


def test_nothing_is_null(by_hand: list[Part], tmp_path: Path) -> None:
    """A column of nulls has no type, and the next file's column has another."""
    for line in (exported("hf", [*by_hand, seen_to()], tmp_path) / "data.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        values = [*row.values(), *(value for span in row["spans"] for value in span.values())]
        assert None not in values


def test_duckdb_finds_the_same(processes: list[Part], by_hand: list[Part], tmp_path: Path) -> None:
    parts = [*processes, *by_hand]
    data = exported("hf", parts, tmp_path) / "data.jsonl"
    count = sum(len(one.marks) for one in marked_in(parts))
    asked = """
        with told as (select text, unnest(spans) as s from read_json(?))
        select count(*), sum((s.text = text[s.start + 1 : s.end])::int) from told
    """
    assert duckdb.connect().execute(asked, [str(data)]).fetchone() == (count, count)


def test_the_card_names_the_fields_and_types_that_the_lines_have(tmp_path: Path) -> None:
    folder = exported("hf", [seen_to()], tmp_path)
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert card == CARD
    head = yaml.safe_load(card.split("---\n")[1])
    features = {one["name"]: one for one in head["dataset_info"]["features"]}
    (row,) = [json.loads(line) for line in (folder / "data.jsonl").open(encoding="utf-8")]
    assert list(features) == list(row)
    assert {one["name"]: one["dtype"] for one in features["spans"]["list"]} == SPAN
    assert list(row["spans"][0]) == list(SPAN)
    assert (folder / head["configs"][0]["data_files"][0]["path"]).exists()
