from typing import Any

import pytest

from dragoman.sources.paragraphs import split_paragraphs
from dragoman.sources.signs import opens_report
from tests.builders import cases


@pytest.mark.parametrize("case", cases("sources/cases/paragraphs"))
def test_line_ends_are_read_as_the_writer_meant_them(case: dict[str, Any]) -> None:
    assert split_paragraphs(case["text"]) == case["paragraphs"]


def test_a_title_over_a_long_line_is_no_wrapped_line() -> None:
    assert len(split_paragraphs("Ferry talks end without a paper\n" + "The minister spoke about it. " * 20)) == 2


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("LIMA (NPA) - The ministers met on Monday.", True),
        ("LIMA, May 3 - The ministers met.", True),
        ("Rate (LOR) in cash or in grain, the ministers said,", False),
        ("Bell said the Group of Nine (G-9) would wait until May", False),
    ],
)
def test_an_abbreviation_in_a_wrapped_line_is_no_agency(line: str, opens: bool) -> None:
    assert opens_report(line) is opens
