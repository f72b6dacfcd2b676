"""A report to correct, and two people who do so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Reading
from dragoman.store import Store
from dragoman.views.web import Settings
from tests.views.web.conftest import visiting


@pytest.fixture
def reading(store: Store) -> Reading:
    """The reading of a report that has entries of every kind to look at."""
    readings = (store.reading(one) for line in store.processes() for one in store.reports(line.name))
    return next(one for one in readings if one.positions and one.statements and one.meetings and one.actors)


@pytest.fixture
def report(reading: Reading) -> str:
    return reading.report.id


@pytest.fixture
def ben(talks: Path) -> Iterator[TestClient]:
    """The same store in the browser of somebody else."""
    with visiting(Settings(store=str(talks), visitor="ben")) as client:
        yield client
