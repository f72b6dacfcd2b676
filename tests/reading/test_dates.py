"""Time expressions give the right day, and weekdays always fall on their weekday."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.dates import find_times
from tests.builders import cases

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
days = st.dates(min_value=date(1980, 1, 8), max_value=date(2040, 12, 20))


@pytest.mark.parametrize("case", cases("reading/cases/dates"))
def test_times_give_these_dates(case: dict[str, Any]) -> None:
    times = find_times(case["text"], case.get("published"), lambda _: str(case["tense"]))
    assert [time.date for time in times] == case["dates"]


@given(published=days, weekday=st.sampled_from(WEEKDAYS), tense=st.sampled_from(["past", "future"]))
def test_a_weekday_is_that_weekday_within_a_week_on_the_side_of_its_tense(
    published: date, weekday: str, tense: str
) -> None:
    (time,) = find_times(f"on {weekday}", published.isoformat(), lambda _: tense)
    found = date.fromisoformat(time.date)
    assert WEEKDAYS[found.weekday()] == weekday
    assert 0 <= (found - published).days * (1 if tense == "future" else -1) < 7


@given(published=days, day=days)
def test_a_full_date_does_not_depend_on_the_day_of_publishing(published: date, day: date) -> None:
    (time,) = find_times(f"on {day:%B} {day.day}, {day.year}", published.isoformat(), lambda _: "past")
    assert time.date == day.isoformat()


@given(text=st.text(max_size=300))
def test_any_text_gives_times_in_order_that_lie_inside_it(text: str) -> None:
    times = find_times(text, "2022-03-10", lambda _: "past")
    assert list(times) == sorted(times)
    assert all(0 <= time.start < time.end <= len(text) for time in times)


def test_a_long_run_of_numbers_is_read_quickly() -> None:
    assert find_times("12, 13, " * 5000, "2022-03-10", lambda _: "past") == ()
