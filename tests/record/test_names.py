"""Which names are one person's, as whoever asks writes them and as reports do."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.names import is_called, name_words

CASES = tomllib.loads((Path(__file__).parent / "cases/names.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["same"], ids=" = ".join)
def test_one_person_is_found_however_the_name_is_spelt(case: list[str]) -> None:
    asked, *names = case
    assert is_called(asked, names)


@pytest.mark.parametrize("case", CASES["other"], ids=" ≠ ".join)
def test_another_person_is_not_taken_for_the_one_asked_for(case: list[str]) -> None:
    asked, *names = case
    assert not is_called(asked, names)


@pytest.mark.parametrize("name", ["", " ", "?", "___", "'", "-", ",", "\x00"])
def test_what_has_no_letters_is_nobody(name: str) -> None:
    assert name_words(name) == ()
    assert not is_called(name, ["Ana Roa", ""])


@given(name=st.text(), other=st.text())
def test_any_text_can_be_a_name_and_is_its_own(name: str, other: str) -> None:
    is_called(name, [other])
    assert is_called(name, [name]) == bool(name_words(name))


@given(words=st.lists(st.sampled_from(["Roa", "Paz", "Quispe", "Chelbi", "Ana"]), min_size=2, max_size=4, unique=True))
def test_the_order_of_first_and_last_name_does_not_matter(words: list[str]) -> None:
    assert is_called(" ".join(words), [" ".join(reversed(words))])
