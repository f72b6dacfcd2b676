"""Blind codings: what one coder says stays out of the record, and out of what another one sees."""

from typing import Any

import msgspec
import pytest

from dragoman.errors import UsageError
from dragoman.model import Correction, Position, Reading
from dragoman.store import Store
from tests.store.made import told

PROCESS = "KEN-UGA-2019-05"


@pytest.fixture
def reading(store: Store) -> Reading:
    reading = told("one", issue="water")
    store.add(reading, by="ana")
    store.code("pilot", ["one"], ["ben", "eva"], suggestions=True, by="ana")
    return reading


def say(store: Store, who: str, position: Position, deed: str, coding: str = "pilot", **after: Any) -> int:
    facts = {**msgspec.to_builtins(position), **after} if after else None
    said = {"report": position.id.partition("/")[0], "kind": "position", "deed": deed, "entry": position.id}
    return store.correct(msgspec.convert({**said, "after": facts}, Correction), by=who, coding=coding)


def test_a_coding_has_reports_and_coders_and_is_made_anew_by_its_name(store: Store, reading: Reading) -> None:
    coding = store.coding("pilot")
    assert (coding.reports, coding.coders, coding.suggestions, coding.by) == (
        (reading.report.id,), ("ben", "eva"), True, "ana",
    )  # fmt: skip
    n = store.code("pilot", ["one"], ["ben"], suggestions=False, by="ana")
    assert [(one.name, one.coders, one.suggestions) for one in store.codings()] == [("pilot", ("ben",), False)]
    store.undo(n, by="ana")
    assert store.coding("pilot") == coding
    assert store.check() == []


def test_what_one_coder_says_is_seen_by_nobody_else_and_not_in_the_record(store: Store, reading: Reading) -> None:
    before = store.record(PROCESS)
    say(store, "ben", reading.positions[0], "edit", stance="offers")
    say(store, "eva", reading.positions[0], "reject")
    assert [one.stance for one in store.coded("pilot", "one", "ben").positions] == ["offers"]
    assert store.coded("pilot", "one", "eva").positions == ()
    assert [one.status for one in store.coded("pilot", "one", "eva", rejected=True).positions] == ["rejected"]
    assert store.record(PROCESS) == before
    assert store.check() == []


def test_without_suggestions_coders_begin_with_the_report_alone(store: Store, reading: Reading) -> None:
    store.code("bare", ["one"], ["ben"], suggestions=False, by="ana")
    assert store.coded("bare", "one", "ben") == Reading(report=reading.report)
    after = {"party": "KEN", "stance": "offers", "issue": "water", "evidence": [msgspec.to_builtins(span_of(reading))]}
    add = Correction(report=reading.report.id, kind="position", deed="add", entry="", after=after)
    store.correct(add, by="ben", coding="bare")
    coded = store.coded("bare", "one", "ben")
    assert ([one.stance for one in coded.positions], [one.id for one in coded.actors]) == (["offers"], ["KEN"])


def span_of(reading: Reading) -> Any:
    return reading.positions[0].evidence[0]


def test_coders_are_done_with_a_report_until_that_is_taken_back(store: Store, reading: Reading) -> None:
    n = store.done("pilot", "one", "ben")
    assert store.coding("pilot").finished == {"ben": (reading.report.id,), "eva": ()}
    assert [line.n for line in store.log(kind="done")] == [n]
    store.undo(n, by="ben")
    assert store.coding("pilot").finished == {"ben": (), "eva": ()}


def test_what_is_settled_on_is_in_the_record_in_the_name_of_its_coder(store: Store, reading: Reading) -> None:
    say(store, "ben", reading.positions[0], "edit", stance="offers")
    (line,) = store.settle("pilot", "one", "ben", by="ana")
    (position,) = store.record(PROCESS).positions
    assert (position.stance, position.status, position.by) == ("offers", "corrected", ("ben",))
    assert store.line(line).who == "ana"
    assert store.settle("pilot", "one", "ben", by="ana") == []
    store.undo(line, by="ana")
    assert [one.status for one in store.record(PROCESS).positions] == ["suggested"]
    assert len(store.settle("pilot", "one", "ben", by="ana")) == 1
    assert store.check() == []


def test_what_a_coder_said_last_is_taken_back_in_that_coding_alone(store: Store, reading: Reading) -> None:
    n = say(store, "ben", reading.positions[0], "accept")
    store.correct(Correction(report=reading.report.id, kind="actor", deed="accept", entry="KEN"), by="ben")
    assert store.undo_last("ben", coding="pilot").n == n
    with pytest.raises(UsageError, match="ben has said nothing"):
        store.undo_last("ben", coding="pilot")


@pytest.mark.usefixtures("reading")
def test_strangers_to_a_coding_and_codings_that_are_none_are_told_of(store: Store) -> None:
    store.add(told("two"), by="ana")
    with pytest.raises(UsageError, match="no coding 'trial'"):
        store.coding("trial")
    with pytest.raises(UsageError, match="ana is no coder of 'pilot'"):
        store.coded("pilot", "one", "ana")
    with pytest.raises(UsageError, match="Report 'two' is not in coding 'pilot'"):
        store.done("pilot", "two", "ben")
    with pytest.raises(UsageError, match="needs reports and coders"):
        store.code("empty", [], ["ben"], suggestions=True, by="ana")


def test_only_coders_say_something_in_a_coding_and_only_of_its_reports(store: Store, reading: Reading) -> None:
    other = told("two", issue="water", day="2019-05-04")
    store.add(other, by="ana")
    last = store.last_line()
    for who, position, coding, wrong in (
        ("ben", reading.positions[0], "nowhere", "no coding 'nowhere'"),
        ("ben", reading.positions[0], "", "no coding ''"),
        ("ana", reading.positions[0], "pilot", "ana is no coder of 'pilot'"),
        ("ben", other.positions[0], "pilot", "is not in coding 'pilot'"),
    ):
        with pytest.raises(UsageError, match=wrong):
            say(store, who, position, "accept", coding)
    assert store.last_line() == last
