"""The entities as FollowTheMoney's model has them."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings

from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part
from tests.views.exports.invented import parts as invented

# What must be there, and which schema a property leads to: followthemoney 4.11, followthemoney/schema/*.yaml.
REQUIRED = {
    "Article": {"fileName"},
    "Person": {"name"},
    "PublicBody": {"name"},
    "Organization": {"name"},
    "Event": {"name"},
    "Note": set(),
    "Representation": {"agent", "client"},
    "Documentation": {"document", "entity"},
}
LEGAL = {"Person", "PublicBody", "Organization"}
THINGS = LEGAL | {"Article", "Event", "Note"}
RANGES = {
    "proof": {"Article"},
    "document": {"Article"},
    "entity": THINGS,
    "involved": LEGAL,
    "agent": LEGAL,
    "client": LEGAL,
}
# The properties of each that are used.
THING = frozenset({"name", "alias", "summary", "notes", "description", "sourceUrl", "publisher", "keywords", "proof"})
INTEREST = frozenset({"startDate", "date", "summary", "description", "proof", "role", "status"})
PROPERTIES: dict[str, frozenset[str]] = {
    "Article": THING | {"title", "fileName", "author", "bodyText", "language", "publishedAt"},
    "Person": THING | {"position"},
    "PublicBody": THING | {"abbreviation"},
    "Organization": THING | {"abbreviation"},
    "Event": THING | {"date", "location", "involved"},
    "Note": THING | {"entity"},
    "Representation": INTEREST | {"agent", "client"},
    "Documentation": INTEREST | {"document", "entity"},
}
IDS = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")  # followthemoney/types/entity.py


def entities(parts: list[Part], where: Path, **options: Any) -> list[dict[str, Any]]:
    path = where / "talks.ftm.json"
    written(EXPORTS["ftm"], parts, path, **options)
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def assert_valid(found: list[dict[str, Any]]) -> None:
    schemata = {one["id"]: one["schema"] for one in found}
    assert len(schemata) == len(found)
    for one in found:
        properties = one["properties"]
        assert IDS.fullmatch(one["id"])
        assert REQUIRED[one["schema"]] <= set(properties) <= PROPERTIES[one["schema"]]
        assert all(values and all(isinstance(each, str) for each in values) for values in properties.values())
        for name in set(properties) & set(RANGES):
            assert {schemata[each] for each in properties[name]} <= RANGES[name], (one["schema"], name)


def test_records_of_processes_and_hostile_words_are_valid_entities(
    processes: list[Part], by_hand: list[Part], tmp_path: Path
) -> None:
    found = entities([*processes, *by_hand], tmp_path)
    assert_valid(found)
    assert {one["schema"] for one in found} == set(PROPERTIES)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(parts=invented())
def test_whatever_a_record_holds_its_entities_are_valid(parts: list[Part]) -> None:
    with TemporaryDirectory() as room:
        assert_valid(entities(parts, Path(room)))


def test_a_person_acts_for_a_party_and_is_quoted_by_a_report(by_hand: list[Part], tmp_path: Path) -> None:
    found = entities(by_hand[:1], tmp_path)
    ids = {one["properties"]["name"][0]: one["id"] for one in found if "name" in one["properties"]}
    (acts,) = [one for one in found if one["properties"].get("agent") == [ids["Winsome Carty"]]]
    assert acts["schema"] == "Representation"
    assert acts["properties"]["client"] == [ids["Jamaica"]]
    assert acts["properties"]["role"] == ["foreign minister"]
    (note,) = [
        one
        for one in found
        if one["properties"].get("entity") == [ids["Winsome Carty"]] and "name" in one["properties"]
    ]
    assert note["properties"]["description"] == ["We shall not hand over the lamp, The keepers stay, and so do I."]
    assert note["properties"]["proof"] == [ids["Jamaica and Haiti part over the lighthouse"]]


def test_what_nobody_has_seen_to_says_so(processes: list[Part], tmp_path: Path) -> None:
    for one in entities(processes, tmp_path):
        kind = one["schema"]
        where = "status" if kind in ("Representation", "Documentation") else "keywords"
        if kind not in ("Article", "PublicBody", "Organization"):
            assert one["properties"][where] == ["suggested"]


def test_texts_go_along_only_when_asked_for(by_hand: list[Part], tmp_path: Path) -> None:
    assert all("bodyText" not in one["properties"] for one in entities(by_hand, tmp_path))
    (first, *_) = entities(by_hand[:1], tmp_path, texts=True)
    assert first["properties"]["bodyText"] == [by_hand[0].record.reports[0].text]
