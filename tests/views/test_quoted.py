"""Which words of a statement stand in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Statement, StatementKind
from dragoman.views.quoted import quoted
from tests.builders import report
from tests.made import statement


def stretches(text: str, *words: str, kind: StatementKind) -> list[str]:
    """The quoted stretches of a statement of these words of a text."""
    return [text[start:end] for start, end in quoted(statement(report(text), 1, *words, kind=kind), text)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('She said it was "a shame" and a "trap".', 'it was "a shame" and a "trap"', ["a shame", "trap"]),
        ("She said it was “a shame” for all.", "it was “a shame” for all", ["a shame"]),
        ("“We go,” she said.", "We go,", ["We go,"]),
        ("„Wir gehen“, sie sagte.", "Wir gehen", ["Wir gehen"]),
        ("« On part », dit-elle.", "On part", ["On part"]),
        ("»Wir gehen«, sie sagte.", "Wir gehen", ["Wir gehen"]),
        ("He called it ‘the ministers’ trap’ again.", "it ‘the ministers’ trap’ again", ["the ministers"]),
        ("He called it ‘nobody’s dam’ again.", "it ‘nobody’s dam’ again", ["nobody’s dam"]),
        ("He called it 'nobody's dam' again.", "it 'nobody's dam' again", ["nobody's dam"]),
        ("The ministers' dam is the envoys' own, she said.", "The ministers' dam is the envoys' own", []),
        ("She said it was “a shame, they\n\nleft.", "it was “a shame, they", ["a shame, they"]),
        ('"Yes," he said. "No" was "never" meant.', '"No" was "never" meant', ["No", "never"]),
    ],
)
def test_of_a_mixed_statement_the_words_between_marks_count(text: str, words: str, expected: list[str]) -> None:
    assert stretches(text, words, kind="mixed") == expected


def test_a_direct_statement_counts_whole() -> None:
    text = "“We go ,” she said. “Now.”"
    assert stretches(text, "We go ,", "Now.", kind="direct") == ["We go ,", "Now."]


def test_a_direct_statement_over_two_quotations_is_two_stretches() -> None:
    text = "“We go.” “They stay.”"
    assert stretches(text, "We go.” “They stay.", kind="direct") == ["We go.", "They stay."]


def test_an_indirect_statement_has_none() -> None:
    assert stretches("She said “they” go.", "“they” go", kind="indirect") == []


@given(
    text=st.text(alphabet="ab .,\"'“”„«»‘’\n", max_size=40), bounds=st.tuples(st.integers(0, 40), st.integers(0, 40))
)
def test_every_stretch_lies_inside_its_statement(text: str, bounds: tuple[int, int]) -> None:
    start, end = sorted(bounds)
    kinds: tuple[StatementKind, ...] = ("direct", "mixed")
    for kind in kinds:
        found = quoted(Statement(id="s", report="r", kind=kind, spans=((start, end),), text=""), text)
        assert all(start <= first < last <= min(end, len(text)) for first, last in found)
