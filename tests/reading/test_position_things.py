"""A position is not on an issue that only stands beside what its clause asks for."""

from typing import Any

import pytest

from dragoman.reading.positions.clauses import Clause, Words, clauses_of, words_of
from dragoman.reading.positions.lists import items_in
from dragoman.reading.positions.things import item_names, named_in
from dragoman.reading.scheme import issues
from tests.builders import cases, parsed_cast
from tests.reading.test_positions import positions_in

EMBARGO = {"arms-supplies", "sanctions", "trade"}


def clauses_in(text: str) -> tuple[Words, tuple[Clause, ...]]:
    parsed, _ = parsed_cast(text)
    words = words_of(parsed.doc)
    return words, clauses_of(words)


@pytest.mark.parametrize("case", cases("reading/cases/things"))
def test_what_a_clause_asks_for_tells_what_it_can_be_about(case: dict[str, Any]) -> None:
    words, clauses = clauses_in(case["text"])
    clause = next(clause for clause in clauses if words.lemma[clause.head] == case["verb"])
    assert sorted(named_in(words, clauses, clause)) == case["issues"]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("The lagoon is not open to negotiation.", True),
        ("Its lagoon is not on the agenda.", True),
        ("The lagoon is on the agenda.", False),
        ("The government is not open to negotiation.", False),
        ("Togo is not open to negotiation.", False),
        ("Mediation is not on the agenda.", False),
        ("A venue for the talks is not negotiable.", False),
    ],
)
def test_what_is_kept_out_of_talks_is_no_refusal_of_talks(text: str, closed: bool) -> None:
    words, clauses = clauses_in(text)
    named = named_in(words, clauses, clauses[0])
    assert named == (frozenset(issues()) - {"talks"} if closed else frozenset())


def test_a_position_on_another_issue_than_that_of_the_thing_is_left_out() -> None:
    text = (
        "Laos and Cambodia ended two days of talks on the Sekong dam in Vientiane on Saturday. The two sides agreed to "
        "go on in July. Laos offered to unfreeze the accounts of the Cambodian water board."
    )
    found = {(p.stance, p.issue) for p in positions_in(text)}
    assert not found.intersection({("accepts", "water"), ("offers", "water")})


def test_the_only_issue_that_is_named_is_the_likely_one() -> None:
    text = (
        "The Kanem Front (KF) and Chad met in Doha on Saturday. The KF is demanding self-rule for the Bodele and the "
        "departure of two regiments."
    )
    assert ("KF", "demands", "autonomy") in {(p.party, p.stance, p.issue) for p in positions_in(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Togo demanded self-rule for the lagoon and an end to the embargo on salt.", [{"autonomy"}, EMBARGO]),
        ("Togo demanded a peace treaty and a bell.", [{"settlement"}, set()]),
    ],
)
def test_an_item_is_about_what_its_noun_names(text: str, names: list[set[str]]) -> None:
    words, clauses = clauses_in(text)
    assert [set(item_names(words, item)) for item in items_in(words, clauses)] == names
