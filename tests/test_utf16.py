"""Offsets in UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.utf16 import Units


def test_units_go_both_ways() -> None:
    text = "a💡b💡💡"
    both = Units(text)
    assert [both.of(offset) for offset in range(len(text) + 1)] == [0, 1, 3, 4, 6, 8]
    assert [both.to(both.of(offset)) for offset in range(len(text) + 1)] == list(range(len(text) + 1))
    assert both.to(2) == 1, "inside an emoji is before it"


@given(st.text(st.sampled_from("aé💡")))
def test_units_are_those_of_utf_16(text: str) -> None:
    both = Units(text)
    for offset in range(len(text) + 1):
        assert both.of(offset) == len(text[:offset].encode("utf-16-le")) // 2
        assert both.to(both.of(offset)) == offset
