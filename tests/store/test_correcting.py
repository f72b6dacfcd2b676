"""Corrections in a store: written down, taken back, and told apart where two people correct at once."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from dragoman.errors import ConflictError, UsageError
from dragoman.model import Correction, Reading
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


PROCESS = "KEN-UGA-2019-05"


@pytest.fixture
def reading(store: Store) -> Reading:
    reading = told("one", issue="water")
    store.add(reading, by="ana")
    return reading


def say(store: Store, deed: str, entry: Any, by: str = "ana", **after: Any) -> int:
    """A correction of a position, edited where something is to be otherwise."""
    facts = {**msgspec.to_builtins(entry), **after} if after else None
    said = {"report": entry.id.partition("/")[0], "kind": "position", "deed": deed, "entry": entry.id, "after": facts}
    return store.correct(msgspec.convert(said, Correction), by=by)


@pytest.mark.parametrize(
    ("kind", "after", "wrong"),
    [
        ("statement", {"kind": "direct", "spans": [[5, 2]]}, "words from 5 to 2 are not in the report"),
        ("statement", {"kind": "direct", "spans": [[5, 9], [1, 3]]}, "from 1 to 3 stand before those that end at 9"),
        ("statement", {"kind": "direct", "spans": [[5, 9000]]}, "are not in the report"),
        ("statement", {"kind": "direct", "spans": []}, "has no words"),
        ("statement", {"kind": "shouted", "spans": [[1, 3]]}, "Invalid enum value 'shouted'"),
        ("statement", {"kind": "direct", "spans": [[1, 3]], "speaker": "r/a9"}, "nobody 'r/a9' in this report"),
        ("position", {"party": "KEN", "stance": "hopes", "issue": "water"}, "Invalid enum value 'hopes'"),
        ("position", {"party": "KEN", "stance": "offers", "issue": "water"}, "rests on no words"),
        ("position", {"party": "PER", "stance": "offers", "issue": "w", "evidence": 1}, "nobody 'PER'"),
        ("position", {"party": "KEN", "stance": "offers", "issue": " ", "evidence": 1}, "no issue"),
        ("position", {"party": "KEN", "stance": "offers", "issue": "w", "evidence": 2}, "on another report"),
        ("position", {"party": "KEN", "stance": "offers", "issue": "w", "evidence": 1, "date": "May"}, "no day 'May'"),
        ("actor", {"kind": "person", "name": "Ana", "office": "queen"}, "Invalid enum value 'queen'"),
        ("actor", {"kind": "person", "name": " "}, "no name"),
        ("actor", {"kind": "group", "name": "Front"}, "a party has a code"),
        ("meeting", {"place": "Jinja"}, "rests on no words"),
    ],
)
def test_what_cannot_be_kept_is_told_in_words_and_leaves_no_line(
    store: Store, reading: Reading, kind: Any, after: dict[str, Any], wrong: str
) -> None:
    if isinstance(after.get("evidence"), int):
        report = reading.report.id if after["evidence"] == 1 else "elsewhere"
        after = {**after, "evidence": [{"report": report, "start": 0, "end": 5}]}
    correction = Correction(report=reading.report.id, kind=kind, deed="add", entry="", after=after)
    with pytest.raises(UsageError, match=wrong):
        store.correct(correction, by="ana")
    assert store.last_line() == 1


def test_the_text_of_a_statement_is_that_of_its_spans(store: Store, reading: Reading) -> None:
    after = {"kind": "direct", "spans": [[0, 5], [9, 19]], "text": "something else"}
    store.correct(
        Correction(report=reading.report.id, kind="statement", deed="add", entry="", after=after), by="Ana B/C"
    )
    added = store.corrected(reading.report.id).statements[-1]
    assert (added.id, added.text, added.by) == (f"{reading.report.id}/by-Ana-B-C-1", "Talks 2019-05-03", ("Ana B/C",))
    assert store.check() == []


def test_of_two_who_add_at_once_nothing_is_lost(store: Store, reading: Reading) -> None:
    after = msgspec.to_builtins(reading.positions[0]) | {"issue": "fishing"}
    add = Correction(report=reading.report.id, kind="position", deed="add", entry="", after=after)
    lines = [store.correct(add, by=who) for who in ("ana", "ben", "ana")]
    ids = [store.line(n).payload["entry"] for n in lines]
    assert len(set(ids)) == 3
    assert [p.id for p in store.corrected(reading.report.id).positions[1:]] == ids
    store.undo(lines[0], by="ana")
    assert store.line(store.correct(add, by="ana")).payload["entry"] not in ids


def test_a_correction_survives_a_new_reading_of_its_report(store: Store, reading: Reading) -> None:
    say(store, "edit", reading.positions[0], detail="water of the lake")
    other = replace(reading.positions[0], issue="fishing")
    again = replace(reading, positions=(other, replace(reading.positions[0], id=f"{reading.report.id}/p2", score=0.4)))
    store.add(again, by="ana", again=True)
    assert {(p.issue, p.detail, p.status) for p in store.record(PROCESS).positions} == {
        ("fishing", None, "suggested"),
        ("water", "water of the lake", "corrected"),
    }
    assert store.check() == []


def test_who_is_late_is_told_what_was_said_and_in_which_line(store: Store, reading: Reading) -> None:
    seen = store.last_line()
    n = say(store, "edit", reading.positions[0], by="ben", stance="offers")
    reject = Correction(report=reading.report.id, kind="position", deed="reject", entry=reading.positions[0].id)
    with pytest.raises(ConflictError, match=r"ben has corrected this position \(stance: offers\) meanwhile") as told_of:
        store.correct(reject, by="ana", seen=seen)
    assert told_of.value.line == n
    store.correct(replace(reject, kind="meeting", entry=reading.meetings[0].id), by="ana", seen=seen)


def test_the_history_of_an_entry_is_what_was_said_of_it(store: Store, reading: Reading) -> None:
    position = reading.positions[0]
    lines = [say(store, "accept", position), say(store, "edit", position, "ben", stance="offers")]
    store.correct(Correction(report=reading.report.id, kind="actor", deed="accept", entry="KEN"), by="ana")
    assert [one.n for one in store.corrections_of_entry(position.id)] == lines
    assert [one.who for one in store.corrections_of_entry("KEN", report="one.txt")] == ["ana"]


def test_somebody_takes_back_what_they_said_last_and_no_more_than_that(store: Store, reading: Reading) -> None:
    before = store.record(PROCESS)
    say(store, "accept", reading.positions[0])
    say(store, "edit", reading.positions[0], "ben", stance="offers")
    store.recode("water", "rivers", by="ana")
    assert store.undo_last("ana").kind == "recode"
    assert store.undo_last("ana").payload["deed"] == "accept"
    with pytest.raises(UsageError, match="ana has said nothing"):
        store.undo_last("ana")
    assert store.undo_last("ben").payload["deed"] == "edit"
    assert store.record(PROCESS) == before
    assert store.check() == []


def test_lines_are_found_by_who_wrote_them_and_what_they_are_about(store: Store, reading: Reading) -> None:
    other = told("far", ("PER", "CHL"))
    store.add(other, by="ben")
    n = say(store, "accept", reading.positions[0], "ben")
    store.undo(n, by="ana")
    moved = store.assign("lakes", ["far"], by="ana")
    numbers = {
        "ben": [line.n for line in store.log(by="ben")],
        "report": [line.n for line in store.log(report="one.txt", newest=True)],
        "process": [line.n for line in store.log(process="lakes")],
        "kind": [line.n for line in store.log(kind="correct")],
        "page": [line.n for line in store.log(newest=True, most=1, before=moved)],
    }
    undo = moved - 1
    assert numbers == {"ben": [2, n], "report": [undo, n, 1], "process": [2, moved], "kind": [n], "page": [undo]}


def test_a_party_that_only_a_person_knows_can_be_said_to_be_another(store: Store, reading: Reading) -> None:
    after = {"kind": "group", "name": "Lake Front", "code": "LKF", "evidence": []}
    store.correct(Correction(report=reading.report.id, kind="actor", deed="add", entry="", after=after), by="ana")
    store.decide("LKF", "UGA", same=True, by="ana")
    assert "LKF" in next(one for one in store.record(PROCESS).actors if one.id == "UGA").aliases
    assert store.check() == []


def test_who_agrees_twice_or_in_several_reports_stands_there_once_and_who_rejected_it_before_does_not(
    store: Store, reading: Reading
) -> None:
    other = told("two", issue="water", day="2019-05-04")
    store.add(other, by="ana")
    for one in (reading.positions[0], other.positions[0]):
        for deed, by in (("accept", "ana"), ("accept", "ana"), ("reject", "ben"), ("accept", "ana")):
            say(store, deed, one, by)
    (entry,) = store.record(PROCESS).positions
    assert (entry.status, entry.by, len(entry.reports)) == ("confirmed", ("ana",), 2)


def with_newcomer(store: Store, reading: Reading) -> tuple[int, int]:
    """A position of a party that it brings along: the line of the party and that of the position."""
    span = msgspec.to_builtins(reading.positions[0].evidence[0])
    party = {"kind": "group", "name": "Lake Front", "code": "LKF", "evidence": []}
    position = {"party": "LKF", "stance": "offers", "issue": "water", "evidence": [span]}
    report = reading.report.id
    first = store.correct(Correction(report=report, kind="actor", deed="add", entry="LKF", after=party), by="ana")
    added = Correction(report=report, kind="position", deed="add", entry="", after=position)
    return first, store.correct(added, by="ana", brought=[first])


def parties(store: Store) -> set[str]:
    return {actor.id for actor in store.record(PROCESS).actors}


def test_who_came_along_with_an_entry_goes_with_it_and_comes_back_with_it(store: Store, reading: Reading) -> None:
    before = store.record(PROCESS)
    _, n = with_newcomer(store, reading)
    there = store.record(PROCESS)
    line = n
    for _ in range(2):
        line = store.undo(line, by="ben")
        assert store.record(PROCESS) == before
        line = store.undo(line, by="ben")
        assert store.record(PROCESS) == there
    assert store.undo_last("ana").n == n
    assert store.record(PROCESS) == before
    assert store.check() == []


def test_who_came_along_and_is_spoken_of_by_others_by_now_stays(store: Store, reading: Reading) -> None:
    _, n = with_newcomer(store, reading)
    other = say(store, "edit", reading.positions[0], "ben", target="LKF")
    store.undo(n, by="ana")
    assert "LKF" in parties(store)
    store.undo(other, by="ben")
    assert "LKF" in parties(store)
    assert store.check() == []


def edit(store: Store, kind: str, entry: Any, by: str = "ana", **after: Any) -> int:
    said = {
        "report": entry.id.partition("/")[0], "kind": kind, "deed": "edit", "entry": entry.id,
        "after": {**msgspec.to_builtins(entry), **after},
    }  # fmt: skip
    return store.correct(msgspec.convert(said, Correction), by=by)


def test_a_date_that_a_person_takes_out_is_not_put_back_by_other_reports(store: Store, reading: Reading) -> None:
    store.add(told("two", issue="water", day="2019-05-03", words="The lake is ours"), by="ana")
    assert [(one.date, len(one.reports)) for one in store.record(PROCESS).meetings] == [("2019-05-03", 2)]
    edit(store, "meeting", reading.meetings[0], date=None, date_precision=None)
    edit(store, "meeting", store.corrected("one").meetings[0], by="ben", place="Jinja")
    (meeting,) = (one for one in store.record(PROCESS).meetings if "Jinja" in (one.place or ""))
    assert (meeting.date, meeting.date_precision) == (None, None)
    assert store.check() == []


@pytest.mark.usefixtures("reading")
def test_a_date_that_a_report_does_not_give_is_taken_from_others_though_somebody_corrected_the_rest(
    store: Store,
) -> None:
    silent = told("two", issue="water", day="2019-05-03", words="The lake is ours")
    silent = replace(silent, meetings=(replace(silent.meetings[0], date=None, date_precision=None),))
    store.add(silent, by="ana")
    edit(store, "meeting", silent.meetings[0], round=2)
    dates = {one.date for one in store.record(PROCESS).meetings if silent.report.id in one.reports}
    assert dates == {"2019-05-03"}


def test_a_position_that_a_person_says_to_be_of_its_report_is_not_moved_back(store: Store) -> None:
    store.add(told("one", issue="water", day="2019-01-10"), by="ana")
    later = told(
        "two", issue="water", day="2019-04-20", words="In January it offered the fish", stance="offers",
        text="They met. “In January it offered the fish,” Amani Wekesa said of KEN and UGA.",
    )  # fmt: skip
    store.add(later, by="ana")
    process = store.process_of(later.report.id) or ""
    since = {one.since for one in store.record(process).positions if one.stance == "offers"}
    assert since == {"2019-01-10"}
    edit(store, "position", later.positions[0], date="2019-04-20")
    assert {one.since for one in store.record(process).positions if one.stance == "offers"} == {"2019-04-20"}
