"""Alpha and kappa of small tables that are worked out by hand beside them, and against the library's alpha."""

import random
from collections.abc import Sequence
from typing import Literal

import krippendorff
import pytest

from dragoman.record.agreement.figures import Label, Level, agreed
from dragoman.record.agreement.units import Unit

KINDS = ("direct", "mixed", "indirect")
CODERS = ("ana", "ben", "cleo", "dan")


def units(rows: Sequence[Sequence[str | None]], reports: int = 1) -> list[Unit]:
    """A unit for each row, with what each coder says in turn; None: that coder left it out."""
    return [
        Unit(f"r{n % reports}", (), {who: value for who, value in zip(CODERS, row, strict=False) if value is not None})
        for n, row in enumerate(rows)
    ]


def label(level: Level = "nominal") -> Label:
    return Label("stance", "a position", level, KINDS if level == "ordinal" else ())


def test_two_coders_by_hand() -> None:
    """8 labels, 3 a and 5 b. Observed 2/8 apart, by chance 2*3*5/(8*7): alpha = 1 - 0.25/0.5357.
    Kappa: 3/4 agree, by chance 1/2*1/4 + 1/2*3/4 = 1/2."""
    row = agreed(label(), units(["aa", "ab", "bb", "bb"]))
    assert (row.units, row.agreement) == (4, 0.75)
    assert row.alpha == pytest.approx(1 - (2 / 8) / (30 / 56))
    assert row.kappa == pytest.approx(0.5)


def test_three_coders_of_whom_some_leave_units_out_by_hand() -> None:
    """The first unit counts aa 1, ab 1, ba 1, the second bb 2, the third nothing: observed 2/5, by chance 12/20."""
    row = agreed(label(), units([("a", "a", "b"), (None, "b", "b"), ("a", None, None)]))
    assert row.units == 2
    assert row.alpha == pytest.approx(1 - (2 / 5) / (12 / 20))
    assert row.kappa is None


def test_labels_in_an_order_by_hand() -> None:
    """3 direct, 1 mixed, 2 indirect: direct and mixed lie (3+1-2)^2 = 4 apart, direct and indirect (6-2.5)^2, mixed
    and indirect (3-1.5)^2. Alpha = 1 - 5*2*4 / (2*(3*4 + 6*12.25 + 2*2.25))."""
    row = agreed(label("ordinal"), units([("direct", "mixed"), ("direct", "direct"), ("indirect", "indirect")]))
    assert row.alpha == pytest.approx(1 - 40 / 180)


@pytest.mark.parametrize("level", ["nominal", "ordinal"])
@pytest.mark.parametrize("seed", range(10))
def test_alpha_is_that_of_the_library(seed: int, level: Literal["nominal", "ordinal"]) -> None:
    chance = random.Random(seed)  # noqa: S311
    rows = [[chance.choice((*KINDS, None)) for _ in CODERS] for _ in range(chance.randint(5, 40))]
    ours = agreed(label(level), units(rows)).alpha
    table = [[float("nan") if row[n] is None else KINDS.index(row[n]) for row in rows] for n in range(len(CODERS))]
    assert ours == pytest.approx(
        krippendorff.alpha(reliability_data=table, value_domain=[0, 1, 2], level_of_measurement=level)
    )


def test_coders_who_say_the_same_agree_wholly_and_surely() -> None:
    row = agreed(label(), units(["aa", "bb", "cc", "aa"] * 10, reports=8))
    assert (row.agreement, row.alpha, row.low, row.high, row.kappa) == (1, 1, 1, 1, 1)


def test_labels_dealt_out_blindly_have_an_alpha_near_zero() -> None:
    chance = random.Random(3)  # noqa: S311
    row = agreed(label(), units([[chance.choice("ab"), chance.choice("ab")] for _ in range(2000)], reports=40))
    assert row.alpha == pytest.approx(0, abs=0.06)
    assert row.low is not None
    assert row.high is not None
    assert row.low < 0 < row.high


def test_the_order_of_coders_and_of_units_does_not_matter() -> None:
    rows = ["aab", "abb", "bbc", "cca"]
    one = agreed(label(), units(rows))
    other = agreed(label(), units([row[::-1] for row in rows])[::-1])
    assert one.alpha == pytest.approx(other.alpha)


def test_the_interval_is_the_same_in_every_run() -> None:
    rows = units(["aa", "ab", "bb", "ba", "aa"] * 8, reports=9)
    assert agreed(label(), rows) == agreed(label(), rows)


def test_a_label_that_never_varies_has_no_alpha_and_says_why() -> None:
    row = agreed(label(), units(["aa"] * 30))
    assert (row.agreement, row.alpha, row.kappa, row.note) == (1.0, None, None, "only 'a' was said")


def test_what_nobody_shares_is_told_as_nothing() -> None:
    row = agreed(label(), units([("a", None), (None, "b")]))
    assert (row.units, row.agreement, row.alpha, row.note) == (0, None, None, "nothing to compare")


def test_few_reports_give_no_interval() -> None:
    row = agreed(label(), units(["aa", "bb", "ab"] * 10, reports=3))
    assert (row.low, row.high, row.note) == (None, None, "too few reports for an interval")


def test_a_unit_that_stands_for_many_counts_as_many() -> None:
    many = [Unit("r", (), {"ana": "a", "ben": "a"}, 3), Unit("r", (), {"ana": "a", "ben": "b"}, 2)]
    single = units(["aa", "aa", "aa", "ab", "ab"])
    assert agreed(label(), many).alpha == pytest.approx(agreed(label(), single).alpha)


def test_entries_found_are_told_as_f1() -> None:
    """Ana has 3 entries, Ben 2, both have 1: 2 * 1 / (3 + 2)."""
    yes, no = "marked", "not marked"
    row = agreed(label("found"), units([(yes, yes), (yes, no), (yes, no), (no, yes)]))
    assert row.agreement == pytest.approx(0.4)
    assert row.alpha is None
