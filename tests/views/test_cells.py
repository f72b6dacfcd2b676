"""Words in a cell stay words in a spreadsheet; numbers and days stay what they are."""

import csv
import io

import pytest

from dragoman.views.answers import write_answers
from dragoman.views.cells import in_cell


@pytest.mark.parametrize(
    "words",
    ['=HYPERLINK("http://evil.example")', "+1+cmd", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "＝1+1", " =1", "- We met."],
)
def test_no_spreadsheet_takes_words_for_a_formula(words: str) -> None:
    shown = in_cell(words)
    assert shown.startswith("'")
    assert shown[1:].strip() == words.strip()


@pytest.mark.parametrize("words", ["-3.5", "+12", "-1,200", "2019-05-03", "12%", "RUS", "a = b", "", "'quoted'", "…"])
def test_numbers_days_and_plain_words_stay_as_they_are(words: str) -> None:
    assert in_cell(words) == words


def test_a_table_of_answers_has_no_formula_in_it() -> None:
    out = io.BytesIO()
    write_answers("csv", [{"text": "=1+1", "aliases": ["@ana", "b"], "score": -0.5, "date": "2019-05-03"}], out)
    rows = list(csv.reader(io.StringIO(out.getvalue().decode())))
    assert rows[1] == ["'=1+1", "'@ana; b", "-0.5", "2019-05-03"]
