"""Lists of demands, offers and the like: their items, what they are lists of, and whose they are."""

from typing import Any

import pytest

from dragoman.reading.attribution import find_statements
from dragoman.reading.positions import find_positions
from dragoman.reading.positions.bonds import bonds_in
from dragoman.reading.positions.clauses import Words, clauses_of, words_of
from dragoman.reading.positions.contrasts import contrasts_in
from dragoman.reading.positions.denials import ruled_out
from dragoman.reading.positions.holders import Holders
from dragoman.reading.positions.lists import items_in, stance_named
from dragoman.reading.positions.named import stance_of
from dragoman.reading.positions.opposite import opposite
from dragoman.reading.positions.wording import item_detail
from dragoman.reading.scheme import STANCES
from tests.builders import cases, parsed_cast


@pytest.mark.parametrize("case", cases("reading/cases/position_lists"))
def test_the_items_of_a_list_are_told_apart(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    assert [item_detail(words, item, case["text"]) for item in items_in(words, clauses)] == case["items"]
    assert {stance for clause in clauses if (stance := stance_named(words, clause))} == set(
        filter(None, [case["stance"]])
    )


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Oman's demands are three: open ports, a smaller fleet, and recognition of Yemen.", {"OMN"}),
        ("The demands that Oman's minister made are three: open ports and recognition of Yemen.", {"OMN"}),
        ("Oman put forward two demands to Yemen: open ports and a smaller fleet.", {"OMN"}),
        ("The demands are three: open ports, a smaller fleet, and recognition of Yemen.", set()),
        ("Oman criticised Yemen's demands: open ports and a smaller fleet.", {"YEM"}),
    ],
)
def test_a_list_is_its_owners(text: str, owners: set[str]) -> None:
    parsed, cast = parsed_cast(text)
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    holders = Holders(words, clauses, cast, find_statements(parsed, cast))
    assert set[str]().union(*(holders.listers(number) for number in range(len(clauses)))) == owners


def test_each_item_is_a_position_in_its_own_words() -> None:
    text = """Talks between Serbia and Kosovo ended in Bern on Monday.

Serbia listed its demands to Kosovo: self-rule for the valley, the return of displaced people, and an amnesty."""
    parsed, cast = parsed_cast(text)
    found = {
        (p.party, p.stance, p.issue): p.detail for p in find_positions(parsed, cast, find_statements(parsed, cast))
    }
    assert found["SRB", "demands", "refugees"] == "the return of displaced people"
    assert found["SRB", "demands", "justice"] == "an amnesty"
    assert not any(party == "XKX" for party, _, _ in found)


@pytest.mark.parametrize("case", cases("reading/cases/contrasts"))
def test_what_a_verb_does_not_apply_to_is_set_apart(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    parts = [part for clause in clauses_of(words) for part in contrasts_in(words, clause)]
    shown = [(shown_words(case["text"], words, inside), refused) for inside, refused in parts]
    assert [text for text, _ in shown] == case["apart"]
    assert [text for text, refused in shown if refused] == case["refused"]


@pytest.mark.parametrize("case", cases("reading/cases/bonds"))
def test_what_is_made_to_wait_for_something_else_is_told_from_it(case: dict[str, Any]) -> None:
    parsed, _ = parsed_cast(case["text"])
    words = words_of(parsed.doc)
    bonds = [bond for clause in clauses_of(words) for bond in bonds_in(words, clause)]
    found = {stance: shown_words(case["text"], words, inside) for inside, stance in bonds}
    assert (found.get("conditions"), found.get("demands")) == (case.get("withheld"), case.get("awaited"))


def shown_words(text: str, words: Words, inside: tuple[int, ...]) -> str:
    return text[words.start[inside[0]] : words.end[inside[-1]]].rstrip(".")


@pytest.mark.parametrize(
    ("text", "unable"),
    [
        ("The offer by Mali was welcomed.", True),
        ("It welcomed Mali's offer of a truce.", True),
        ("It rejected the truce that Mali wants.", False),
        ("It accepted a road to Mali.", False),
    ],
)
def test_whose_offer_is_taken_or_refused_does_neither(text: str, unable: bool) -> None:
    parsed, cast = parsed_cast(f"Chad and Mali met in Doha. {text}")
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    holders = Holders(words, clauses, cast, ())
    number = next(n for n, clause in enumerate(clauses) if stance_of(words, clause.head) in {"accepts", "rejects"})
    assert ("MLI" in holders.unable(number, "accepts")) is unable


@pytest.mark.parametrize(
    ("text", "verb", "waited_for"),
    [
        ("Chad will sign if Mali frees the men whom it holds.", "hold", True),
        ("Chad will sign unless Mali leaves and closes the road.", "close", True),
        ("Chad will free the men whom it holds.", "hold", False),
    ],
)
def test_what_stands_within_a_condition_is_no_more_than_asked_for(text: str, verb: str, waited_for: bool) -> None:
    parsed, _ = parsed_cast(text)
    words = words_of(parsed.doc)
    clause = next(clause for clause in clauses_of(words) if words.lemma[clause.head] == verb)
    assert (len(ruled_out(words, clause)) == len(STANCES) - 1) is waited_for


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("They ask us to give up the bridge", {"MLI"}),
        ("They refuse to pay for the bridge", {"MLI"}),
        ("They ask us how the bridge is", set()),
        ("They cross the bridge", set()),
        ("They must give up the bridge", set()),
    ],
)
def test_what_they_want_in_a_speakers_own_words_is_what_the_other_side_wants(said: str, side: set[str]) -> None:
    parsed, cast = parsed_cast(f'Chad and Mali met in Doha. "{said}," Chadian minister Idriss Hassane said.')
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    holders = Holders(words, clauses, cast, find_statements(parsed, cast), met=("MLI", "TCD"))
    found = {party for number in range(len(clauses)) for party in opposite(holders, number)}
    assert found == side


def test_whom_they_are_is_left_open_outside_a_speakers_own_words() -> None:
    parsed, cast = parsed_cast("Chad and Mali met in Doha. Chadian minister Idriss Hassane said they refuse to pay.")
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    holders = Holders(words, clauses, cast, find_statements(parsed, cast), met=("MLI", "TCD"))
    assert not any(opposite(holders, number) for number in range(len(clauses)))
