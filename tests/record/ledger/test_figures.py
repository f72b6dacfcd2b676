from typing import Any

import pytest

from dragoman.record.ledger.figures import figures
from tests.builders import cases


@pytest.mark.parametrize("case", cases("record/ledger/figures"))
def test_figures_with_what_they_count(case: dict[str, Any]) -> None:
    found = [" ".join((f"{one.value:.10g}", *sorted(one.unit))) for one in figures(case["text"])]
    assert found == case["figures"]


@pytest.mark.parametrize("text", ["", "9" * 5000, "1.2.3.4", "$" * 100, "½ ٣ 三 cubic", "million million", "1e9 \x00"])
def test_odd_text_gives_figures_or_none(text: str) -> None:
    assert len(figures(text)) < 50
