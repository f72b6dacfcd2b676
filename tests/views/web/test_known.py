from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.views.web.known import known_of


def test_a_record_is_read_once(store: Store) -> None:
    name = store.processes()[0].name
    assert known_of(store, name) is known_of(store, name)
    day = known_of(store, name).record.reports[0].published
    assert known_of(store, name, day) is known_of(store, name, day)
    assert known_of(store, name, day) is not known_of(store, name)


def test_a_record_is_read_again_once_something_happened(store: Store) -> None:
    name = store.processes()[0].name
    before = known_of(store, name)
    store.recode(before.record.positions[0].issue, "fishing-rights-renamed", by="ana", process=name)
    after = known_of(store, name)
    assert after is not before
    assert any(entry.issue == "fishing-rights-renamed" for entry in after.record.positions)


def test_two_stores_do_not_share_records(store: Store, tmp_path: Path) -> None:
    from shutil import copy

    from dragoman.store import open_store

    name = store.processes()[0].name
    with open_store(Path(copy(store.name, tmp_path / "other.db"))) as other:
        assert known_of(other, name) is not known_of(store, name)


def test_an_unknown_process_and_day_are_told(store: Store) -> None:
    with pytest.raises(UsageError):
        known_of(store, "NOBODY")
    with pytest.raises(UsageError):
        known_of(store, store.processes()[0].name, "yesterday")


def test_the_record_made_last_serves_where_a_new_one_would_take_long(store: Store) -> None:
    name = store.processes()[0].name
    before = known_of(store, name)
    store.recode(before.record.positions[0].issue, "renamed", by="ana", process=name)
    older = known_of(store, name, most=1)
    assert (older.record is before.record, older.older, before.older) == (True, True, False)
    assert known_of(store, name, most=1) is older
    newer = known_of(store, name, most=100)
    assert (newer.record is before.record, newer.older) == (False, False)


def test_what_was_known_on_a_day_waits_for_no_other_record(store: Store) -> None:
    name = store.processes()[0].name
    before = known_of(store, name)
    day = before.record.reports[-1].published
    store.recode(before.record.positions[0].issue, "renamed", by="ana", process=name)
    earlier = known_of(store, name, day)
    assert any(entry.issue == "renamed" for entry in earlier.record.positions)
    assert known_of(store, name, most=1).older
