"""The parts that tests of exports begin with."""

from pathlib import Path

import pytest

from dragoman.store import open_store
from dragoman.views.exports.parts import Part, as_it_stands, parts_of_store
from tests.made import empty, hostile, lighthouse


@pytest.fixture(scope="session")
def processes(kept: Path) -> list[Part]:
    """The records of three invented processes and what lies in none."""
    with open_store(kept) as store:
        return list(parts_of_store(store))


@pytest.fixture(scope="session")
def rioverde(processes: list[Part]) -> Part:
    """The record of the largest of them."""
    return max(processes, key=lambda part: len(part.record.reports))


@pytest.fixture(scope="session")
def by_hand() -> list[Part]:
    """The report on the lighthouse, one without talks, and one of which every word is hostile."""
    return [Part(None, as_it_stands(reading)) for reading in (lighthouse(), empty(), hostile())]
