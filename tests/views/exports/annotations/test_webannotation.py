"""Web Annotations hold to the W3C's model, mean the same as linked data, and lead back to the words."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from dragoman.views.exports.annotations.webannotation import CONTEXT
from dragoman.views.exports.parts import Part
from tests.made import TEXT
from tests.views.exports.annotations.marked import FAST, marked_in, seen_to
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported

OA = Namespace("http://www.w3.org/ns/oa#")
IRI = {"type": "string", "pattern": r"^(https?://|urn:)[^\s<>\"{}|\\^`]+$"}
PURPOSES = {"enum": [
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
]}  # fmt: skip
AGENT = {
    "type": "object",
    "required": ["id", "type"],
    "properties": {"id": IRI, "type": {"enum": ["Person", "Organization", "Software"]}},
}
ANNOTATION: dict[str, Any] = {
    "type": "object",
    "required": ["id", "type", "target", "motivation", "body"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": PURPOSES,
        "creator": {"type": "array", "minItems": 1, "items": AGENT},
        "generator": AGENT,
        "created": False,
        "body": {
            "type": "array",
            "minItems": 1,
            "items": {
                "oneOf": [
                    {
                        "properties": {
                            "type": {"const": "TextualBody"},
                            "purpose": PURPOSES,
                            "value": {"type": "string"},
                        },
                        "required": ["type", "value", "purpose"],
                    },
                    {
                        "properties": {
                            "type": {"const": "SpecificResource"},
                            "source": {"type": "object", "properties": {"id": IRI}, "required": ["id"]},
                        },
                        "required": ["type", "source", "purpose"],
                    },
                ]
            },
        },
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": IRI,
                "selector": {
                    "prefixItems": [
                        {
                            "properties": {"type": {"const": "TextQuoteSelector"}},
                            "required": ["exact", "prefix", "suffix"],
                        },
                        {
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 1},
                            },
                            "required": ["start", "end"],
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        },
    },
}
# What the W3C's context, http://www.w3.org/ns/anno.jsonld, says of the terms in use; no test asks the network for it.
W3C = {
    "oa": str(OA), "as": "http://www.w3.org/ns/activitystreams#", "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": str(RDF), "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/", "id": "@id", "type": "@type", "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource", "Software": "as:Application",
    "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
    "Person": "foaf:Person", "name": "foaf:name", "nickname": "foaf:nick", "value": "rdf:value", "label": "rdfs:label",
    "format": "dc:format", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "start": "oa:start",
    "end": "oa:end", "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"}, "generator": {"@type": "@id", "@id": "as:generator"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "tagging": "oa:tagging", "classifying": "oa:classifying", "identifying": "oa:identifying",
    "describing": "oa:describing", "first": {"@type": "@id", "@id": "as:first"}, "total": "as:totalItems",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"}, "startIndex": "as:startIndex",
    "partOf": {"@type": "@id", "@id": "as:partOf"},
}  # fmt: skip


def annotations(parts: list[Part], where: Path, **options: object) -> list[dict[str, Any]]:
    whole = json.loads(exported("webannotation", parts, where, **options).read_bytes())
    return list(whole.get("first", {}).get("items", []))


def test_each_holds_to_the_model(processes: list[Part], by_hand: list[Part], tmp_path: Path) -> None:
    Draft202012Validator.check_schema(ANNOTATION)
    found = annotations([*processes, *by_hand, seen_to()], tmp_path)
    for one in found:
        Draft202012Validator(ANNOTATION).validate(one)
    assert len({one["id"] for one in found}) == len(found) > 100


def test_a_collection_counts_its_annotations(processes: list[Part], tmp_path: Path) -> None:
    whole = json.loads(exported("webannotation", processes, tmp_path).read_bytes())
    assert (whole["type"], whole["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert whole["total"] == len(whole["first"]["items"]) == sum(len(one.marks) for one in marked_in(processes))
    nothing = json.loads(exported("webannotation", [], tmp_path / "none").read_bytes())
    assert nothing["total"] == 0
    assert "first" not in nothing


def test_as_linked_data_it_says_the_same(by_hand: list[Part], tmp_path: Path) -> None:
    parts = [*by_hand, seen_to()]
    whole = json.loads(exported("webannotation", parts, tmp_path).read_bytes())
    assert whole["@context"] == CONTEXT
    whole["@context"] = [W3C, *CONTEXT[1:]]
    graph = Graph().parse(data=json.dumps(whole), format="json-ld")
    marks = [(one, mark) for one in marked_in(parts) for mark in one.marks]
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == len(marks)
    assert len(set(graph.subjects(RDF.type, OA.TextPositionSelector))) == len(marks)
    status = URIRef("urn:dragoman:vocabulary:status")
    assert {str(one) for one in graph.objects(None, status)} == {"suggested", "confirmed"}
    entries = set(graph.objects(None, URIRef("urn:dragoman:vocabulary:entry")))
    assert all(isinstance(one, URIRef) for one in entries)
    assert len(entries) == len({mark.entry for _, mark in marks})
    Graph().parse(data=graph.serialize(format="nt"), format="nt")  # every IRI is one


@FAST
@given(parts=invented())
def test_words_and_places_lead_back_to_the_marks(parts: list[Part], tmp_path_factory: pytest.TempPathFactory) -> None:
    found = annotations(parts, tmp_path_factory.mktemp("found"))
    marks = [(one.report, mark) for one in marked_in(parts) for mark in one.marks]
    for one, (report, mark) in zip(found, marks, strict=True):
        quote, place = one["target"]["selector"]
        assert (place["start"], place["end"]) == (mark.start, mark.end)
        assert quote["exact"] == report.text[place["start"] : place["end"]]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in report.text
        assert one["body"][0]["value"] == mark.role
        assert (one["dragoman:status"], one["dragoman:score"]) == (mark.status, mark.score)


def test_a_machine_made_what_is_suggested_and_people_what_they_confirmed(tmp_path: Path) -> None:
    for one in annotations([seen_to()], tmp_path):
        kinds = [(agent["type"], agent.get("nickname")) for agent in one["creator"]]
        suggested = one["dragoman:status"] == "suggested"
        assert kinds == ([("Software", None)] if suggested else [("Person", "ana"), ("Person", "ben")])


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://news.example/a?b=1", "https://news.example/a?b=1"),
        ("javascript:alert(1)", None),
        ("https://news.example/ <b>", None),
        (None, None),
    ],
)
def test_a_page_is_annotated_where_there_is_one(url: str | None, source: str | None, tmp_path: Path) -> None:
    part = seen_to(text=TEXT)
    (report,) = part.record.reports
    there = Part(None, replace(part.record, reports=(replace(report, url=url),)))
    ours = f"urn:dragoman:report:{report.id}"
    assert {one["target"]["source"] for one in annotations([there], tmp_path)} == {source or ours}
    text_only = annotations([there], tmp_path / "text", source="report")
    assert {one["target"]["source"] for one in text_only} == {ours}
    assert {one["target"]["dragoman:report"] for one in text_only} == {ours}


def test_lines_are_annotations_by_themselves(by_hand: list[Part], tmp_path: Path) -> None:
    lines = exported("webannotation", by_hand, tmp_path, lines=True).read_text(encoding="utf-8").split("\n")[:-1]
    assert [json.loads(line) for line in lines] == [
        {"@context": CONTEXT, **one} for one in annotations(by_hand, tmp_path / "whole")
    ]
