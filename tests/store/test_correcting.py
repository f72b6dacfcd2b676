"""Corrections in a store: written down, taken back, and told apart where two people correct at once."""

import pytest

from dragoman.errors import ConflictError
from dragoman.model import Correction
from dragoman.store import Store
from tests.store.made import told


@pytest.fixture
def correction(store: Store) -> Correction:
    store.add(told(issue="water"), by="ana")
    position = store.reading(store.reports(store.processes()[0].name)[0]).positions[0]
    return Correction(report=position.id.partition("/")[0], kind="position", deed="reject", entry=position.id)


def test_a_rejected_position_leaves_the_record_until_that_is_taken_back(store: Store, correction: Correction) -> None:
    (process,) = (line.name for line in store.processes())
    before = store.record(process)
    n = store.correct(correction, by="ana")
    assert len(store.record(process).positions) == len(before.positions) - 1
    store.undo(n, by="ana")
    assert store.record(process) == before
    assert store.check() == []


def test_who_corrects_what_somebody_else_has_corrected_meanwhile_is_told(store: Store, correction: Correction) -> None:
    seen = store.last_line()
    store.correct(correction, by="ana")
    with pytest.raises(ConflictError, match="ana has rejected this position meanwhile"):
        store.correct(correction, by="ben", seen=seen)


def test_an_issue_called_otherwise_is_so_in_the_record(store: Store) -> None:
    store.add(told(issue="water"), by="ana")
    (process,) = (line.name for line in store.processes())
    issue = store.record(process).positions[0].issue
    n = store.recode(issue, "own-issue", by="ana")
    assert issue not in {entry.issue for entry in store.record(process).positions}
    assert "own-issue" in {entry.issue for entry in store.record(process).positions}
    store.undo(n, by="ana")
    assert issue in {entry.issue for entry in store.record(process).positions}
