"""People: who they are, what they hold, whom they speak for, and every mention of them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.casing import natural_case
from dragoman.reading.grammar import english_words
from dragoman.reading.people.identity import alike
from tests.builders import cases, parsed_cast


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
