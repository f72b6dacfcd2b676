import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.text import clean, listed, shortened, waiting_for


@given(st.text())
def test_clean_text_is_one_line_that_commands_no_terminal(text: str) -> None:
    cleaned = clean(text)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("He left.", 20, "He left."),
        ("He left at noon. She stayed on.", 20, "He left at noon. …"),
        ("He left at noon by the last boat", 20, "He left at noon by …"),
        ("“He left at noon by the last boat”", 20, "“He left at noon by …”"),
        ("x" * 50, 20, "x" * 20 + " …"),
        ("He said “we go at noon by boat” and left", 20, "He said “we go at …”"),
    ],
)
def test_a_long_text_is_cut_after_a_sentence_or_a_word(text: str, room: int, short: str) -> None:
    assert shortened(text, room) == short


@given(st.text(alphabet="ab .“”…\"'", max_size=80), st.integers(5, 40))
def test_a_shortened_text_begins_as_the_text_does(text: str, room: int) -> None:
    short = shortened(text, room)
    assert short == text or text.startswith(short[: short.rindex(" …")])
    assert len(short) <= max(room, len(" …”") + room + 1)


def test_a_list_ends_with_and() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("condition", "lead"),
    [
        ("if the road reopens", ", "),
        ("“Until the guns are silent”", ", "),
        ("the harbour dues are halved", ", only if "),
    ],
)
def test_a_condition_that_says_if_itself_is_led_to_by_nothing_more(condition: str, lead: str) -> None:
    assert waiting_for(condition) == lead
