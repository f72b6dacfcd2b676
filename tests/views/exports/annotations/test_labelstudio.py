"""Tasks hold to Label Studio's format and to the set-up beside them; suggestions are predictions and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import etree

from dragoman.views.exports.parts import Part
from tests.views.exports.annotations.marked import FAST, fit, marked_in, seen_to
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported

PLACE = {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}}
WORDS = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}


def region(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {
        "properties": {
            "id": {"type": "string"},
            "type": {"const": kind},
            "from_name": {"type": "string"},
            "to_name": {"const": "text"},
            "value": {"properties": {**PLACE, **value}, "required": ["start", "end", *value]},
        },
        "required": ["id", "type", "from_name", "to_name", "value"],
    }


RESULT = {
    "type": "array",
    "items": {
        "oneOf": [
            region("labels", {"labels": {**WORDS, "maxItems": 1}, "text": {"type": "string"}}),
            region("choices", {"choices": WORDS}),
            region("textarea", {"text": WORDS}),
            {
                "properties": {"type": {"const": "relation"}, "direction": {"enum": ["left", "right", "bi"]}},
                "required": ["from_id", "to_id", "type", "direction"],
            },
        ]
    },
}
TASKS = {
    "type": "array",
    "items": {
        "required": ["data"],
        "properties": {
            "data": {"required": ["text"]},
            "predictions": {
                "items": {
                    "required": ["result", "model_version", "score"],
                    "properties": {"result": RESULT, "score": {"type": "number", "minimum": 0, "maximum": 1}},
                }
            },
            "annotations": {"items": {"required": ["result"], "properties": {"result": RESULT}}},
        },
    },
}


def tasks(parts: list[Part], where: Path) -> list[dict[str, Any]]:
    return list(json.loads((exported("labelstudio", parts, where) / "tasks.json").read_text(encoding="utf-8")))


def results(task: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for kind in ("predictions", "annotations") for given in task[kind] for one in given["result"]]


def test_tasks_hold_to_the_format(processes: list[Part], by_hand: list[Part], tmp_path: Path) -> None:
    found = tasks([*processes, *by_hand, seen_to()], tmp_path)
    Draft202012Validator(TASKS).validate(found)
    assert len(found) > 16


def test_the_set_up_knows_every_name_label_and_choice(
    processes: list[Part], by_hand: list[Part], tmp_path: Path
) -> None:
    folder = exported("labelstudio", [*processes, *by_hand, seen_to()], tmp_path)
    view = etree.parse(folder / "config.xml")
    tags = {tag.get("name"): tag for tag in view.iter() if isinstance(tag.tag, str) and tag.get("name")}
    types = {"labels": "Labels", "choices": "Choices", "textarea": "TextArea"}
    seen = set()
    for task in json.loads((folder / "tasks.json").read_text(encoding="utf-8")):
        assert tags["text"].get("value") == "$text"
        for one in results(task):
            if one["type"] == "relation":
                assert view.xpath(f"//Relation[@value='{one['labels'][0]}']")
                continue
            seen.add(one["from_name"])
            tag = tags[one["from_name"]]
            assert (tag.tag, tag.get("toName")) == (types[one["type"]], "text")
            for value in one["value"].get("labels") or one["value"].get("choices") or ():
                assert tag.xpath("./*[@value=$value]", value=value)
    assert seen >= {"label", "kind", "stance", "speaker", "party", "issue", "place", "office", "type"}


def test_what_people_saw_to_is_an_annotation_and_the_rest_a_prediction(tmp_path: Path) -> None:
    (task,) = tasks([seen_to()], tmp_path)
    (annotation,), (prediction,) = task["annotations"], task["predictions"]
    told = {
        kind: {one["id"].rpartition("/")[2] for one in given["result"] if one["type"] == "labels"}
        for kind, given in (("annotation", annotation), ("prediction", prediction))
    }
    assert told["annotation"] == {"s1.content1", "s1.content2", "s2.content1", "s2.cue1"}
    assert "s3.content1" in told["prediction"]
    assert not told["annotation"] & told["prediction"]
    assert (task["data"]["suggested"], task["data"]["seen_to"], task["data"]["seen_to_by"]) == (14, 4, "ana; ben")
    assert {one["labels"][0] for one in annotation["result"] if one["type"] == "relation"} == {"continues", "cue"}


def test_nothing_is_annotated_where_nobody_has_seen_to_anything(by_hand: list[Part], tmp_path: Path) -> None:
    assert all(not task["annotations"] for task in tasks(by_hand, tmp_path))


@FAST
@given(parts=invented())
def test_regions_lead_back_to_the_marks(parts: list[Part], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Offsets count code points: Label Studio turns them into units of its own by `[...text]`, as Python's are."""
    parts = [*parts, seen_to()]
    for task, marked in zip(tasks(parts, tmp_path_factory.mktemp("found")), marked_in(parts), strict=True):
        text = task["data"]["text"]
        assert text == fit(marked.report.text)
        regions = [one for one in results(task) if one["type"] == "labels"]
        places = {one["id"]: (one["value"]["start"], one["value"]["end"], one["value"]["labels"][0]) for one in regions}
        assert places == {f"{marked.report.id}:{mark.id}": (mark.start, mark.end, mark.role) for mark in marked.marks}
        assert all(one["value"]["text"] == text[one["value"]["start"] : one["value"]["end"]] for one in regions)
        ids = {one["id"] for one in regions}
        assert all(one["id"] in ids for one in results(task) if "id" in one)
        stances = {one["id"]: one["value"]["choices"][0] for one in results(task) if one.get("from_name") == "stance"}
        assert stances == {
            f"{marked.report.id}:{mark.id}": mark.facts["stance"] for mark in marked.marks if mark.role == "position"
        }
