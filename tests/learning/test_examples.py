"""Corrections as examples, of a report that was read anew since."""

from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.learning import Example
from dragoman.learning.examples import examples_in
from dragoman.model import Correction, Deed, Position, Reading, Report, Span

TEXT = "Peru offers a lower fee. Chile refuses it."
REPORT = Report(id="r", name="r", text=TEXT)
OFFER = Position(
    id="r/p1", party="PER", stance="offers", issue="trade", evidence=(Span(report="r", start=0, end=23),), score=0.4
)
REFUSAL = replace(
    OFFER, id="r/p2", party="CHL", stance="rejects", evidence=(Span(report="r", start=25, end=41),), score=0.7
)
READING = Reading(report=REPORT, positions=(OFFER, REFUSAL))


def said(deed: Deed, entry: Position = OFFER, **after: Any) -> Correction:
    facts = msgspec.to_builtins(entry)
    changed = {**facts, **after} if after else None
    return Correction(report="r", kind="position", deed=deed, entry=entry.id, before=facts, after=changed, by="ana")


def examples(*corrections: Correction, plain: Reading = READING, **into: str) -> list[Example]:
    return examples_in(plain, list(enumerate(corrections, 1)), READING, into)


def test_an_accepted_entry_stands_as_it_is() -> None:
    (one,) = examples(said("accept"))
    assert (one.right, one.score) == (True, 0.4)
    assert one.after == one.before == {"issue": "trade", "stance": "offers"}


def test_a_rejected_entry_teaches_that_it_was_none() -> None:
    (one,) = examples(said("reject"))
    assert (one.right, one.after) == (False, {})


def test_an_edited_entry_teaches_what_it_is() -> None:
    (one,) = examples(said("edit", issue="fees"))
    assert (one.before["issue"], one.after["issue"]) == ("trade", "fees")


def test_the_last_word_on_an_entry_counts() -> None:
    (one,) = examples(said("reject"), said("accept"))
    assert (one.right, one.line) == (True, 2)


def test_what_nobody_corrected_teaches_nothing() -> None:
    assert [one.before["stance"] for one in examples(said("accept", REFUSAL))] == ["rejects"]


def test_an_added_entry_teaches_nothing_of_what_was_found() -> None:
    assert examples(said("add", replace(OFFER, id="r/by-ana-1"), issue="fees")) == []


def test_an_entry_is_found_again_by_its_words_after_a_report_was_read_again() -> None:
    again = replace(OFFER, id="r/p9", issue="fisheries", evidence=(Span(report="r", start=5, end=23),))
    (one,) = examples(said("edit", issue="fees"), plain=Reading(report=REPORT, positions=(REFUSAL, again)))
    assert (one.before["issue"], one.after["issue"]) == ("fisheries", "fees")


def test_an_entry_that_is_found_no_more_teaches_nothing() -> None:
    assert examples(said("accept"), plain=Reading(report=REPORT, positions=(REFUSAL,))) == []


def test_issues_that_are_called_otherwise_by_now_are_learned_so() -> None:
    (one,) = examples(said("accept"), trade="commerce")
    assert (one.before["issue"], one.called["issue"], one.after["issue"]) == ("trade", "commerce", "commerce")
