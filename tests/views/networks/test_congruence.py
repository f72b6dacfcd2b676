"""Three actors on three issues, worked out by hand.

          water     border    prisoners
A         yes       yes       no
B         yes       no        no
C         no        no        –

congruence  A-B: water, prisoners = 2    A-C: 0               B-C: border = 1
conflict    A-B: border = 1              A-C: water, border = 2    B-C: water = 1
"""

import numpy as np
import pytest

from dragoman.views.networks.congruence import tied

YES, NO, NONE = [1, 0], [0, 1], [0, 0]
COUNTS = np.array([[YES, YES, NO], [YES, NO, NO], [NO, NO, NONE]])
PAIRS = ((0, 1), (0, 2), (1, 2))


@pytest.mark.parametrize(
    ("ties", "normalisation", "expected"),
    [
        ("congruence", "none", (2, 0, 1)),
        ("conflict", "none", (1, 2, 1)),
        ("subtract", "none", (1, -2, 0)),
        ("congruence", "average", (2 / 3, 0, 1 / 2.5)),
        ("conflict", "average", (1 / 3, 2 / 2.5, 1 / 2.5)),
        ("subtract", "average", (1 / 3, -2 / 2.5, 0)),
        ("congruence", "jaccard", (2 / 4, 0, 1 / 4)),
        ("conflict", "jaccard", (1 / 4, 2 / 5, 1 / 4)),
    ],
)
def test_weights_are_those_worked_out_by_hand(ties: str, normalisation: str, expected: tuple[float, ...]) -> None:
    weights = tied(COUNTS, ties, normalisation)
    assert [weights[pair] for pair in PAIRS] == pytest.approx(expected)
    assert np.array_equal(weights, weights.T)
    assert not weights.diagonal().any()


def test_what_is_said_twice_weighs_twice() -> None:
    counts = np.array([[[2, 0]], [[3, 0]], [[0, 1]]])
    assert tied(counts, "congruence")[0, 1] == 6
    assert tied(counts, "conflict")[0, 2] == 2
    assert tied(counts, "congruence", "average")[0, 1] == pytest.approx(6 / 2.5)


def test_who_says_nothing_is_tied_to_nobody() -> None:
    counts = np.array([[[0, 0]], [[0, 0]]])
    for normalisation in ("none", "average", "jaccard"):
        assert not tied(counts, "subtract", normalisation).any()


def test_no_actor_at_all_is_no_network() -> None:
    assert tied(np.zeros((0, 0, 2), dtype=np.int64), "subtract", "jaccard").shape == (0, 0)
