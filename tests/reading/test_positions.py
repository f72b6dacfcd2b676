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
from dragoman.reading.positions.denials import denies_agreement, kept_in, ruled_out, untaken_in
from dragoman.reading.positions.holders import Holders
from dragoman.reading.positions.links import sides_of
from dragoman.reading.positions.private import without_private
from dragoman.reading.positions.proposals import Proposal
from dragoman.reading.positions.proposed import paper_over
from dragoman.reading.positions.refusals import doubted_refusals
from dragoman.reading.positions.study import study
from dragoman.reading.positions.unreal import is_unreal
from dragoman.reading.positions.voices import Voice
from dragoman.reading.positions.waits import hinges, waits
from dragoman.reading.positions.weights import model
from dragoman.reading.positions.withheld import is_withheld
from dragoman.reading.positions.wording import condition_of, detail_of
from dragoman.reading.scheme import STANCES, issues
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


def test_who_sits_between_two_parties_accepts_and_rejects_nothing() -> None:
    parsed, cast = parsed_cast("Talks between Chad and Mali that Qatar mediated ended with an exchange of prisoners.")
    words = words_of(parsed.doc)
    holders = Holders(words, clauses_of(words), cast, (), mediators=frozenset({"QAT"}))
    assert holders.unable(0, "accepts") == {"QAT"}
    assert holders.unable(0, "rejects") == {"QAT"}
    assert holders.unable(0, "demands") == set()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Swiss banks rejected the terms.", set()),
        ("The Swiss central bank rejected the terms.", {"CHE"}),
        ("Chilean rebels rejected the terms.", set()),
        ("Chilean growers want a higher quota than Peru offers.", {"PER"}),
        ("The Chilean delegation wants a higher quota.", {"CHL"}),
    ],
)
def test_bankers_farmers_and_rebels_of_a_state_do_not_stand_for_it(text: str, parties: set[str]) -> None:
    parsed, cast = parsed_cast(text)
    kept = without_private(cast, words_of(parsed.doc)).mentions
    assert {cast.party(mention.actor) for mention in kept} & {"CHE", "CHL", "PER"} == parties


