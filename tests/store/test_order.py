"""Whatever the order, in whatever batches, by whatever detours: the same store."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Reading
from dragoman.record.process import record_of
from dragoman.record.processes import processes_of, traits_of
from dragoman.store import Store, open_store
from dragoman.store.checking import COMPARED
from tests.store.made import told

RUN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BY_NUMBER = ("undone", "about", "appearance", "placement", "decision", "told_merge")  # which tell of order

PARTIES = st.sampled_from([("KEN", "UGA"), ("KEN", "SOM"), ("KEN", "SOM", "UGA"), ("KEN",), (), ("ETH", "SDN")])
READINGS = st.lists(
    st.builds(
        lambda number, parties, month, day, issue, mediators: told(
            f"r{number}",
            parties,
            None if day == 13 else f"2019-{month:02}-{day:02}",
            issue=issue,
            mediators=mediators,
            outlet="Lake Post" if day > 5 else None,
        ),
        st.integers(0, 10_000),
        PARTIES,
        st.integers(1, 12),
        st.integers(1, 13),
        st.sampled_from([None, "water", "territory", "other"]),
        st.sampled_from([(), (), ("DJI",)]),
    ),
    max_size=10,
    unique_by=lambda reading: reading.report.id,
)


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that a store says, but for numbers of the journal."""
    store.refresh()
    said = {}
    for table, sql in COMPARED.items():
        if table not in BY_NUMBER:
            columns = "r.id, number," if table == "report" else ""
            said[table] = store.database.rows(sql.replace(columns, "r.id,") if columns else sql)
    return said


def reports_by_process(store: Store) -> dict[str, tuple[str, ...]]:
    names = store.database.column("SELECT name FROM process")
    return {name: tuple(sorted(store.reports(name))) for name in names}


def filled(readings: Sequence[Reading]) -> Store:
    store = open_store(":memory:")
    for reading in readings:
        store.add(reading, by="ana")
    return store


@RUN
@given(READINGS, st.data())
def test_any_order_and_any_batches_give_the_same_tables_and_records(
    readings: list[Reading], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(readings))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(mixed)), max_size=3)))
    with filled(readings) as store, open_store(":memory:") as other:
        for start, end in pairwise((0, *cuts, len(mixed))):
            for reading in mixed[start:end]:
                other.add(reading, by="ben")
            other.refresh()
        assert tables(store) == tables(other)
        names = [line.name for line in store.processes()]
        assert names == [line.name for line in other.processes()]
        assert [store.record(name) for name in names] == [other.record(name) for name in names]


@RUN
@given(READINGS)
def test_a_store_sorts_reports_as_they_are_sorted_all_at_once(readings: list[Reading]) -> None:
    by_id = {reading.report.id: reading for reading in readings}
    with filled(readings) as store:
        found = processes_of(map(traits_of, readings))
        store.refresh()
        assert reports_by_process(store) == found
        for name, reports in found.items():
            assert store.record(name) == record_of(by_id[report] for report in reports)


@RUN
@given(READINGS, st.data())
def test_placing_undoing_and_redoing_leave_what_they_say(readings: list[Reading], data: st.DataObject) -> None:
    with filled(readings) as store:
        for _ in range(data.draw(st.integers(0, 6))):
            there = store.database.column("SELECT id FROM report ORDER BY id")
            lines = [line.n for line in store.log() if line.undone is None]
            deed: str = data.draw(st.sampled_from(["place"] * bool(there) + ["undo"] * bool(lines) + ["nothing"]))
            if deed == "place":
                process: str = data.draw(st.sampled_from(["fish", "lake"]))
                store.assign(process, [data.draw(st.sampled_from(there))], by="ana")
            elif deed == "undo":
                store.undo(data.draw(st.sampled_from(lines)), by="ana")
        there = store.database.column("SELECT id FROM report")
        placed: dict[str, str] = dict(store.database.rows("SELECT id, placed FROM report WHERE placed IS NOT NULL"))
        found = processes_of((traits_of(r) for r in readings if r.report.id in there), placed)
        store.refresh()
        assert reports_by_process(store) == found
        assert store.check() == []
