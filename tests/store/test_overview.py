"""Processes as a list shows them, without opening a record."""

import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Correction, Outcome, Reading
from dragoman.store import Store
from tests.store.made import told


def ended(reading: Reading, outcome: Outcome) -> Reading:
    return replace(reading, meetings=tuple(replace(meeting, outcome=outcome) for meeting in reading.meetings))


@pytest.fixture
def full(store: Store) -> Store:
    """Two processes, and a report in which nobody negotiates."""
    store.add(ended(told("one", issue="water", outlet="Post"), "continues"), by="ana")
    store.add(ended(told("two", day="2019-05-20", issue="water", stance="accepts"), "agreement"), by="ben")
    store.add(told("three", ("PER", "CHL"), "2018-02-01", mediators=("NOR",)), by="ana")
    store.add(told("four", (), None, speaker="Nobody Here"), by="ana")
    store.refresh()
    return store


def test_processes_stand_in_order_of_their_last_meeting(full: Store) -> None:
    assert [line.name for line in full.process_page()] == ["KEN-UGA-2019-05", "CHL-PER-2018-02"]
    assert [line.name for line in full.process_page(order="name")] == ["CHL-PER-2018-02", "KEN-UGA-2019-05"]
    assert full.process_count() == len(full.processes()) == 2
    with pytest.raises(UsageError, match="Unknown order 'size'"):
        full.process_page(order="size")  # type: ignore[arg-type]


def test_a_summary_says_who_met_when_what_moved_and_how_much_was_checked(full: Store) -> None:
    line = full.process_page(most=1)[0]
    record = full.record(line.name)
    summary = line.summary
    assert summary is not None
    assert summary.met is not None
    assert summary.moved is not None
    assert {one.id for one in summary.parties} == {"KEN", "UGA"}
    assert (line.reports, summary.reports, summary.outlets, summary.meetings) == (2, 2, 1, 2)
    assert (summary.first, summary.last) == ("2019-05-03", "2019-05-20")
    assert (summary.met.date, summary.met.place, summary.met.outcome) == ("2019-05-20", "Kisumu", "agreement")
    assert summary.moved.id == record.movements[-1].id
    assert summary.movements == len(record.movements)
    assert summary.stances == {"KEN": {"accepts": 1, "demands": 1}}
    assert summary.status["positions"] == {"suggested": 2}


def test_a_meeting_that_is_only_planned_was_not_the_last(store: Store) -> None:
    store.add(ended(told("one"), "continues"), by="ana")
    store.add(ended(told("two", day="2019-05-20"), "planned"), by="ana")
    store.refresh()
    (line,) = store.process_page()
    assert line.summary is not None
    assert line.summary.met is not None
    assert line.summary.planned is not None
    assert (line.summary.met.date, line.summary.planned.date) == ("2019-05-03", "2019-05-20")


def test_processes_are_looked_for_by_their_name_and_parties(full: Store) -> None:
    for words, found in (("per", ["CHL-PER-2018-02"]), ("UGA 2019", ["KEN-UGA-2019-05"]), ("100%", []), ("_", [])):
        assert [line.name for line in full.process_page(words=words)] == found
        assert full.process_count(words) == len(found)


def test_pages_follow_one_another(full: Store) -> None:
    first, second = full.process_page(most=1), full.process_page(most=1, offset=1)
    assert [*first, *second] == full.process_page()
    assert full.process_page(most=1, offset=2) == []


def test_a_process_whose_record_is_to_be_made_stands_there_without_a_summary(full: Store) -> None:
    full.add(told("five", ("FJI", "TON"), "2020-01-01"), by="ana")
    full.add(told("six", day="2019-05-25"), by="ana")
    lines = {line.name: line for line in full.process_page()}
    assert lines["FJI-TON-2020-01"].summary is None
    assert lines["FJI-TON-2020-01"].reports == 1
    assert lines["KEN-UGA-2019-05"].stale
    assert lines["KEN-UGA-2019-05"].reports == 3
    full.refresh()
    assert not any(line.stale or line.summary is None for line in full.process_page())
    assert full.check() == []


def test_a_process_that_lost_its_reports_is_in_no_list(full: Store) -> None:
    full.join(["KEN-UGA-2019-05", "CHL-PER-2018-02"], by="ana", into="all")
    assert [line.name for line in full.process_page()] == ["all"]
    assert full.process_count() == 1
    assert full.overview("nowhere") is None


def test_what_people_confirmed_is_counted(full: Store) -> None:
    (report, *_) = full.reports("KEN-UGA-2019-05")
    position = full.reading(report).positions[0]
    full.correct(Correction(report=report, kind="position", deed="accept", entry=position.id), by="ana")
    full.refresh()
    line = full.overview("KEN-UGA-2019-05")
    assert line is not None
    assert line.summary is not None
    assert line.summary.status["positions"] == {"confirmed": 1, "suggested": 1}


def test_the_reports_that_came_last_stand_first(full: Store) -> None:
    recent = full.recently_added(3)
    assert [(one.name, one.who, one.process) for one in recent] == [
        ("four.txt", "ana", None),
        ("three.txt", "ana", "CHL-PER-2018-02"),
        ("two.txt", "ben", "KEN-UGA-2019-05"),
    ]
