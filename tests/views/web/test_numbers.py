import pytest

from dragoman.views.numbers import page_number, whole_number


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", "1e3", "²", "٣", "1 2", "9" * 16, "9" * 5000])
def test_what_is_no_number_of_ours_is_none_and_the_first_page(text: str | None) -> None:
    assert whole_number(text) is None
    assert page_number(text) == 1


def test_pages_are_counted_from_one() -> None:
    assert [page_number(text) for text in ("0", "1", "07")] == [1, 1, 7]
