"""Reports that failed, and what came to a process since somebody looked at it."""

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.model import Correction
from dragoman.store import Since, Store, open_store
from tests.command import dragoman
from tests.store.made import told


def test_what_failed_stands_there_with_its_reason_the_latest_first(store: Store) -> None:
    store.note_failure("one.txt", "it is empty", by="ana")
    store.note_failure("two.txt", "it is no text", by="ben")
    assert [(one.name, one.reason, one.who) for one in store.failures()] == [
        ("two.txt", "it is no text", "ben"),
        ("one.txt", "it is empty", "ana"),
    ]
    (latest,) = store.failures(most=1)
    assert [one.name for one in store.failures(before=latest.number)] == ["one.txt"]


def test_a_name_that_fails_again_stands_there_once(store: Store) -> None:
    for reason in ("it is empty", "it is still empty"):
        store.note_failure("one.txt", reason, by="ana")
    assert [one.reason for one in store.failures()] == ["it is still empty"]


def test_a_failure_is_forgotten_by_hand_or_when_a_report_of_its_name_comes_in(store: Store) -> None:
    number = store.note_failure("none.txt", "it is empty", by="ana")
    store.note_failure("one.txt", "it is empty", by="ana")
    store.add(told("one"), by="ana")
    assert [one.name for one in store.failures()] == ["none.txt"]
    store.forget_failure(number)
    assert store.failures() == []
    with pytest.raises(UsageError, match=f"no failure {number}"):
        store.forget_failure(number)


def test_failures_hold_whatever_a_file_can_be_called(store: Store) -> None:
    store.note_failure("\ud800\0" + "x" * 5000, "bytes " * 5000, by="ana")
    assert len(store.failures()[0].name) == 600


def test_the_command_notes_what_it_could_not_add(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    dragoman("add", "empty.txt", "--by", "ana", cwd=tmp_path)
    with open_store(tmp_path / "talks.db") as store:
        (failure,) = store.failures()
    assert (failure.name, failure.who) == ("empty.txt", "ana")


def test_who_never_looked_has_no_line(store: Store) -> None:
    assert store.visited("ana", "KEN-UGA-2019-05") is None
    assert store.visits("ana") == {}


def test_since_a_visit_reports_movements_and_corrections_have_come(store: Store) -> None:
    store.add(told("one", issue="water"), by="ana")
    (process,) = (line.name for line in store.processes())
    store.refresh()
    store.visit("ana", process)
    n = store.visited("ana", process)
    assert n == store.last_line()
    assert not store.since(process, n)

    offer = told("two", day="2019-05-20", issue="water", stance="accepts")
    store.add(offer, by="ben")
    store.add(told("three", ("PER", "CHL"), issue="water"), by="ben")
    store.correct(Correction(report=offer.report.id, kind="meeting", deed="accept", entry=offer.meetings[0].id), "ben")
    store.refresh()
    came = store.since(process, n)
    assert came.reports == (offer.report.id,)
    assert came.corrections == {"ben": 1}
    assert came.movements == tuple(one.id for one in store.record(process).movements)
    assert len(came.movements) == 1

    store.visit("ana", process)
    assert store.since(process, store.visits("ana")[process]) == Since()
