from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Decision
from dragoman.record.joining import BY_HAND, Joined, Match, joined

IDS = ("a", "b", "c", "d", "e")
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
MATCHES = st.lists(
    st.builds(lambda pair, score: Match(pair[0], pair[1], score / 10, "near"), PAIRS, st.integers(1, 10)), max_size=12
)
DECISIONS = st.lists(
    st.builds(lambda pair, same: Decision(kind="person", one=pair[0], other=pair[1], same=same), PAIRS, st.booleans()),
    max_size=3,
)


def join(*matches: Match, decisions: tuple[Decision, ...] = ()) -> Joined:
    return joined("person", IDS, matches, decisions)


def test_a_group_is_named_by_its_first_member() -> None:
    found = join(Match("c", "b", 0.9, "same name"), Match("e", "c", 0.8, "same name"))
    assert found.into == {"a": "a", "b": "b", "c": "b", "d": "d", "e": "b"}
    assert [(m.one, m.other, m.into, m.score) for m in found.merges] == [("b", "c", "b", 0.9), ("c", "e", "b", 0.8)]


def test_what_a_person_has_said_to_be_apart_is_never_joined_also_not_through_others() -> None:
    apart = Decision(kind="person", one="a", other="c", same=False)
    found = join(Match("a", "b", 0.9, "x"), Match("b", "c", 0.8, "x"), decisions=(apart,))
    assert found.into["a"] == found.into["b"] == "a"
    assert found.into["c"] == "c"


def test_what_a_person_has_said_to_be_one_is_joined_first_and_says_so() -> None:
    one = Decision(kind="person", one="d", other="a", same=True)
    found = join(decisions=(one,))
    assert found.into["d"] == "a"
    assert [(m.reason, m.score) for m in found.merges] == [(BY_HAND, 1.0)]


def test_decisions_of_another_kind_or_on_unknown_entries_change_nothing() -> None:
    others = (
        Decision(kind="meeting", one="a", other="b", same=True),
        Decision(kind="person", one="a", other="nobody", same=True),
    )
    assert join(decisions=others).merges == ()


def test_two_groups_that_do_not_fit_stay_apart() -> None:
    matches = (Match("a", "b", 0.9, "x"), Match("b", "c", 0.8, "x"))
    found = joined("person", IDS, matches, fits=lambda one, other: len(one) + len(other) < 3)
    assert found.into["c"] == "c"


@given(MATCHES, DECISIONS)
def test_the_order_of_matches_plays_no_part(matches: list[Match], decisions: list[Decision]) -> None:
    outcomes = {str(joined("person", IDS, some, decisions)) for some in list(permutations(matches[:4]))[:24]}
    assert len(outcomes) == 1


@given(MATCHES, DECISIONS)
def test_no_group_holds_two_that_are_said_to_be_apart(matches: list[Match], decisions: list[Decision]) -> None:
    into = joined("person", IDS, matches, decisions).into
    assert not [d for d in decisions if not d.same and into[d.one] == into[d.other]]
