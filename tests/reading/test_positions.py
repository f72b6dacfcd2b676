"""Positions: language cases, and what holds for any text."""

from time import process_time
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Position, Stance
from dragoman.reading.attribution import find_statements
from dragoman.reading.issues import Issue, Scheme
from dragoman.reading.meetings import find_meetings
from dragoman.reading.positions import find_positions
from dragoman.reading.positions.choices import chosen
from dragoman.reading.positions.clauses import clauses_of, words_of
from dragoman.reading.positions.denials import denies_agreement
from dragoman.reading.positions.links import sides_of
from dragoman.reading.positions.proposals import Proposal
from dragoman.reading.positions.voices import Voice
from dragoman.reading.positions.wording import condition_of, detail_of
from dragoman.reading.scheme import issues
from tests.builders import cases, parsed_cast

WORDS = [
    "Kenya",
    "Sudan",
    "demanded",
    "refused",
    "offered",
    "that",
    "if",
    "until",
    "troops",
    "leave",
    "talks",
    "said",
    '"',
    ".",
    ",",
    "not",
    "\n\n",
]


def positions_in(text: str) -> tuple[Position, ...]:
    parsed, cast = parsed_cast(text, published="2024-05-06")
    return find_positions(parsed, cast, find_statements(parsed, cast))


@pytest.mark.parametrize("case", cases("reading/cases/positions"))
def test_a_report_gives_the_positions_it_states(case: dict[str, Any]) -> None:
    found = {f"{p.party} {p.stance} {p.issue}" for p in positions_in(case["text"])}
    assert set(case["positions"]) <= found
    assert not found.intersection(case.get("absent", []))


def test_a_position_carries_its_words_its_date_and_its_reason() -> None:
    text = "Bolivia demanded on Monday that Peruvian troops leave the island, its minister said after talks in Puno."
    position = next(p for p in positions_in(text) if p.stance == "demands")
    assert position.date == "2024-05-06"
    assert position.detail
    assert position.detail in text
    assert position.reason.startswith("demands by ")
    assert all(text[span.start : span.end].strip() for span in position.evidence)


@pytest.mark.parametrize("case", cases("reading/cases/position_words"))
def test_a_position_is_quoted_as_a_whole_clause(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    number = next(number for number, clause in enumerate(clauses) if words.lemma[clause.head] == case["verb"])
    assert detail_of(words, clauses, number, case["text"]) == case["detail"]
    assert condition_of(words, clauses, number, case["text"]) == case.get("condition")


@pytest.mark.parametrize("case", cases("reading/cases/failed_agreement"))
def test_agreement_that_failed_is_told_from_agreement(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    assert any(denies_agreement(words, clause) for clause in clauses_of(words)) is case["failed"]


def test_a_condition_is_told_apart_from_what_it_holds_back() -> None:
    text = "Laos will free the prisoners if Thailand withdraws its troops."
    parsed, _ = parsed_cast(text)
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    main = next(number for number, clause in enumerate(clauses) if words.lemma[clause.head] == "free")
    assert detail_of(words, clauses, main, text) == "Laos will free the prisoners"
    assert condition_of(words, clauses, main, text) == "if Thailand withdraws its troops"
    assert len(set(sides_of(words, clauses))) == 2


def test_one_clause_gives_a_party_one_stance_on_an_issue() -> None:
    text = "Peru and Ecuador agreed on Friday to a ceasefire after two days of talks. Peru refused to free prisoners."
    found = positions_in(text)
    keys = [(p.party, p.issue, p.detail) for p in found]
    assert found
    assert len(keys) == len(set(keys))


def test_of_two_who_may_hold_the_same_words_one_half_as_likely_is_left_out() -> None:
    voice = Voice(clause=3, sentence=0, read=0.9, worded=0.9, told=0.9, pointed=0.9)
    two = [Proposal(party, "demands", "water", (voice,), ()) for party in ("KEN", "TCD")]
    assert chosen(two, [0.8, 0.3]) == [True, False]
    assert chosen(two, [0.8, 0.7]) == [True, True]


def test_an_endless_sentence_is_read_in_linear_time() -> None:
    clause = "Chad said that if Mali will not open the road it would reject the plan and "
    short, long = (cost(clause * count) for count in (150, 600))
    assert long < 12 * max(short, 0.05)


def cost(text: str) -> float:
    """The processor time that reading positions takes, in seconds."""
    parsed, cast = parsed_cast(text)
    statements = find_statements(parsed, cast)
    start = process_time()
    find_positions(parsed, cast, statements)
    return process_time() - start


def test_an_empty_report_has_no_positions() -> None:
    assert positions_in("") == ()
    assert positions_in("   \n\n ") == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_words_give_positions_once_each_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = positions_in(text)
    keys = [(p.party, p.stance, p.issue) for p in found]
    assert len(keys) == len(set(keys))
    for position in found:
        assert position.stance in get_args(Stance)
        assert position.issue in issues()
        assert 0 <= position.score <= 1
        assert all(0 <= span.start < span.end <= len(text) for span in position.evidence)
        assert position.evidence


def test_what_the_two_sides_agree_on_is_not_held_by_who_sat_between_them() -> None:
    text = """Kenya and Tanzania met in Kigali through Rwanda

KIGALI, May 3 2021 - Rwanda mediated talks between Kenya and Tanzania on Monday. The two delegations agreed to free
all prisoners, Rwanda's foreign minister, Aline Uwera, said."""
    parsed, cast = parsed_cast(text)
    meetings = find_meetings(parsed, cast)
    assert any("RWA" in meeting.mediators for meeting in meetings)
    found = find_positions(parsed, cast, find_statements(parsed, cast), meetings)
    assert {p.party for p in found if p.stance == "accepts" and p.issue == "prisoners"} == {"KEN", "TZA"}


STRAITS = Scheme(
    (Issue("straits-passage", "Passage of the straits", "tolls for ships, pilots, convoys through the narrows"),)
)
NARROWS = """Chile and Argentina part over pilots

PUNTA ARENAS, May 3 - Argentina rejected on Monday a Chilean demand that every freighter take a Chilean pilot
through the narrows. Chile refused to free the two fishermen whom it holds."""


def test_an_issue_of_the_users_own_is_read_beside_the_built_in_ones() -> None:
    parsed, cast = parsed_cast(NARROWS)
    statements = find_statements(parsed, cast)
    found = {(p.party, p.stance, p.issue) for p in find_positions(parsed, cast, statements, scheme=STRAITS)}
    assert ("ARG", "rejects", "straits-passage") in found
    assert ("CHL", "rejects", "prisoners") in found
    without = {p.issue for p in find_positions(parsed, cast, statements)}
    assert "straits-passage" not in without


def test_a_scheme_that_stands_alone_replaces_the_built_in_issues() -> None:
    parsed, cast = parsed_cast(NARROWS)
    alone = Scheme(STRAITS.issues, alone=True)
    found = find_positions(parsed, cast, find_statements(parsed, cast), scheme=alone)
    assert {p.issue for p in found} == {"straits-passage"}


def test_a_position_says_what_its_score_was_weighed_from_and_what_came_second() -> None:
    (first, *_) = positions_in(NARROWS)
    assert {"holder by grammar", "holder by the reader"} < set(first.grounds)
    assert all(0 <= chance <= 1 for chance in first.grounds.values())
    assert first.second is None or first.second.split()[1] in get_args(Stance)


def test_the_same_report_gives_the_same_positions_twice() -> None:
    text = "Peru and Ecuador agreed on Friday to a ceasefire after two days of talks. Peru refused to free prisoners."
    assert positions_in(text) == positions_in(text)
