from typing import Any

import pytest

from dragoman.sources.paragraphs import split_paragraphs
from tests.builders import cases


@pytest.mark.parametrize("case", cases("sources/cases/paragraphs"))
def test_line_ends_are_read_as_the_writer_meant_them(case: dict[str, Any]) -> None:
    assert split_paragraphs(case["text"]) == case["paragraphs"]


def test_a_title_over_a_long_line_is_no_wrapped_line() -> None:
    assert len(split_paragraphs("Ferry talks end without a paper\n" + "The minister spoke about it. " * 20)) == 2
