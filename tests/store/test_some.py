from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.store import Store, open_store
from dragoman.store.some import Turn
from tests.made import empty
from tests.store.made import told


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as store:
        for n in range(1, 8):
            store.add(told(f"r{n}", day=f"2019-05-{n:02}", issue="fishing"), "ana")
            store.add(told(f"s{n}", ("CHL", "PER"), f"2018-06-{n:02}", issue="water"), "ana")
        yield store


def all_of(store: Store, what: str, turn: Turn, **about: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = None
    while some := store.some(what, 3, after, turn, **about):
        found += [answer for _, answer in some]
        after = some[-1][0]
    return found


@pytest.mark.parametrize("what", ["people", "parties", "meetings", "positions", "movements", "statements", "reports"])
def test_some_at_a_time_is_all_of_it(store: Store, what: str) -> None:
    by_time = all_of(store, what, "time")
    assert sorted(one["id"] for one in all_of(store, what, "process")) == sorted(one["id"] for one in store.ask(what))
    if what != "reports":
        assert by_time == store.ask(what)


def test_questions_are_narrowed_as_ever(store: Store) -> None:
    assert all_of(store, "statements", "time", party="Chile") == store.ask("statements", party="Chile")
    assert all_of(store, "positions", "process", issue="water")


def test_an_order_that_is_none_and_a_place_of_another_list_are_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="process, time"):
        store.some("positions", turn="size")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="from its beginning"):
        store.some("positions", after=("a",))
    with pytest.raises(UsageError, match="no process"):
        store.some("positions", process="nothing")


def test_processes_are_named_in_turn(store: Store) -> None:
    names = [one.name for one in store.processes()]
    assert store.some_processes(1) == names[:1]
    assert store.some_processes(5, names[0]) == names[1:]


def test_reports_in_no_process_are_named_in_turn_also_where_others_come_meanwhile(store: Store) -> None:
    added = [store.add(empty(f"The baker won cup {n}."), "ana").report for n in range(5)]
    first = store.unsorted_before(2)
    store.add(empty("The baker won another cup."), "ana")
    second = store.unsorted_before(2, first[-1][0])
    last = store.unsorted_before(2, second[-1][0])
    assert [report for _, report in (*first, *second, *last)] == added[::-1]
    assert store.unsorted_before(2, last[-1][0]) == []


def test_the_whole_state_changes_with_what_is_written_and_made(store: Store) -> None:
    before = store.whole_state()
    store.refresh()
    made = store.whole_state()
    assert made != before
    assert store.whole_state() == made
    store.add(told("new"), "ana")
    assert store.whole_state() != made
