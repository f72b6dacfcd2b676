"""Merges that the program makes are told of in the journal, and can be taken back one by one."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.model import Decision, Failure, Merge, ProcessRecord, Reading
from dragoman.record.process import record_of
from dragoman.store import Store, deriving
from tests.store.made import told


@pytest.fixture
def merging(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record in which the speakers of all reports are taken for one, unless a person says otherwise."""

    def of_one_speaker(
        readings: Iterable[Reading | Failure], decisions: Sequence[Decision] = (), *more: Any
    ) -> ProcessRecord:
        record = record_of(readings, decisions, *more)
        people = [f"{report.id}/a1" for report in record.reports]
        apart = {frozenset((d.one, d.other)) for d in decisions if not d.same}
        merges = [
            Merge(kind="person", into=people[0], one=people[0], other=other, reason="same name", score=0.9)
            for other in people[1:]
            if frozenset((people[0], other)) not in apart
        ]
        return replace(record, merges=tuple(merges))

    monkeypatch.setattr(deriving, "record_of", of_one_speaker)


@pytest.mark.usefixtures("merging")
def test_new_merges_are_told_of_once(store: Store) -> None:
    for name in ("one", "two", "three"):
        store.add(told(name, day=f"2019-05-0{len(name)}"), by="ana")
    store.refresh()
    (line,) = [line for line in store.log() if line.kind == "merge"]
    assert line.who == "dragoman"
    assert [merge["reason"] for merge in line.payload["merges"]] == ["same name", "same name"]
    store.add(told("four", day="2019-05-09"), by="ana")
    store.refresh()
    *_, last = store.log()
    assert (last.kind, len(last.payload["merges"])) == ("merge", 1)


@pytest.mark.usefixtures("merging")
def test_one_merge_of_a_line_is_taken_back_by_saying_that_the_two_are_apart(store: Store) -> None:
    for name, day in (("one", "2019-05-01"), ("two", "2019-05-02"), ("three", "2019-05-03")):
        store.add(told(name, day=day), by="ana")
    assert len(store.record("KEN-UGA-2019-05").merges) == 2
    back = store.undo(4, by="ana", part=2)
    (left,) = store.record("KEN-UGA-2019-05").merges
    assert left.other == store.log()[3].payload["merges"][0]["other"]
    assert store.check() == []
    store.undo(back, by="ana")
    assert len(store.record("KEN-UGA-2019-05").merges) == 2
    assert store.check() == []


@pytest.mark.usefixtures("merging")
def test_a_line_of_merges_is_taken_back_whole(store: Store) -> None:
    for name, day in (("one", "2019-05-01"), ("two", "2019-05-02"), ("three", "2019-05-03")):
        store.add(told(name, day=day), by="ana")
    store.refresh()
    store.undo(4, by="ana")
    assert store.record("KEN-UGA-2019-05").merges == ()
    assert store.check() == []
