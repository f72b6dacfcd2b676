"""The parties of a report, and what words lead to them."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Actor
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import parse
from dragoman.reading.parties import display_name, find_parties
from dragoman.reading.parties.group_definitions import code_of, initials_of
from dragoman.reading.parties.names import lexicon, sightings, words_of
from dragoman.vocabulary import load
from tests.builders import cases, report

WORDS = [
    "Kenya",
    "Kenyan",
    "Nairobi",
    "the",
    "government",
    "rebels",
    "(TLF)",
    "TLF",
    "Tarsu",
    "Front",
    "said",
    "in",
    '"',
    "U.N.",
    "\n\n",
    ",",
    "of",
    "US",
]


def parties_of(text: str, published: str | None = None) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    return find_parties(parse(report(text, published=published)))


@pytest.mark.parametrize("case", cases("reading/cases/parties"))
def test_words_lead_to_their_party(case: dict[str, Any]) -> None:
    _, mentions = parties_of(case["text"])
    found = [(case["text"][m.start : m.end], m.actor, m.how) for m in mentions]
    for words, code, how in case["mentions"]:
        assert (words, code, how) in found
    for words in case.get("none", ()):
        assert words not in [text for text, _, _ in found]


def test_every_mention_has_its_actor_and_every_actor_a_mention() -> None:
    actors, mentions = parties_of("Kenya and the Tarsu Front (TF) met the U.N. in Oslo. The government left.")
    assert {actor.id for actor in actors} == {mention.actor for mention in mentions}


def test_an_actor_shows_its_best_name_and_what_is_printed() -> None:
    actors, _ = parties_of("Malagasy negotiators met the Tarsu Front (TF).")
    by_code = {actor.code: actor for actor in actors}
    assert (by_code["MDG"].name, by_code["MDG"].aliases, by_code["MDG"].kind) == ("Madagascar", ("Malagasy",), "state")
    assert (by_code["TF"].name, by_code["TF"].aliases, by_code["TF"].kind) == ("Tarsu Front", ("TF",), "group")


def test_an_organisation_is_called_by_its_name_rather_than_by_its_seat() -> None:
    actors, _ = parties_of("Brussels urges Moldova to wait. The European Commission said so on Friday.")
    union = next(actor for actor in actors if actor.code == "EUU")
    assert (union.name, union.aliases) == ("European Commission", ("Brussels",))


def test_evidence_quotes_the_first_naming() -> None:
    text = "The government spoke. Later Kenya's government denied it."
    actors, _ = parties_of(text)
    kenya = next(actor for actor in actors if actor.code == "KEN")
    assert text[kenya.evidence[0].start : kenya.evidence[0].end] == "Kenya"


def test_moscow_is_the_soviet_union_in_a_report_of_its_time() -> None:
    assert [actor.code for actor in parties_of("Moscow rejected the plan.", published="1988-04-02")[0]] == ["SUN"]
    assert [actor.code for actor in parties_of("Moscow rejected the plan.", published="2015-04-02")[0]] == ["RUS"]


def test_a_code_from_a_name_is_in_capitals_joined_by_hyphens() -> None:
    assert code_of("the People’s Accord") == "PEOPLES-ACCORD"
    assert initials_of("Front for the Liberation of Tarsu") == "FLT"


def test_every_state_has_a_name_to_show() -> None:
    for code in [*load("states"), *load("parties")["names"]]:
        assert display_name(code)


def test_every_name_of_the_lexicon_is_found_in_a_text_of_its_own() -> None:
    for names in lexicon().values():
        for name in names:
            text = " ".join(name.words)
            found = sightings(text, words_of(text), capitals=False)
            assert name.sort == "nobody" or [sighting.name for sighting in found] == [name] or len(name.words) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_mentions_stay_inside_the_text_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces) or "."
    _, mentions = parties_of(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    parties_of(text or ".")
