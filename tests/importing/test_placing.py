"""Where a coded stretch stands in the report that is kept."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.importing.placing import placed

TEXT = "No, he said. They met.\n\nNo, he said again."


def test_in_the_same_text_it_stands_where_it_was_coded_without_white_ends() -> None:
    assert placed(TEXT, 12, 24, TEXT) == (13, 22)


def test_in_a_tidied_text_the_words_are_found_whatever_the_spaces_between_them() -> None:
    report = "No, he said.\nThey  met. No, he said again."
    start, end = placed(TEXT, 0, 22, report) or (0, 0)
    assert report[start:end] == "No, he said.\nThey  met."


def test_of_several_places_it_is_the_one_as_far_on_in_the_text() -> None:
    report = f"Port Amber - {TEXT}"
    at = TEXT.index("No, he said", 5)
    assert placed(TEXT, at, at + 11, report) == (report.index("No, he said again"), report.index(" again"))


def test_words_that_do_not_stand_there_stand_nowhere() -> None:
    assert placed(TEXT, 0, 2, "Yes, she said.") is None
    assert placed(TEXT, 5, 5, TEXT) is None
    assert placed("   ", 0, 3, "   ") is None


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_what_is_placed_has_the_words_of_the_coder(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    found = placed(text, start, end, f"Before. {text}")
    if found is None:
        assert not text[start:end].strip()
    else:
        assert f"Before. {text}"[slice(*found)].split() == text[start:end].split()
