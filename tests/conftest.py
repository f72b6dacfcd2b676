"""What tests of pages, of the browser and of the server begin with."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dragoman.store import open_store
from quality.gold_readings import gold_reading

CORPUS = Path(__file__).parents[1] / "training" / "corpus" / "processes"
PROCESSES = ("rioverde", "hornpeace", "coralshelf")

# How long an example takes is a matter of the machine and of what else it does, and fails no test.
settings.register_profile("untimed", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three invented processes, made once; tests get copies of it."""
    where = tmp_path_factory.mktemp("kept") / "talks.db"
    with open_store(where) as store:
        for process in PROCESSES:
            for path in sorted(CORPUS.glob(f"{process}-*.txt")):
                store.add(gold_reading(path), by="ana")
        store.refresh()
    return where


@pytest.fixture
def talks(kept: Path, tmp_path: Path) -> Path:
    """A store of one's own to change."""
    return Path(shutil.copy(kept, tmp_path / "talks.db"))
