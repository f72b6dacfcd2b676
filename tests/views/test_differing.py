from time import process_time

from dragoman.views import differing
from dragoman.views.differing import Stretch, stretches

ONE = ["the", "pipe", "under", "the", "lake", "is", "cold"]
OTHER = ["the", "tube", "under", "the", "lake", "is", "very", "cold"]


def test_what_is_the_same_and_what_differs_come_by_turns() -> None:
    assert list(stretches(ONE, OTHER)) == [
        Stretch(True, 0, 1, 0, 1),
        Stretch(False, 1, 2, 1, 2),
        Stretch(True, 2, 6, 2, 6),
        Stretch(False, 6, 6, 6, 7),
        Stretch(True, 6, 7, 7, 8),
    ]


def test_two_rows_of_which_one_is_empty_differ() -> None:
    assert list(stretches([], ["a"])) == [Stretch(False, 0, 0, 0, 1)]
    assert list(stretches([], [])) == []


def test_rows_of_the_same_line_take_no_longer_than_others() -> None:
    one, other = ["same"] * 5_000, ["same" if n % 3 else f"line {n}" for n in range(5_000)]
    assert differing.is_costly(one, other)
    start = process_time()
    found = list(stretches(one, other))
    assert process_time() - start < 2
    assert all(one[a:b] == other[c:d] for same, a, b, c, d in found if same)
    assert (found[-1].end, found[-1].other_end) == (5_000, 5_000)
