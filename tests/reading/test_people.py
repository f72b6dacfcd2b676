"""People: who they are, what they hold, whom they speak for, and every mention of them."""

from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Report
from dragoman.reading import read
from dragoman.reading.casing import natural_case
from dragoman.reading.grammar import english_words, parse
from dragoman.reading.people import find_cast
from dragoman.reading.people.identity import alike
from tests.builders import cases, parsed_cast, report


@pytest.mark.parametrize("case", cases("reading/cases/people"))
def test_people_have_their_name_office_and_party(case: dict[str, Any]) -> None:
    _, cast = parsed_cast(case["text"])
    found = [[person.name, person.office, person.party or ""] for person in cast.actors if person.kind == "person"]
    assert sorted(found) == sorted(case["people"])


def test_surnames_titles_and_pronouns_lead_to_the_person() -> None:
    parsed, cast = parsed_cast(
        "Chilean Foreign Minister Ana Roa met Peruvian envoy Luis Paz. Roa said she would call the envoy. He agreed."
    )
    meant = {parsed.report.text[m.start : m.end]: m.actor.split("/")[1] for m in cast.mentions if "/" in m.actor}
    assert meant["Roa"] == meant["she"] == "ana-roa"
    assert meant["the envoy"] == meant["He"] == "luis-paz"


def test_an_office_means_nobody_named_before_somebody_else_of_that_office_came_in() -> None:
    parsed, cast = parsed_cast(
        "Norwegian spokeswoman Kari Lund frowned. A spokeswoman for the European Commission smiled. "
        "The spokeswoman coughed. The Norwegian spokeswoman left."
    )
    offices = [parsed.report.text[m.start : m.end] for m in cast.mentions if m.how == "office"]
    assert offices == ["The Norwegian spokeswoman"]


def test_a_reason_says_where_a_party_is_told_by_no_words_of_the_office() -> None:
    _, cast = parsed_cast("Lima, May 3. Peru refused. Mines Minister Ana Roa said so to Chilean envoy Luis Paz.")
    reasons = {person.name: person.reason for person in cast.actors if person.kind == "person"}
    assert "party by what stands around" in reasons["Ana Roa"]
    assert "party by what stands around" not in reasons["Luis Paz"]


def test_a_nation_that_talks_with_itself_is_at_home_wherever_it_meets() -> None:
    homes = [
        parsed_cast(f"Port Louis received the {whose} dialogue with rain.")[1].home
        for whose in ("inter-Malagasy", "Malagasy")
    ]
    assert homes == ["MDG", None]


def test_far_down_a_spokesman_is_whom_his_own_paragraph_names() -> None:
    above = "Norway and Chad met in Oslo.\n\n" + "The quay was wet and the boats stayed tied up all day long. " * 20
    told = 'A spokesman for President Ali Nour of Chad said no.{}"It is late," Adam Deby said.'
    offices = [
        {actor.name: actor.office for actor in parsed_cast(f"{above}\n\n{told.format(gap)}")[1].actors}["Adam Deby"]
        for gap in (" ", "\n\n")
    ]
    assert offices == ["spokesperson", "none"]


def test_a_span_with_title_and_name_gives_the_person() -> None:
    _, cast = parsed_cast("Chilean envoy Ana Roa said that Chile would wait.")
    mention = cast.at(0, len("Chilean envoy Ana Roa"))
    assert mention is not None
    assert cast.actor(mention.actor).name == "Ana Roa"


def test_brothers_of_one_surname_stay_two() -> None:
    _, cast = parsed_cast(
        "Gen. Luis Paz and his brother, the lawyer Raul Paz, said they would go. Luis Paz added a date."
    )
    assert [person.name for person in cast.actors if person.kind == "person"] == ["Luis Paz", "Raul Paz"]


def test_names_in_capitals_get_their_capitals() -> None:
    text = "PRESIDENT TOMAS VALDELOMAR SAID THE TALKS WILL GO ON IN EL SALVADOR."
    assert (
        natural_case(text, [0], english_words())
        == "President Tomas Valdelomar said the talks will go on in El Salvador."
    )


def test_words_that_differ_by_a_letter_are_alike_only_when_long() -> None:
    assert alike("toktosunov", "toktosunv")
    assert not alike("paz", "diaz")


@given(st.text(alphabet="abcde", max_size=8), st.text(alphabet="abcde", max_size=8))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="AB c.,\"'’“”()\n-Mr", max_size=120))
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    parsed, cast = parsed_cast("Ana Roa said so. " + text)
    assert all(0 <= m.start < m.end <= len(parsed.report.text) for m in cast.mentions)


@given(st.text(max_size=80))
def test_natural_case_keeps_the_length(text: str) -> None:
    assert len(natural_case(text, [], frozenset())) == len(text)


def test_the_state_of_a_town_that_tells_whose_somebody_is_is_an_actor_with_the_town_as_its_evidence() -> None:
    told = Report(id="r", name="r", text="President Karim Belhadi threatened to close the harbour in Algiers.")
    reading = read(told)
    named = {actor.id: actor for actor in reading.actors}
    algeria = named["DZA"]
    assert [told.text[span.start : span.end] for span in algeria.evidence] == ["Algiers"]
    assert {party for event in reading.events for party in (*event.actors, *event.recipients)} <= set(named)


@pytest.mark.parametrize(
    "line", ["Mali and Niger met. " + "Envoy Of Trade " * 1000, "Malian envoy Ana Roa" + " " * 9000 + "met."]
)
def test_a_long_line_of_offices_or_of_spaces_is_read_in_linear_time(line: str) -> None:
    parsed = parse(report(line))
    began = process_time()
    find_cast(parsed)
    assert process_time() - began < 2
