"""What was known on a day, where by then all had been printed."""

from msgspec.structs import replace

from dragoman.store import Store
from dragoman.store.deriving import derived
from tests.store.made import told

PROCESS = "KEN-UGA-2019-05"
LAST = "2019-05-06"


def filled(store: Store) -> None:
    for name, day in (("one", "2019-05-03"), ("two", "2019-05-04"), ("three", LAST)):
        store.add(told(name, day=day, issue="water"), by="ana")


def test_the_record_of_the_last_day_is_that_of_today(store: Store) -> None:
    filled(store)
    today = store.record(PROCESS)
    for day in (LAST, "2030-01-01"):
        assert store.record(PROCESS, as_of=day) == derived(store.database, PROCESS, day) == replace(today, as_of=day)


def test_a_report_without_a_day_is_left_out_also_on_the_last_day(store: Store) -> None:
    filled(store)
    store.add(
        told("four", day=None, issue="water", text="Talks\n\nThey met. “The fish are ours,” Amani Wekesa said."),
        by="ana",
    )
    (name,) = {one.name for one in store.processes()} & {PROCESS}
    assert store.record(name, as_of=LAST) == derived(store.database, name, LAST)


def test_what_came_since_the_record_was_made_counts(store: Store) -> None:
    filled(store)
    store.record(PROCESS)
    store.recode("water", "lake", by="ana")
    assert {one.issue for one in store.record(PROCESS, as_of=LAST).positions} == {"lake"}
