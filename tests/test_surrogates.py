from hypothesis import given
from hypothesis import strategies as st

from dragoman.surrogates import whole


def test_each_half_becomes_one_sign_and_whole_letters_stay() -> None:
    assert whole("a\udcffb") == "a\ufffdb"
    assert whole("\ud83d\ude00 😀") == "\ufffd\ufffd 😀"


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_can_be_written_and_no_offset_moves(text: str) -> None:
    assert len(whole(text)) == len(text)
    assert whole(text).encode().decode() == whole(text)
