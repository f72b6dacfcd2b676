"""Which pages are copies of which: by their words, days and figures, and whatever the order in which they came."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive.copies import Signed, copies_among
from dragoman.archive.pages import PLACES, signature_of
from dragoman.record.origins.shingles import figures
from tests.archive.invented import page

TEXT = page(1)["text"]


def signed(text: str, day: str, name: str, id_: str | None = None) -> tuple[Signed, bytes]:
    return Signed("part", 0, day, name, id_ or name, figures(text)), signature_of(text)


def copies(*pages: tuple[Signed, bytes]) -> dict[str, str]:
    """The name of each copy, and of its original."""
    ordered = sorted(pages, key=lambda one: (one[0].day, one[0].name))
    numbers = np.frombuffer(b"".join(signature.ljust(4 * PLACES, b"\0") for _, signature in ordered), "<u4")
    found = copies_among([one for one, _ in ordered], numbers.reshape(len(ordered), PLACES))
    return {ordered[place][0].name: copied.original.name for place, copied in found.items()}


def test_a_text_printed_again_in_a_week_is_a_copy_of_the_earliest() -> None:
    told = [signed(f"{TEXT} {extra}", day, name) for extra, day, name in (
        ("", "2019-03-02", "b"), ("By our desk.", "2019-03-05", "c"), ("", "2019-03-01", "z"),
    )]  # fmt: skip
    assert copies(*told) == {"b": "z", "c": "z"}


def test_a_text_of_the_next_month_or_with_other_figures_is_none() -> None:
    other = TEXT.translate(str.maketrans("0123456789", "3847561029"))
    assert copies(signed(TEXT, "2019-03-01", "a"), signed(f"{TEXT} Anew.", "2019-04-01", "b")) == {}
    assert copies(signed(TEXT, "2019-03-01", "a"), signed(other, "2019-03-01", "b")) == {}


def test_an_update_with_paragraphs_of_its_own_is_none() -> None:
    update = f"{TEXT} {page(40)['text']}"
    assert copies(signed(TEXT, "2019-03-01", "a"), signed(update, "2019-03-01", "b")) == {}


def test_the_very_same_report_is_a_copy_on_any_day() -> None:
    assert copies(signed(TEXT, "2019-03-01", "a", "same"), signed(TEXT, "2021-01-01", "b", "same")) == {"b": "a"}


def test_a_hundred_reprints_go_back_to_one_original() -> None:
    told = [signed(f"{TEXT} {'x' * n}", "2019-03-01", f"n{n:03}") for n in range(100)]
    assert copies(*told) == {f"n{n:03}": "n000" for n in range(1, 100)}


def test_texts_without_words_are_no_copies_of_one_another() -> None:
    assert copies(signed("…", "2019-03-01", "a"), signed("—", "2019-03-01", "b")) == {}


@given(st.permutations(range(12)))
@settings(max_examples=20, deadline=None)
def test_originals_depend_on_the_set_of_pages_alone(order: list[int]) -> None:
    told = [signed(f"{page(n // 3)['text']} {n % 3}", f"2019-03-0{1 + n % 3}", f"n{n}") for n in range(12)]
    assert copies(*(told[n] for n in order)) == copies(*told)
