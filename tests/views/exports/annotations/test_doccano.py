"""What doccano imports: spans with numbers of their own in the units of its editor, relations between them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import empty
from tests.views.exports.annotations.marked import FAST, fit, marked_in, seen_to
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported


def rows(parts: list[Part], where: Path, **options: object) -> list[dict[str, Any]]:
    """The lines as doccano's reader takes them: each is JSON by itself."""
    return [json.loads(line) for line in exported("doccano", parts, where, **options).open(encoding="utf-8")]


def test_relations_lead_from_number_to_number_within_a_line(
    processes: list[Part], by_hand: list[Part], tmp_path: Path
) -> None:
    numbers: list[int] = []
    kinds = set()
    for row in rows([*processes, *by_hand, seen_to()], tmp_path):
        here = {entity["id"] for entity in row["entities"]}
        numbers += [*here, *(relation["id"] for relation in row["relations"])]
        kinds |= {relation["type"] for relation in row["relations"]}
        assert all({relation["from_id"], relation["to_id"]} <= here for relation in row["relations"])
        assert all(entity["label"] and entity["start_offset"] < entity["end_offset"] for entity in row["entities"])
    assert len(set(numbers)) == len(numbers) > 100
    assert kinds >= {"speaker", "cue", "continues"}


@FAST
@given(parts=invented())
def test_spans_lead_back_to_the_marks(parts: list[Part], tmp_path_factory: pytest.TempPathFactory) -> None:
    parts = [*parts, seen_to()]
    where = tmp_path_factory.mktemp("found")
    marks = [one for one in marked_in(parts) if one.report.text.strip()]
    for row, marked in zip(rows(parts, where), marks, strict=True):
        text = row["text"]
        assert text == fit(marked.report.text)
        assert [
            (in_javascript(text, one["start_offset"], one["end_offset"]), one["label"], one["entry"], one["status"])
            for one in row["entities"]
        ] == [(text[mark.start : mark.end], mark.role, mark.entry, mark.status) for mark in marked.marks]
    for row, marked in zip(rows(parts, where / "l", style="labels", counting="code-points"), marks, strict=True):
        assert row["label"] == [[mark.start, mark.end, mark.role] for mark in marked.marks]


def in_javascript(text: str, start: int, end: int) -> str:
    """What `text.substring(start, end)` gives in doccano's editor."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_a_text_says_how_much_of_it_is_only_suggested(tmp_path: Path) -> None:
    (row,) = rows([seen_to()], tmp_path)
    assert (row["suggested"], row["seen_to"]) == (14, 4)


def test_an_empty_text_is_left_out(tmp_path: Path) -> None:
    """doccano refuses it."""
    assert rows([Part(None, as_it_stands(empty(" \n")))], tmp_path) == []
