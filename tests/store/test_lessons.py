"""What was learned, as a store keeps it."""

from collections.abc import Iterator

import numpy as np
import pytest

from dragoman.errors import UsageError
from dragoman.learning import Lesson, learned_from
from dragoman.store import Store, open_store
from dragoman.store.lessons import (
    corrected_reports,
    gone_back,
    kept_lesson,
    learned_in,
    use_version,
    versions,
)
from tests.learning.made import corrected, position


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as store:
        yield store


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return learned_from([position(n, ("water", "energy")[n % 2], ("rivers", "pipes")[n % 2], n % 2) for n in range(80)])


def test_what_was_learned_comes_back_as_it_was(store: Store, lesson: Lesson) -> None:
    assert kept_lesson(store, lesson, through=7, by="ana") == 1
    learned = learned_in(store)
    assert learned is not None
    kept, made = learned.heads["issue"], lesson.heads["issue"]
    assert (learned.through, learned.version) == (7, 1)
    assert (kept.labels, kept.names, kept.keep, kept.about) == (made.labels, made.names, made.keep, made.about)
    assert np.array_equal(kept.dense, made.dense)


def test_the_newest_is_in_use_and_one_can_go_back_to_the_others(store: Store, lesson: Lesson) -> None:
    for by in ("ana", "ben"):
        kept_lesson(store, lesson, through=7, by=by)
    assert [(one.version, one.who, one.in_use) for one in versions(store)] == [(1, "ana", False), (2, "ben", True)]
    assert gone_back(store) == 1
    assert gone_back(store) == 0
    assert learned_in(store) is None
    with pytest.raises(UsageError, match="Nothing that was learned is in use"):
        gone_back(store)
    use_version(store, 2)
    assert [one.in_use for one in versions(store)] == [False, True]


def test_a_version_that_is_not_there_is_told_with_those_that_are(store: Store, lesson: Lesson) -> None:
    kept_lesson(store, lesson, through=7, by="ana")
    with pytest.raises(UsageError, match="There are: 1; 0 is as the program came"):
        use_version(store, 5)


def test_a_new_store_has_learned_nothing(store: Store) -> None:
    assert learned_in(store) is None
    assert versions(store) == []


def test_reports_with_corrections_are_those_that_teach(store: Store) -> None:
    wanted = corrected(store, "one", "accept").id.split("/")[0]
    corrected(store, "two", "reject")
    assert wanted in corrected_reports(store)
    assert len(corrected_reports(store)) == 2


def test_a_store_from_its_journal_is_whole_without_what_was_learned(store: Store, lesson: Lesson) -> None:
    corrected(store, "one", "accept")
    kept_lesson(store, lesson, through=7, by="ana")
    assert store.check() == []
