"""A run that is killed at any moment goes on to the very outcome of one that was not."""

import pytest

from tests.archive.kills import trials

TIMES = 6


@pytest.mark.slow
def test_a_run_that_is_killed_at_random_moments_comes_to_the_outcome_of_an_undisturbed_one() -> None:
    said = list(trials(TIMES))
    assert len(said) == TIMES
    assert sum("done by then" in one for one in said) < TIMES / 2, said
