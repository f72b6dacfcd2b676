"""Quotations as GDELT's column V2.1QUOTATIONS has them."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from hypothesis import given, settings

from dragoman.model import Reading
from dragoman.views.exports.parts import Part, as_it_stands
from dragoman.views.text import in_place
from tests.builders import report
from tests.made import lighthouse, statement
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported


def table(parts: list[Part], room: Path) -> list[dict[str, Any]]:
    """The rows as DuckDB reads them, told that nothing is quoted."""
    path = exported("gdelt-quotations", parts, room)
    read = duckdb.connect().read_csv(str(path), sep="\t", header=True, all_varchar=True, quotechar="", escapechar="")
    return [dict(zip(read.columns, (cell or "" for cell in row), strict=True)) for row in read.fetchall()]


def blocks(cell: str) -> list[tuple[int, int, str, str]]:
    """A cell as those read it who use GDELT."""
    fields = [block.split("|") for block in cell.split("#") if block]
    return [(int(offset), int(length), verb, quote) for offset, length, verb, quote in fields]


def test_a_block_gives_offset_length_verb_and_words(tmp_path: Path) -> None:
    of = report("😀 “We sail,” she said. “Or | we # wait.”", published="2024-06-12", url="https://post.example/1")
    said = of.text.index("said")
    one = statement(of, 1, "We sail,", "Or | we # wait.", kind="direct", cue=(said, said + 4))
    (row,) = table([Part(None, as_it_stands(Reading(report=of, statements=(one,))))], tmp_path)
    assert (row["report"], row["published"], row["url"]) == (of.id, "2024-06-12", "https://post.example/1")
    assert blocks(row["V2.1QUOTATIONS"]) == [(3, 8, "said", "We sail,"), (24, 15, "said", "Or   we   wait.")]


def test_each_report_has_a_row_and_its_own_quotations(by_hand: list[Part], tmp_path: Path) -> None:
    rows = table(by_hand, tmp_path)
    assert [row["report"] for row in rows] == [of.id for one in by_hand for of in one.record.reports]
    text = lighthouse().report.text
    found = blocks(rows[0]["V2.1QUOTATIONS"])
    assert [quote for *_place, quote in found] == [text[start : start + length] for start, length, *_words in found]
    assert rows[1]["V2.1QUOTATIONS"] == ""


@settings(max_examples=40, deadline=None)
@given(parts=invented())
def test_offsets_and_lengths_lead_to_the_words(parts: list[Part]) -> None:
    with TemporaryDirectory() as room:
        rows = table(parts, Path(room))
    assert len(rows) == len(parts)
    for one, row in zip(parts, rows, strict=True):
        text = in_place(one.record.reports[0].text).translate(str.maketrans("#|", "  "))
        for start, length, _verb, quote in blocks(row["V2.1QUOTATIONS"]):
            assert quote == text[start : start + length]
