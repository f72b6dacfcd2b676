from datetime import date
from typing import Any

import pytest

from dragoman.model import Report
from dragoman.sources import to_report
from dragoman.sources.dates import find_dates
from dragoman.sources.items import Item
from dragoman.sources.published import day_in_address, day_of
from tests.builders import cases

BODY = (
    "The two shores of the strait agreed to talk again about the winter ferry.\n\n"
    '"We have time until the ice comes," the harbour master of the northern shore told reporters in the evening.\n\n'
    "They will meet again when the lorries have been counted by both sides."
)


def read_text(text: str, today: date = date(2030, 1, 1), **facts: Any) -> Report:
    found = to_report(Item("report.txt", "text", text.encode(), **facts), today)
    assert isinstance(found, Report), found
    return found


@pytest.mark.parametrize("case", cases("sources/cases/dates"))
def test_a_report_is_dated_by_its_own_words(case: dict[str, Any]) -> None:
    body = BODY.upper() if "RADIO ONE" in case["text"] else BODY
    assert (read_text(case["text"].replace("BODY", body)).published or "") == case["published"]


def test_the_day_given_by_the_caller_wins() -> None:
    assert read_text(f"Talks\n\n3 May 2018\n\n{BODY}", published="2018-05-09").published == "2018-05-09"


def test_a_day_to_come_is_flagged() -> None:
    assert read_text(f"Talks end\n\n3 May 2018\n\n{BODY}", today=date(2018, 4, 1)).flags == (
        "dated in the future: 2018-05-03",
    )


def test_a_day_without_a_year_is_flagged() -> None:
    assert read_text(f"Talks end\n\nNORVALE, May 3 (ABX) - {BODY}").flags == ("date without a year: May 3",)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("3 May 2018", ["2018-05-03"]),
        ("May 3rd, 2018", ["2018-05-03"]),
        ("MAY 3 2018", ["2018-05-03"]),
        ("14.11.2023", ["2023-11-14"]),
        ("5/3/2018 4:15 PM EST", ["2018-05-03"]),
        ("13/05/2018", ["2018-05-13"]),
        ("05/13/2018", ["2018-05-13"]),
        ("2018-05-03T10:00:00Z", ["2018-05-03"]),
        ("30 February 2018", []),
        ("May 2018", []),
        ("the 2-3 vote on 2018", []),
    ],
)
def test_dates_are_read_in_the_forms_of_the_press(line: str, days: list[str]) -> None:
    assert [found.iso() for found in find_dates(line)] == days


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-05-03T23:30:00-06:00", "2018-05-03"),
        ("20180503T101500Z", "2018-05-03"),
        ("Thu, 03 May 2018 10:15:00 GMT", "2018-05-03"),
        (20180503, "2018-05-03"),
        (1525342500, "2018-05-03"),
        (1525342500000, "2018-05-03"),
        (date(2018, 5, 3), "2018-05-03"),
        ("soon", None),
        (True, None),
        (float("nan"), None),
        ("2018-13-45", None),
    ],
)
def test_days_of_tables_and_feeds_are_understood(value: object, day: str | None) -> None:
    assert day_of(value) == day


def test_a_day_in_an_address_or_a_file_name_is_found() -> None:
    assert day_in_address("https://news.example/world/2018/may/03/ferry") == "2018-05-03"
    assert day_in_address("2018-05-03-ferry.txt") == "2018-05-03"
    assert day_in_address("ferry-12345678.txt") is None
