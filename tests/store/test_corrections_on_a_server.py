"""Whatever several people say, take back, decide and read anew: both databases and a rescued one have one record."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.model import Correction, ProcessRecord
from dragoman.store import Store, open_store
from tests.store.made import told
from tests.store.postgres import Server
from tests.store.test_corrections_in_any_order import KINDS, PROCESS, READINGS, STEP
from tests.store.test_order import tables

MORE = (*READINGS, told("three", day="2019-05-06", issue="water", speaker="Amani Otieno"))
PEOPLE = tuple(actor.id for one in MORE for actor in one.actors)
MEETINGS = tuple(meeting.id for one in MORE for meeting in one.meetings)
BY = st.sampled_from(("ana", "ben", "eva"))
PAIRS = st.one_of(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)),
    st.tuples(st.sampled_from(MEETINGS), st.sampled_from(MEETINGS)),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.integers(0, 1), st.sampled_from(KINDS), st.integers(0, 3),
                  st.sampled_from(("accept", "reject", "edit", "add")), BY),
        st.tuples(st.just("undo"), st.integers(0, 30)),
        st.tuples(st.just("undo_last"), BY),
        st.tuples(st.just("recode"), st.sampled_from(("water", "fishing", "lake")), st.sampled_from(("lake", "shore"))),
        st.tuples(st.just("again"), st.integers(0, 1)),
        st.tuples(st.just("decide"), PAIRS, st.booleans(), BY),
        st.tuples(st.just("bring"), st.integers(0, 1), BY),
        st.tuples(st.just("look")),
    ),
    min_size=2,
    max_size=16,
)  # fmt: skip


def decide(store: Store, pair: tuple[str, str], same: bool, by: str) -> None:
    store.decide(*pair, same=same, by=by)


def undo_last(store: Store, by: str) -> None:
    store.undo_last(by)


def bring(store: Store, at: int, by: str) -> None:
    """A position of a party that comes along with it."""
    reading = READINGS[at]
    party = {"kind": "group", "name": "Lake Front", "code": "LKF", "evidence": []}
    span = msgspec.to_builtins(reading.positions[0].evidence[0])
    position = {"party": "LKF", "stance": "offers", "issue": "water", "evidence": [span]}
    with store.database.writing():
        first = store.correct(
            Correction(report=reading.report.id, kind="actor", deed="add", entry="LKF", after=party), by=by
        )
        added = Correction(report=reading.report.id, kind="position", deed="add", entry="", after=position)
        store.correct(added, by=by, brought=[first])


def look(store: Store) -> None:
    """Somebody looks, so that the record is made in between."""
    store.refresh()


DEEDS: dict[str, Callable[..., None]] = {**STEP, "decide": decide, "undo_last": undo_last, "bring": bring, "look": look}


def done(store: Store, steps: list[tuple[Any, ...]]) -> None:
    for reading in MORE:
        store.add(reading, by="ana", process=PROCESS)
    for what, *about in steps:
        try:
            DEEDS[what](store, *about)
        except UsageError:
            continue


def record(store: Store) -> ProcessRecord:
    return store.record(PROCESS)


@pytest.fixture(scope="module")
def emptied(server: Server) -> Iterator[Store]:
    """A store on a server, which each example finds empty."""
    with open_store(server.schema("in_any_order")) as store:
        yield store


def empty(store: Store, server: Server) -> None:
    server.schema("in_any_order")
    store.__init__(store.database)  # type: ignore[misc] # the tables anew, over the same connection


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_a_file_a_server_and_a_rescued_store_have_one_record(
    emptied: Store, server: Server, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    empty(emptied, server)
    anew = tmp_path_factory.mktemp("rescued") / "anew.db"
    with open_store(":memory:") as store:
        done(store, steps)
        done(emptied, steps)
        assert record(emptied) == record(store)
        assert tables(emptied) == tables(store)
        said = [(line.who, line.kind, line.payload) for line in store.log()]
        assert [(line.who, line.kind, line.payload) for line in emptied.log()] == said
        assert store.check() == []
        store.rescue(anew)
        with open_store(Path(anew)) as rescued:
            assert record(rescued) == record(store)
            assert rescued.check() == []


def somebody_says(who: str) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    """What one person says of the entries of their own report."""
    at = {"ana": 0, "ben": 1}[who]
    said = st.tuples(
        st.just("say"), st.just(at), st.sampled_from(KINDS), st.integers(0, 3),
        st.sampled_from(("accept", "reject", "edit")), st.just(who),
    )  # fmt: skip
    return st.lists(said, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(somebody_says("ana"), somebody_says("ben"), st.randoms(use_true_random=False))
def test_what_two_people_say_of_different_reports_may_be_said_in_any_order(
    one: list[tuple[Any, ...]], other: list[tuple[Any, ...]], chance: Any
) -> None:
    mixed = interleaved(one, other, chance)
    with open_store(":memory:") as store, open_store(":memory:") as together:
        done(store, [*one, *other])
        done(together, mixed)
        assert record(together) == record(store)


def interleaved(one: list[Any], other: list[Any], chance: Any) -> list[Any]:
    """Both in one order, each in its own."""
    turns = [True] * len(one) + [False] * len(other)
    chance.shuffle(turns)
    first, second = iter(one), iter(other)
    return [next(first if turn else second) for turn in turns]
