"""What people say of entries of readings, as the entries of the record have it."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Correction, EntryKind, Reading
from dragoman.store import Store
from tests.store.made import told

PROCESS = "KEN-UGA-2019-05"


@pytest.fixture
def two(store: Store) -> tuple[Reading, Reading]:
    """Two reports of one demand, the second of them surer of it."""
    first, second = told("one", issue="water"), told("two", day="2019-05-05", issue="water")
    first = replace(first, positions=tuple(replace(p, score=0.5, detail="some water") for p in first.positions))
    second = replace(second, positions=tuple(replace(p, score=0.8, detail="all the water") for p in second.positions))
    store.add(first, by="ana")
    store.add(second, by="ana")
    return first, second


def say(store: Store, who: str, kind: EntryKind, deed: str, entry: Any, **changes: Any) -> int:
    """A correction of an entry, edited where there are changes."""
    before = msgspec.to_builtins(entry)
    after = {**before, **changes} if deed == "edit" else None
    report = entry.id.partition("/")[0]
    said = {"report": report, "kind": kind, "deed": deed, "entry": entry.id, "before": before, "after": after}
    return store.correct(msgspec.convert(said, Correction), by=who)


def test_an_entry_is_confirmed_by_everybody_who_confirmed_one_that_it_rests_on(
    store: Store, two: tuple[Reading, Reading]
) -> None:
    say(store, "ben", "position", "accept", two[1].positions[0])
    say(store, "ana", "position", "accept", two[0].positions[0])
    (entry,) = store.record(PROCESS).positions
    assert (entry.status, entry.by, entry.score) == ("confirmed", ("ana", "ben"), 1.0)


def test_the_words_that_a_person_has_corrected_are_those_that_are_shown(
    store: Store, two: tuple[Reading, Reading]
) -> None:
    say(store, "ana", "position", "accept", two[1].positions[0])
    say(store, "ben", "position", "edit", two[0].positions[0], detail="water of the lake", date="2019-05-01")
    (entry,) = store.record(PROCESS).positions
    assert (entry.status, entry.by) == ("corrected", ("ben", "ana"))
    assert (entry.detail, entry.since, entry.date) == ("water of the lake", "2019-05-01", "2019-05-01")


def test_a_position_too_faint_for_the_ledger_stands_there_once_somebody_confirms_it(store: Store) -> None:
    reading = told("one", issue="water")
    faint = replace(reading, positions=tuple(replace(p, score=0.1) for p in reading.positions))
    store.add(faint, by="ana")
    assert store.record(PROCESS).positions == ()
    say(store, "ana", "position", "accept", faint.positions[0])
    (entry,) = store.record(PROCESS).positions
    assert (entry.status, entry.score) == ("confirmed", 1.0)


def test_what_a_person_says_of_a_meeting_goes_before_what_others_have_of_it(
    store: Store, two: tuple[Reading, Reading]
) -> None:
    third = told("three", day="2019-05-05", text="They met again (three). “The fish are ours,” Amani Wekesa said.")
    store.add(third, by="ana")
    say(store, "ana", "meeting", "edit", two[1].meetings[0], outcome="agreement", place="Jinja")
    found = {meeting.place: meeting for meeting in store.record(PROCESS).meetings}
    assert (found["Jinja"].outcome, found["Jinja"].status, found["Jinja"].by) == ("agreement", "corrected", ("ana",))


def test_what_a_person_says_of_somebody_goes_before_what_others_have_of_them(
    store: Store, two: tuple[Reading, Reading]
) -> None:
    say(store, "ana", "actor", "edit", two[1].actors[0], office="foreign-minister", party="UGA")
    (person,) = (one for one in store.record(PROCESS).actors if one.kind == "person")
    assert (person.party, person.status, person.by) == ("UGA", "corrected", ("ana",))
    assert person.tenures[-1].office == "foreign-minister"


def test_answers_are_asked_for_by_what_people_say_of_them(store: Store, two: tuple[Reading, Reading]) -> None:
    say(store, "ana", "position", "accept", two[0].positions[0])
    say(store, "ana", "meeting", "edit", two[0].meetings[0], place="Jinja")
    say(store, "ben", "statement", "accept", two[1].statements[0])
    for what, status, count in (
        ("positions", "confirmed", 1),
        ("positions", "suggested", 0),
        ("meetings", "corrected", 1),
        ("statements", "confirmed", 1),
        ("statements", "suggested", 1),
        ("people", "suggested", 1),
        ("parties", "suggested", 2),
    ):
        assert len(store.ask(what, status=status)) == count, (what, status)
    (position,) = store.ask("positions", status="confirmed")
    assert (position["status"], position["by"]) == ("confirmed", ["ana"])
    assert store.check() == []


def test_a_status_that_is_none_and_answers_that_have_none_are_told_of(store: Store) -> None:
    with pytest.raises(UsageError, match="Unknown status 'sure'"):
        store.ask("positions", status="sure")
    with pytest.raises(UsageError, match="Reports have no status"):
        store.ask("reports", status="confirmed")
