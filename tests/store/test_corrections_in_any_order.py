"""Whatever people say and take back: the record is the one that what still counts makes, in this store and anew."""

from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.model import Correction, Deed, EntryKind
from dragoman.record.corrected import corrected, entries
from dragoman.store import Store, open_store
from tests.store.made import told

PROCESS = "KEN-UGA-2019-05"
READINGS = (told("one", issue="water"), told("two", day="2019-05-05", issue="fishing", stance="offers"))
KINDS: tuple[EntryKind, ...] = ("actor", "meeting", "statement", "position")
CHANGES: dict[EntryKind, dict[str, Any]] = {
    "actor": {"name": "Somebody Else"},
    "meeting": {"place": "Jinja"},
    "statement": {"hedges": ["denied"]},
    "position": {"stance": "rejects"},
}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.integers(0, 1), st.sampled_from(KINDS), st.integers(0, 3),
                  st.sampled_from(("accept", "reject", "edit", "add")), st.sampled_from(("ana", "ben"))),
        st.tuples(st.just("undo"), st.integers(0, 30)),
        st.tuples(st.just("recode"), st.sampled_from(("water", "fishing", "lake")), st.sampled_from(("lake", "shore"))),
        st.tuples(st.just("again"), st.integers(0, 1)),
    ),
    max_size=14,
)  # fmt: skip


def say(store: Store, at: int, kind: EntryKind, n: int, deed: Deed, by: str) -> None:
    reading = READINGS[at]
    known = entries(store.corrected(reading.report.id, rejected=True), kind)
    entry = known[n % len(known)]
    facts = msgspec.to_builtins(entry)
    after = {**facts, **CHANGES[kind]} if deed in ("edit", "add") else None
    if after and deed == "add" and kind == "actor" and after["kind"] != "person":
        after["code"] = f"NEW{n}"
    store.correct(Correction(report=reading.report.id, kind=kind, deed=deed, entry=entry.id, after=after), by=by)


def undo(store: Store, n: int) -> None:
    numbers = [line.n for line in store.log() if line.kind in ("correct", "recode", "undo") and line.undone is None]
    if numbers:
        store.undo(numbers[n % len(numbers)], by="ana")


def recode(store: Store, issue: str, into: str) -> None:
    store.recode(issue, into, by="ana")


def again(store: Store, at: int) -> None:
    """The report read anew: its entries stand in another order, under the ids of one another."""
    now = store.reading(READINGS[at].report.id)
    people = tuple(msgspec.structs.replace(one, score=one.score * 0.9) for one in now.actors)
    store.add(msgspec.structs.replace(now, actors=people), by="ana", again=True)


STEP: dict[str, Callable[..., None]] = {"say": say, "undo": undo, "recode": recode, "again": again}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_the_record_is_what_the_surviving_words_make(steps: list[tuple[Any, ...]]) -> None:
    with open_store(":memory:") as store, open_store(":memory:") as anew:
        for reading in READINGS:
            store.add(reading, by="ana")
        for what, *about in steps:
            try:
                STEP[what](store, *about)
            except UsageError:
                continue
        record = store.record(PROCESS)
        for reading in READINGS:
            anew.add(store.reading(reading.report.id), by="ana")
        for line in store.log():
            if line.undone is None and line.kind == "correct":
                anew.correct(msgspec.convert({**line.payload, "by": line.who}, Correction), by=line.who)
            elif line.undone is None and line.kind == "recode":
                anew.recode(line.payload["issue"], line.payload["into"], by=line.who)
        assert anew.record(PROCESS) == record
        assert store.check() == []
        there = {actor.id for actor in record.actors}
        assert all(one.speaker is None or one.speaker in there for one in record.statements)
        assert all(set(one.participants) <= there for one in record.meetings)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_a_reading_is_what_the_corrections_that_count_make_of_it(steps: list[tuple[Any, ...]]) -> None:
    with open_store(":memory:") as store:
        for reading in READINGS:
            store.add(reading, by="ana")
        for what, *about in steps:
            try:
                STEP[what](store, *about)
            except UsageError:
                continue
        for reading in READINGS:
            said = [one.correction for one in store.corrections(reading.report.id)]
            found = corrected(store.reading(reading.report.id), said)
            assert found == store.corrected(reading.report.id)
            for kind in KINDS:
                ids = [one.id for one in entries(found, kind)]
                assert len(ids) == len(set(ids))
                assert all(one.status != "rejected" for one in entries(found, kind))
