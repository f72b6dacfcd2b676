"""A file that was handed out and comes back as it was says nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.importing import Choices, taken
from dragoman.store import Store, open_store
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import parts_of_store


@pytest.fixture
def store(talks: Path) -> Iterator[Store]:
    with open_store(talks) as store:
        store.refresh()
        yield store


def handed_out(store: Store, path: Path, **options: Any) -> Path:
    written(EXPORTS["dna"], parts_of_store(store), path, **options)
    return path


@pytest.mark.parametrize(
    "choices", [{}, {"missing": True}, {"coding": "autumn"}, {"coding": "autumn", "missing": True}]
)
@pytest.mark.parametrize("options", [{}, {"concepts": "issue-and-stance"}, {"agreement": "narrow"}, {"copies": True}])
def test_it_changes_nothing(options: dict[str, Any], choices: dict[str, Any], store: Store, tmp_path: Path) -> None:
    path = handed_out(store, tmp_path / "a.dna", **options)
    line = store.last_line()
    found = list(taken(store, [path], Choices(by="desk", **choices)))
    assert len(found) == len(store.ask("reports"))
    assert [one.problems for one in found] == [[]] * len(found)
    assert [dict(one.counts) for one in found] == [{}] * len(found)
    assert store.last_line() == line


def test_it_changes_nothing_where_only_some_of_it_was_handed_out(store: Store, tmp_path: Path) -> None:
    name = store.some_processes()[0]
    written(EXPORTS["dna"], parts_of_store(store, [name]), tmp_path / "a.dna")
    line = store.last_line()
    assert all(not one.problems for one in taken(store, [tmp_path / "a.dna"], Choices(by="desk", missing=True)))
    assert store.last_line() == line
