"""Name shapes: in which states people are called as somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.people.name_shapes import likeness, pieces


@pytest.mark.parametrize(
    ("name", "like", "unlike"),
    [
        ("Kazuhiro Yamashita", "JPN", "PER"),
        ("Oleh Petrenko", "UKR", "TUR"),
        ("Vardan Petrosyan", "ARM", "AZE"),
        ("Giorgi Beridze", "GEO", "RUS"),
        ("Nguyen Van Binh", "VNM", "CHN"),
        ("Ramon Gutierrez", "HND", "USA"),
    ],
)
def test_a_name_is_likest_those_of_its_own_state(name: str, like: str, unlike: str) -> None:
    found = likeness(tuple(name.split()))
    assert found[like] == 1
    assert found.get(unlike, 0) < 0.7


def test_nothing_is_known_of_no_letters() -> None:
    assert likeness(("",)) == {}


def test_an_end_of_a_word_has_no_beginning() -> None:
    assert "^e" not in set(pieces("…escu"))
    assert "scu^" in set(pieces("…escu"))


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_likeness_lies_between_nothing_and_all(words: list[str]) -> None:
    assert all(0 <= value <= 1 for value in likeness(tuple(words)).values())
