import pytest
from msgspec.structs import replace

from dragoman.errors import DragomanError
from dragoman.store import Store
from tests.store.made import told


def names(store: Store) -> list[str]:
    return [answer["name"] for answer in store.ask("reports")]


def test_the_journal_says_what_was_done_by_whom_and_in_which_order(store: Store) -> None:
    store.add(told("one"), by="ana")
    store.assign("fish", ["one.txt"], by="ben")
    store.undo(2, by="cyd")
    assert [(line.n, line.who, line.kind) for line in store.log()] == [
        (1, "ana", "add"), (2, "ben", "place"), (3, "cyd", "undo"),
    ]  # fmt: skip
    assert [line.n for line in store.log(after=1, most=1)] == [2]
    assert store.log()[1].undone == 3


@pytest.mark.parametrize("act", ["UPDATE journal SET who = 'eve'", "DELETE FROM journal"])
def test_no_line_of_the_journal_can_be_changed_or_taken_away(store: Store, act: str) -> None:
    store.add(told(), by="ana")
    with pytest.raises(DragomanError, match="only grows"):
        store.database.run(act)
    assert store.log()[0].who == "ana"


def test_an_addition_is_undone_and_redone(store: Store) -> None:
    store.add(told("one"), by="ana")
    store.add(told("two"), by="ana")
    gone = store.undo(1, by="ana")
    assert names(store) == ["two.txt"]
    store.undo(gone, by="ana")
    assert names(store) == ["one.txt", "two.txt"]
    assert store.check() == []


def test_what_was_undone_cannot_be_undone_again(store: Store) -> None:
    store.add(told("one"), by="ana")
    store.undo(1, by="ana")
    with pytest.raises(DragomanError, match="taken back by line 2"):
        store.undo(1, by="ana")


def test_a_report_that_was_taken_back_can_be_added_again(store: Store) -> None:
    store.add(told("one"), by="ana")
    store.undo(1, by="ana")
    assert store.add(told("one"), by="ana").outcome == "added"
    store.undo(2, by="ana")
    assert names(store) == ["one.txt"]
    assert store.check() == []


@pytest.mark.parametrize(("n", "part"), [(9, None), (0, None), (1, 1), (-1, None)])
def test_a_line_that_is_not_there_cannot_be_undone(store: Store, n: int, part: int | None) -> None:
    store.add(told("one"), by="ana")
    with pytest.raises(DragomanError, match="There is no"):
        store.undo(n, by="ana", part=part)


def test_splitting_takes_reports_out_and_undoing_it_puts_them_back(store: Store) -> None:
    for name, day in (("one", "2019-05-01"), ("two", "2019-05-10"), ("three", "2019-05-20")):
        store.add(told(name, day=day), by="ana")
    n = store.split("KEN-UGA-2019-05", ["two.txt"], "boats", by="ana")
    assert [(line.name, line.reports, line.by_hand) for line in store.processes()] == [
        ("KEN-UGA-2019-05", 2, True), ("boats", 1, True),
    ]  # fmt: skip
    store.undo(n, by="ana")
    assert [(line.name, line.reports, line.by_hand) for line in store.processes()] == [("KEN-UGA-2019-05", 3, False)]
    assert store.check() == []


def test_a_report_that_comes_later_goes_where_the_closest_one_placed_by_hand_lies(store: Store) -> None:
    for name, day in (("one", "2019-05-01"), ("two", "2019-05-10")):
        store.add(told(name, day=day), by="ana")
    store.split("KEN-UGA-2019-05", ["two"], "boats", by="ana")
    store.add(told("late", day="2019-05-12"), by="ana")
    assert {line.name: line.reports for line in store.processes()} == {"KEN-UGA-2019-05": 1, "boats": 2}


def test_joining_makes_one_process_of_several(store: Store) -> None:
    store.add(told("one", ("KEN", "UGA")), by="ana")
    store.add(told("two", ("ETH", "SDN")), by="ana")
    store.join(["KEN-UGA-2019-05", "ETH-SDN-2019-05"], by="ana", into="lakes")
    assert [(line.name, line.reports) for line in store.processes()] == [("lakes", 2)]
    assert len(store.record("lakes").reports) == 2
    assert store.check() == []


def test_a_decision_of_a_person_reaches_the_record(store: Store) -> None:
    one, other = told("one", speaker="Amani Wekesa"), told("two", speaker="Amani Wekeza", day="2019-05-04")
    store.add(one, by="ana")
    store.add(other, by="ana")
    ids = f"{one.report.id}/a1", f"{other.report.id}/a1"
    apart = store.decide(*ids, same=False, by="ana")
    assert len(store.ask("people")) == 2
    store.undo(apart, by="ana")
    same = store.decide(*ids, same=True, by="ana")
    assert {"kind": "person", "same": True}.items() <= store.log()[same - 1].payload.items()
    assert store.check() == []


def test_what_is_no_entry_or_of_another_kind_cannot_be_decided(store: Store) -> None:
    reading = told("one")
    store.add(reading, by="ana")
    person, meeting = f"{reading.report.id}/a1", f"{reading.report.id}/m1"
    for pair, wrong in {
        (person, "nobody/a1"): "There is no entry 'nobody/a1'",
        (person, meeting): "is a person, .* a meeting",
        (person, person): "is itself",
    }.items():
        with pytest.raises(DragomanError, match=wrong):
            store.decide(*pair, same=True, by="ana")
    assert len(store.log()) == 1


def test_the_lines_of_an_undone_process_leave_no_process(store: Store) -> None:
    store.add(told("one"), by="ana")
    store.undo(1, by="ana")
    store.refresh()
    assert store.processes() == []
    assert store.database.rows("SELECT name FROM process") == []


def test_a_report_with_other_facts_is_not_the_same_line(store: Store) -> None:
    reading = told("one")
    store.add(reading, by="ana")
    moved = replace(reading, report=replace(reading.report, published="2019-05-04"))
    assert store.add(moved, by="ana").outcome == "appearance"
