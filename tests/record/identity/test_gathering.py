"""Comparing only what shares a sign, and each pair once."""

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Decision
from dragoman.record.identity.gathering import gathered, pairs_within

members = st.lists(st.sampled_from("abcdefghij"), max_size=8)


@given(blocks=st.dictionaries(st.integers(0, 5), members), most=st.integers(1, 4))
def test_each_pair_comes_once_and_none_is_compared_with_more_than_so_many_of_a_block(
    blocks: dict[Hashable, list[str]], most: int
) -> None:
    pairs = list(pairs_within(blocks, most))
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert len(pairs) <= most * sum(len(set(block)) for block in blocks.values())


def test_those_that_say_the_same_are_one_unless_a_person_has_decided_of_them() -> None:
    signs = {"a": 1, "b": 1, "c": 2, "d": 1}
    decision = Decision(kind="person", one="b", other="c", same=False)
    assert gathered(signs, "person", []).members == {"a": ["a", "b", "d"], "c": ["c"]}
    assert gathered(signs, "person", [decision]).members == {"a": ["a", "d"], "b": ["b"], "c": ["c"]}
