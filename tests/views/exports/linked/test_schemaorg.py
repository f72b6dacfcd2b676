"""The JSON-LD as a store of triples reads it."""

import json
from pathlib import Path
from typing import Any

import rdflib
from msgspec.structs import replace

from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import lighthouse

SCHEMA = "http://schema.org/"
PREFIXES = "PREFIX s: <http://schema.org/> PREFIX d: <urn:dragoman:term:> PREFIX oa: <http://www.w3.org/ns/oa#> "


def graph_of(parts: list[Part], where: Path, **options: Any) -> rdflib.Graph:
    """The triples of a file; no context is fetched, since it stands in the file."""
    path = where / "talks.jsonld"
    written(EXPORTS["schemaorg"], parts, path, **options)
    return rdflib.Graph().parse(path, format="json-ld")


def asked(graph: rdflib.Graph, question: str) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in graph.query(PREFIXES + question))  # type: ignore[arg-type]


def test_what_a_person_said_is_found_with_its_report(by_hand: list[Part], tmp_path: Path) -> None:
    graph = graph_of(by_hand[:1], tmp_path)
    found = asked(
        graph,
        """SELECT ?text ?headline ?day ?of WHERE {
            ?quotation a s:Quotation ; s:spokenByCharacter ?who ; s:text ?text ; s:citation ?report .
            ?who a s:Person ; s:name "Winsome Carty" ; s:jobTitle "foreign minister" ; s:affiliation/s:name ?of .
            ?report a s:NewsArticle ; s:headline ?headline ; s:datePublished ?day }""",
    )
    text = "We shall not hand over the lamp, The keepers stay, and so do I."
    assert found == [(text, "Jamaica and Haiti part over the lighthouse", "2024-06-12", "Jamaica")]


def test_what_is_told_in_the_report_s_own_words_is_no_quotation(by_hand: list[Part], tmp_path: Path) -> None:
    graph = graph_of(by_hand[:1], tmp_path)
    found = asked(graph, "SELECT ?who ?text WHERE { ?c a s:Claim ; s:creator/s:name ?who ; s:text ?text }")
    said = "Haiti would send its boats home provided that the harbour dues are halved"
    assert found == [("Jean-Marc Délice", said)]


def test_meetings_have_day_place_and_who_was_there(by_hand: list[Part], tmp_path: Path) -> None:
    graph = graph_of(by_hand[:1], tmp_path)
    found = asked(
        graph,
        """SELECT ?name ?who WHERE {
            ?m a s:Event ; s:startDate "2024-06-11"^^s:Date ; s:location/s:name "Kingston" ; s:name ?name ;
               s:attendee/s:name ?who ; s:contributor/s:name "Panama" }""",
    )
    name = "Meeting of Jamaica and Haiti, round 3, Kingston, 11 June 2024"
    assert found == [(name, who) for who in ("Haiti", "Jamaica", "Jean-Marc Délice", "Winsome Carty")]
    planned = asked(graph, "SELECT ?name WHERE { ?m s:eventStatus s:EventScheduled ; s:name ?name }")
    assert planned == [("Meeting of Jamaica and Haiti, Panama City, 9 October 2024",)]


def test_every_entry_has_the_words_that_it_rests_on(processes: list[Part], tmp_path: Path) -> None:
    graph = graph_of(processes, tmp_path)
    found = asked(
        graph,
        """SELECT ?report ?start ?end ?exact WHERE {
            ?q s:citation ?report ; d:status "suggested" ; d:evidence ?e . ?e oa:hasSource ?report ;
               oa:hasSelector [ oa:start ?start ; oa:end ?end ] ; oa:hasSelector [ oa:exact ?exact ] }""",
    )
    texts = {f"urn:dragoman:report:{one.id}": one.text for part in processes for one in part.record.reports}
    assert len(found) > 50
    assert all(texts[report][int(start) : int(end)] == exact for report, start, end, exact in found)


def test_every_reference_leads_to_something(processes: list[Part], tmp_path: Path) -> None:
    graph = graph_of(processes, tmp_path)
    spoken_of = {one for one in graph.objects() if str(one).startswith("urn:dragoman:") and "term" not in str(one)}
    assert spoken_of
    assert spoken_of <= set(graph.subjects())


def test_a_group_is_another_in_another_process_and_a_state_the_same(tmp_path: Path) -> None:
    record = as_it_stands(lighthouse())
    group = replace(record.actors[-1], id="KLF", code="KLF", kind="group")
    other = as_it_stands(lighthouse(text=f"{lighthouse().report.text}\n\nCorrected."))
    parts = [
        Part("lamp", replace(record, actors=(*record.actors, group))),
        Part("dues", replace(other, actors=(*other.actors, group))),
    ]
    names = asked(graph_of(parts, tmp_path), "SELECT ?who WHERE { ?who a s:Organization }")
    assert [one for (one,) in names if "KLF" in one] == ["urn:dragoman:party:dues:KLF", "urn:dragoman:party:lamp:KLF"]
    lines = (tmp_path / "talks.jsonld").read_text().splitlines()
    assert sum('"@id":"urn:dragoman:state:JAM","@type"' in line for line in lines) == 1


def test_texts_go_along_only_when_asked_for(by_hand: list[Part], tmp_path: Path) -> None:
    assert asked(graph_of(by_hand, tmp_path), "SELECT ?t WHERE { ?r s:articleBody ?t }") == []
    found = asked(graph_of(by_hand[:1], tmp_path, texts=True), "SELECT ?t WHERE { ?r s:articleBody ?t }")
    assert found == [(by_hand[0].record.reports[0].text,)]


def test_hostile_words_are_triples_like_any_other(by_hand: list[Part], tmp_path: Path) -> None:
    graph = graph_of(by_hand, tmp_path)
    assert json.loads((tmp_path / "talks.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert graph.serialize(format="nt")  # every IRI is one
    assert rdflib.Graph().parse(data=graph.serialize(format="nt"), format="nt").isomorphic(graph)
