"""What corrections teach, and when it is taken."""

import numpy as np
import pytest

from dragoman.learning import Example, learned_from
from dragoman.learning.judging import Trial
from tests.learning.made import position


def trial(examples: list[Example], name: str) -> Trial:
    return next(one for one in learned_from(examples).trials if one.name == name)


OWN_SCHEME = [position(n, ("water", "energy")[n % 2], ("rivers", "pipes")[n % 2], n % 2) for n in range(80)]
ALL_RIGHT = [position(n, "water", "water", n % 3) for n in range(80)]
ONE_TOPIC_WRONG = [position(n, "water", None if n % 4 == 0 else "water", topic=n % 4) for n in range(120)]
NOISE = [position(n, "water", None if n * 7919 % 13 < 4 else "water", topic=0, score=0.7) for n in range(120)]


def test_issues_of_ones_own_are_learned() -> None:
    seen = trial(OWN_SCHEME, "issue")
    assert seen.before == 0
    assert (seen.after, seen.taken) == (1.0, True)


def test_the_same_corrections_give_the_same_head() -> None:
    one, other = (learned_from(examples).heads["issue"] for examples in (OWN_SCHEME, OWN_SCHEME))
    assert np.array_equal(one.weights, other.weights)
    assert (one.keep, one.labels, one.corrections) == (other.keep, other.labels, 80)


def test_what_people_reject_again_and_again_becomes_unlikely() -> None:
    seen = trial(ONE_TOPIC_WRONG, "score of positions")
    assert seen.before is not None
    assert seen.after is not None
    assert (seen.after < seen.before / 2, seen.taken) == (True, True)
    assert seen.kept is not None
    assert seen.kept[1] > seen.kept[0]


def test_what_cannot_be_told_apart_is_not_left_out() -> None:
    assert trial(NOISE, "score of positions").kept is None


def test_nothing_is_learned_where_nothing_was_changed() -> None:
    assert trial(ALL_RIGHT, "issue").note == "nothing to learn: none was changed"
    assert trial(ALL_RIGHT, "score of positions").note == "not enough rejected: 0; needed about 10"


def test_a_label_changed_at_random_is_left_as_it_was() -> None:
    mixed = [position(n, "water", "energy" if n * 7919 % 101 < 20 else "water") for n in range(100)]
    seen = trial(mixed, "issue")
    assert (seen.taken, seen.note) == (False, "not surely better on what was held out: left as it was")


@pytest.mark.parametrize(
    ("examples", "note"),
    [
        (OWN_SCHEME[:14], "not enough corrections: 14; needed about 50"),
        ([position(10 * n, "water", "energy") for n in range(60)], "not enough reports: 1; needed 5"),
    ],
)
def test_too_little_is_told_plainly(examples: list[Example], note: str) -> None:
    assert trial(examples, "issue").note == note
    assert learned_from(examples).heads == {}
