import pytest

from tests.store.faults.writers import warm_up


@pytest.fixture(scope="session", autouse=True)
def warm() -> None:
    warm_up()