@pytest.mark.parametrize("case", cases("reading/cases/dropped_stances"))
def test_a_stance_that_is_denied_or_given_up_is_told_from_one_that_is_held(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    untaken = {stance for clause in clauses_of(words) for stance in untaken_in(words, clause)}
    assert (case["stance"] in untaken) is case["dropped"]


@pytest.mark.parametrize(
    ("text", "verb", "others"),
    [
        ("Chad wants the camps of Mali closed.", "close", {"MLI"}),
        ("Chad said the camps of Mali are closed.", "close", set()),
    ],
)
def test_what_a_named_party_wants_is_nobody_elses(text: str, verb: str, others: set[str]) -> None:
    parsed, cast = parsed_cast(text)
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    number = next(number for number, clause in enumerate(clauses) if words.lemma[clause.head] == verb)
    assert Holders(words, clauses, cast, ()).others(number) == others


@pytest.mark.parametrize("case", cases("reading/cases/waiting_refusals"))
def test_a_refusal_that_waits_for_something_is_told_from_one_that_lasts(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    clause = next(clause for clause in clauses if words.lemma[clause.head] == case["verb"])
    assert waits(words, clauses, clause) is case["waits"]


@pytest.mark.parametrize("case", cases("reading/cases/hinges"))
def test_what_is_done_on_condition_is_told_from_what_is_done(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    clause = next(clause for clause in clauses if words.lemma[clause.head] == case["verb"])
    assert hinges(words, clauses, clause) is case["hinges"]


@pytest.mark.parametrize("case", cases("reading/cases/withheld"))
def test_what_is_given_only_afterwards_is_told_from_what_is_asked_for(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    clause = next(clause for clause in clauses if words.lemma[clause.head] == case["verb"])
    assert is_withheld(words, clauses, clause) is case["withheld"]


def test_a_refusal_that_waits_is_a_condition() -> None:
    text = "Quito will not send anybody to a conference of ministers on trade before that map is in the annex."
    found = {f"{p.party} {p.stance} {p.issue}" for p in positions_in(text)}
    assert "ECU conditions talks" in found
    assert "ECU rejects talks" not in found


@pytest.mark.parametrize("case", cases("reading/cases/kept_stances"))
def test_a_stance_that_somebody_holds_on_to_is_the_one_of_its_noun(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    assert (kept_in(words, clauses_of(words)[0]) or "") == case["kept"]


@pytest.mark.parametrize("case", cases("reading/cases/no_stances"))
def test_what_only_sounds_like_a_stance_is_ruled_out(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clause = next(clause for clause in clauses_of(words) if words.lemma[clause.head] == case["verb"])
    assert (STANCES.index(case["stance"]) in ruled_out(words, clause)) is case["ruled_out"]


@pytest.mark.parametrize("case", cases("reading/cases/papers"))
def test_what_an_unsigned_paper_gives_is_told_from_what_is_settled(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clause = next(clause for clause in clauses_of(words) if words.lemma[clause.head] == case["verb"])
    paper = paper_over(words, clause.head)
    assert (words.lower[paper] if paper is not None else None) == case.get("paper")


@pytest.mark.parametrize("case", cases("reading/cases/unreal_stances"))
def test_what_might_have_been_and_forecasts_are_told_from_what_is_held(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clause = next(clause for clause in clauses_of(words) if words.lemma[clause.head] == case["verb"])
    assert is_unreal(words, clause) is case["unreal"]


@pytest.mark.parametrize(
    ("subject", "sides"),
    [
        ("The two ministers", {"TCD", "MLI"}),
        ("Both", {"TCD", "MLI"}),
        ("The sides", {"TCD", "MLI"}),
        ("The two camels", set()),
        ("The Malian side", set()),
        ("The minister", set()),
    ],
)
def test_what_all_at_the_table_do_is_held_by_each_of_them(subject: str, sides: set[str]) -> None:
    parsed, cast = parsed_cast(f"Talks between Chad and Mali opened in Doha, said Qatar. {subject} accepted a truce.")
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    holders = Holders(words, clauses, cast, (), met=("TCD", "MLI"))
    assert holders.together(len(clauses) - 1) == sides
    assert not sides or "QAT" in holders.barred(len(clauses) - 1)


def test_who_the_two_sides_are_is_left_open_where_three_negotiate() -> None:
    parsed, cast = parsed_cast("Chad, Mali and Niger met in Doha. The two sides accepted a truce.")
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    assert Holders(words, clauses, cast, (), met=("MLI", "NER", "TCD")).together(len(clauses) - 1) == set()


@pytest.mark.parametrize(("chance", "kept"), [(0.5, True), (0.3, False)])
def test_a_second_stance_on_an_issue_is_kept_where_it_is_at_least_half_as_likely(chance: float, kept: bool) -> None:
    first, second = (Voice(clause=n, sentence=n, read=0.9, worded=0.9, told=0.9, pointed=0.9) for n in range(2))
    two = [Proposal("KEN", "accepts", "water", (first,), ()), Proposal("KEN", "demands", "water", (second,), ())]
    assert chosen(two, [0.8, chance], [None, None]) == [True, kept]


@pytest.mark.parametrize(
    ("leading", "other", "kept"),
    [("offers", "demands", False), ("conditions", "offers", False), ("demands", "offers", True)],
)
def test_a_stance_that_hardly_goes_with_the_likeliest_needs_more(leading: Stance, other: Stance, kept: bool) -> None:
    first, second = (Voice(clause=n, sentence=n, read=0.9, worded=0.9, told=0.9, pointed=0.9) for n in range(2))
    two = [Proposal("KEN", leading, "water", (first,), ()), Proposal("KEN", other, "water", (second,), ())]
    assert chosen(two, [0.8, 0.5], [None, None]) == [True, kept]
    assert chosen(two, [0.8, 0.5], [None, other]) == [True, True]
    assert chosen(two, [0.8, 0.7], [None, None]) == [True, True]


@pytest.mark.parametrize(
    ("told", "parties", "from_outside"),
    [
        ("Peru was far from happy.", ["PER"], True),
        ("Peru rejected the plan.", ["PER"], False),
        ("Chad was far from happy.", ["TCD"], False),
        ("Peru, Chile and Bolivia were far from happy.", ["PER", "CHL", "BOL"], False),
    ],
)
def test_a_refusal_by_who_is_at_no_meeting_is_told_apart(told: str, parties: list[str], from_outside: bool) -> None:
    text = f"Chad and Mali held peace talks in Doha on 3 May 2024. {told}"
    parsed, cast = parsed_cast(text, published="2024-05-06")
    seen = study(parsed, cast, (), find_meetings(parsed, cast), (model().senses, model().vectors))
    last = max(range(len(seen.clauses)), key=lambda number: seen.clauses[number].head)
    voice = Voice(clause=last, sentence=1, read=0.9, worded=0.9, told=0.9, pointed=0.9)
    refusals = [Proposal(party, "rejects", "talks", (voice,), ()) for party in parties]
    assert set(doubted_refusals(refusals, [True] * len(refusals), seen)) == {from_outside}


def test_a_refusal_that_its_clause_hardly_says_is_doubted() -> None:
    parsed, cast = parsed_cast("Chad and Mali held talks in Doha. The river is not a wall.")
    seen = study(parsed, cast, (), (), (model().senses, model().vectors))
    faint = Voice(clause=1, sentence=1, read=0.1, worded=0.1, told=0.9, pointed=0.9)
    two = [Proposal("TCD", stance, "border", (faint,), ()) for stance in ("rejects", "accepts")]
    assert doubted_refusals(two, [True, True], seen) == [True, False]


def test_one_clause_gives_a_party_one_stance_on_an_issue() -> None:
    text = "Peru and Ecuador agreed on Friday to a ceasefire after two days of talks. Peru refused to free prisoners."
    found = positions_in(text)
    keys = [(p.party, p.issue, p.detail) for p in found]
    assert found
    assert len(keys) == len(set(keys))


def test_of_two_who_may_hold_the_same_words_one_half_as_likely_is_left_out() -> None:
    voice = Voice(clause=3, sentence=0, read=0.9, worded=0.9, told=0.9, pointed=0.9)
    two = [Proposal(party, "demands", "water", (voice,), ()) for party in ("KEN", "TCD")]
    assert chosen(two, [0.8, 0.3], [None, None]) == [True, False]
    assert chosen(two, [0.8, 0.7], [None, None]) == [True, True]


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
