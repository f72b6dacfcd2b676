import pytest

from dragoman.gate.words import LONGEST, words_of

CASES = {
    "The cease-fire, 1987.": "the cease fire",
    "CÔTE D'IVOIRE": "cote d ivoire",
    "Côte d’Ivoire": "cote d ivoire",
    "U.S.-Soviet talks": "u s soviet talks",
    "nego\xadtiators": "negotiators",
    "Zürich\u00a0talks\u2014over": "zurich talks over",
    "Łódź": "od",
    "\ud800": "",
    "3,500 mln": "mln",
}


@pytest.mark.parametrize("text", CASES)
def test_words_are_small_letters_without_marks(text: str) -> None:
    assert b" ".join(words_of(text)).decode() == CASES[text]


def test_what_stands_beyond_the_bound_is_not_seen() -> None:
    assert words_of("a " * (LONGEST // 2) + "beyond")[-1] == b"a"
