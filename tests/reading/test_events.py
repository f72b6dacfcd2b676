from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.events import find_events
from dragoman.reading.events.words import senses
from dragoman.vocabulary import load
from tests.builders import cases, parsed_cast

TYPES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
PARTS = st.sampled_from(
    [
        *("Norway", "Peru", "Zambia’s envoy", "it would", "not", "the talks", "its troops", "a pact"),
        *("said", "refused to", "meet", "must", "withdraw", "was", "signed", "threatened to", "attack"),
        *("with", "unless", "and", "by", ",", ".", "“", "”", "\n\n"),
    ]
)


@pytest.mark.parametrize("case", cases("reading/cases/events"))
def test_a_sentence_tells_its_events(case: dict[str, Any]) -> None:
    found = find_events(*parsed_cast(case["text"]))
    told = [[e.type, e.mode or "", e.cameo or "", sorted(e.actors), sorted(e.recipients)] for e in found]
    assert told == case["events"]


@pytest.mark.parametrize("case", cases("reading/cases/event_types"))
def test_the_surest_event_of_a_sentence_has_its_type_and_sides(case: dict[str, Any]) -> None:
    found = max(find_events(*parsed_cast(case["text"])), key=lambda event: event.score, default=None)
    told = found and [found.type, sorted(found.actors), sorted(found.recipients)]
    assert told == case["first"]


def test_all_sixteen_types_have_words() -> None:
    words = load("languages/en-events")
    assert {entry["type"] for entry in (*words["act"], *words["attitude"])} == TYPES


def test_every_topic_has_a_code_for_threats_or_promises() -> None:
    words = load("languages/en-events")
    known = {topic for table in words["codes"].values() for topic in table} | {"accuse"}
    assert {entry["topic"] for entry in words["act"]} <= known


def test_the_more_exact_sense_of_a_word_comes_first() -> None:
    withdraw = [bool(sense.objects) for _, sense in senses("verbs")["withdraw"]]
    assert withdraw == sorted(withdraw, reverse=True)


def test_an_event_is_dated_by_its_own_clause() -> None:
    parsed, cast = parsed_cast(
        "Peru and Norway met on Monday. Zambia rejected a Peruvian offer of 4 May.", published="2021-06-16"
    )
    assert [event.date for event in find_events(parsed, cast)] == ["2021-06-14", "2021-06-16"]


def test_an_event_has_the_place_where_it_was_done() -> None:
    event, *_ = find_events(*parsed_cast("The ministers of Norway and Peru met in Lisbon on Monday."))
    assert event.place == "Lisbon"


def test_an_event_rests_on_its_words() -> None:
    parsed, cast = parsed_cast("Zambia refused to meet the envoy of Malawi.")
    event, *_ = find_events(parsed, cast)
    span = event.evidence[0]
    assert parsed.report.text[span.start : span.end] == "refused to meet"


def test_ids_count_up() -> None:
    parsed, cast = parsed_cast("Peru freed a Norwegian pilot and thanked Portugal.")
    assert [event.id for event in find_events(parsed, cast)] == [f"{parsed.report.id}/e1", f"{parsed.report.id}/e2"]


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=40))
def test_whatever_the_words_events_quote_their_report_and_name_its_parties(parts: list[str]) -> None:
    parsed, cast = parsed_cast(" ".join(parts))
    codes = {actor.code for actor in cast.actors}
    for event in find_events(parsed, cast):
        assert event.type in TYPES
        assert set(event.actors) | set(event.recipients) <= codes
        assert not set(event.actors) & set(event.recipients)
        assert all(0 <= span.start < span.end <= len(parsed.report.text) for span in event.evidence)
