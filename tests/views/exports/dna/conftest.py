"""The database that most tests look at."""

import pytest

from tests.made import TEXT, lighthouse
from tests.views.exports.dna.opened import Dna, opened, part_of


@pytest.fixture(scope="session")
def lamp() -> Dna:
    """The report on the lighthouse, with an emoji before all that is said in it."""
    return opened([part_of(lighthouse(text=f"💡{TEXT}"))])
