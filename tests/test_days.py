import pytest

from dragoman.days import day_after, within


@pytest.mark.parametrize(
    ("day", "since", "until", "falls"),
    [
        ("2019-03-25", "2019-03-20", None, True),
        ("2019-03-25", "2019-03-26", None, False),
        ("2019-03-25", None, "2019-03-25", True),
        ("2019-03", "2019-03-20", None, True),
        ("2019-03", "2019-04-01", None, False),
        ("2019-03", None, "2019-02-28", False),
        ("2019-03", "2019-03-05", "2019-03-09", True),
        (None, "2019-03-05", None, False),
        (None, None, None, True),
    ],
)
def test_a_month_falls_into_each_range_that_has_a_day_of_it(
    day: str | None, since: str | None, until: str | None, falls: bool
) -> None:
    assert within(day, since, until) is falls


def test_there_is_no_day_after_the_last_nor_before_the_first() -> None:
    assert day_after("2020-02-28", 2) == "2020-03-01"
    assert day_after("9999-12-31", 1) is None
    assert day_after("0001-01-01", -1) is None
