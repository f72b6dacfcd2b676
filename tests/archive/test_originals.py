"""Which pages are copies of which: by their words, days and figures, and whatever the order in which they came."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive.order import LATE, Page
from dragoman.archive.originals import Originals, with_originals
from dragoman.archive.pages import signature_of
from dragoman.record.origins.shingles import figures
from tests.archive.invented import page

TEXT = page(1)["text"]


def signed(text: str, day: str, name: str, same: str = "") -> Page:
    """A page; those that are the `same` have the very same text."""
    own = (same or name).encode()
    return Page(day, name, name, "in", 0.9, signature_of(text), " ".join(sorted(figures(text))), own, own, 0, 0, 1)


def copies(*pages: Page) -> dict[str, str]:
    """The name of each copy, and of its original."""
    printed = Counter(one.text_digest for one in pages)
    ordered = sorted((one._replace(printed=printed[one.text_digest]) for one in pages), key=lambda one: one[:2])
    return {one.name: copied.original.name for one, copied in with_originals(ordered) if copied}


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
    days = ("2019-03-01", "2021-01-01", LATE)
    assert copies(*(signed(TEXT, day, day, "same") for day in days)) == dict.fromkeys(days[1:], days[0])


def test_the_very_same_text_as_a_copy_s_goes_back_to_the_original_of_both() -> None:
    first, copy = signed(TEXT, "2019-03-01", "a"), signed(f"{TEXT} Anew.", "2019-03-02", "b", "same")
    assert copies(first, copy, copy._replace(day="2021-01-01", name="c")) == {"b": "a", "c": "a"}


def test_a_page_without_a_day_may_be_a_copy_of_any_day_s_and_is_no_original_of_a_dated_one() -> None:
    assert copies(signed(f"{TEXT} Anew.", LATE, "a"), signed(TEXT, "2019-03-01", "b")) == {"a": "b"}
    assert copies(signed(f"{TEXT} Anew.", LATE, "b"), signed(TEXT, LATE, "a")) == {"b": "a"}


def test_a_hundred_reprints_go_back_to_one_original() -> None:
    told = [signed(f"{TEXT} {'x' * n}", "2019-03-01", f"n{n:03}") for n in range(100)]
    assert copies(*told) == {f"n{n:03}": "n000" for n in range(1, 100)}


def test_texts_without_words_are_no_copies_of_one_another() -> None:
    assert copies(signed("…", "2019-03-01", "a"), signed("—", "2019-03-01", "b")) == {}


def test_only_originals_of_the_last_days_are_held_once_there_are_many() -> None:
    held = Originals(held=5)
    for day in range(1, 29):
        for n in range(3):
            held.copied_by(signed(page(3 * day + n)["text"], f"2019-03-{day:02}", f"n{n}"))
    assert [len(held.pages), min(one.day or 0 for one in held.pages.values())] == [24, date(2019, 3, 21).toordinal()]


def test_never_are_more_originals_held_than_there_is_room_for() -> None:
    held = Originals(held=5, most=9)
    for n in range(30):
        held.copied_by(signed(page(n)["text"], "2019-03-01", f"n{n:02}"))
    assert [one.original.name for one in held.pages.values()] == [f"n{n:02}" for n in range(21, 30)]
    assert held.copied_by(signed(f"{page(29)['text']} Anew.", "2019-03-01", "copy")) is not None
    assert held.copied_by(signed(f"{page(3)['text']} Anew.", "2019-03-01", "late")) is None


def test_a_form_that_is_filled_in_anew_each_time_is_compared_with_the_latest_only() -> None:
    held, form = Originals(crowd=4), " ".join(f"{one}{two}o" for one in "bcdfghklmn" for two in "aeioubcdfg")
    for n in range(40):
        assert held.copied_by(signed(f"{form} {n}", "2019-03-01", f"n{n:02}")) is None
    assert len(held.pages) == 4
    assert held.copied_by(signed(f"{form} 39 more", "2019-03-01", "late")) is not None
    assert held.copied_by(signed(f"{form} 3 more", "2019-03-01", "later")) is None


@given(st.permutations(range(12)))
@settings(max_examples=20, deadline=None)
def test_originals_depend_on_the_set_of_pages_alone(order: list[int]) -> None:
    told = [signed(f"{page(n // 3)['text']} {n % 3}", f"2019-03-0{1 + n % 3}", f"n{n}") for n in range(12)]
    assert copies(*(told[n] for n in order)) == copies(*told)
