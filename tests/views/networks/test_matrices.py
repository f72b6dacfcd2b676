"""Networks worked out by hand, and the sparse ones compared with those counted one by one.

What is told, once each: + offers, - rejects, a number where it is told in as many reports.

       water   border   trade
A      ++      +        -
B      +       -
C      + -              -

all that each says: A 4, B 2, C 3; all that is said on: water 5 (A 2, B 1, C 2), border 2, trade 2
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.views.networks.affiliation import affiliations_of
from dragoman.views.networks.congruence import tied
from dragoman.views.networks.counting import counted
from dragoman.views.networks.gathered import told_of
from dragoman.views.networks.measures import (
    DUPLICATES,
    ONE_MODE,
    ONE_MODE_NORMALISATIONS,
    TWO_MODE,
    TWO_MODE_NORMALISATIONS,
    Agreement,
    Duplicates,
)
from dragoman.views.networks.statements import Statements, statements_of
from dragoman.views.networks.tellings import HOLDINGS, Holding, Telling
from tests.views.networks import naive

STANCES = {"+": "agrees", "-": "disagrees"}
TABLE = {
    ("A", "water"): "++", ("A", "border"): "+", ("A", "trade"): "-",
    ("B", "water"): "+", ("B", "border"): "-",
    ("C", "water"): "+-", ("C", "trade"): "-",
}  # fmt: skip
BY_HAND = [
    telling
    for (actor, issue), signs in TABLE.items()
    for number, sign in enumerate(signs)
    for telling in [Telling(actor, issue, STANCES[sign], f"r{number}", "2019-01-07", "e")]  # type: ignore[arg-type]
]


def weights(network: Statements) -> dict[tuple[str, str], float]:
    return {
        (network.nodes[one], network.nodes[other]): weight
        for ties in network.ties()
        for one, other, weight in zip(ties.one.tolist(), ties.other.tolist(), ties.weight.tolist(), strict=True)
    }


# Pairs AB, AC, BC.
# ignore      AB: water 2·1 + border 1·1 = 3     AC: water 2·2 + trade 1·1 = 5     BC: water 1·2 = 2
# congruence  AB: water 2·1 = 2                  AC: water 2·1 + trade 1·1 = 3     BC: water 1·1 = 1
# conflict    AB: border 1·1 = 1                 AC: water 2·1 = 2                 BC: water 1·1 = 1
# subtract    AB: 1                              AC: 1                             BC: 0, which is no tie
# average     AB: (4+2)/2 = 3                    AC: (4+3)/2 = 3.5                 BC: (2+3)/2 = 2.5
# cosine      AB: 4·2 = 8                        AC: 4·3 = 12                      BC: 2·3 = 6
# jaccard     AB: both water+ 2·1 = 2, only A border+ 1, trade- 1, only B border- 1 = 5
#             AC: both water+ 2·1, trade- 1·1 = 3, only A border+ 1, only C water- 1 = 5
#             BC: both water+ 1, only B border- 1, only C water- 1, trade- 1 = 4
# jaccard of ignore, without sides
#             AB: both water 2, border 1 = 3, only A trade 1 = 4
#             AC: both water 4, trade 1 = 5, only A border 1 = 6
#             BC: both water 2, only B border 1, only C trade 1 = 4
RAW = {"ignore": (3, 5, 2), "congruence": (2, 3, 1), "conflict": (1, 2, 1), "subtract": (1, 1, 0)}
BY = {"no": (1, 1, 1), "average": (3, 3.5, 2.5), "cosine": (8, 12, 6), "jaccard": (5, 5, 4)}


@pytest.mark.parametrize("aggregation", ONE_MODE)
@pytest.mark.parametrize("normalisation", ONE_MODE_NORMALISATIONS)
def test_ties_of_actors_are_those_worked_out_by_hand(aggregation: str, normalisation: str) -> None:
    by = (4, 6, 4) if (aggregation, normalisation) == ("ignore", "jaccard") else BY[normalisation]
    expected = {
        pair: weight / share
        for pair, weight, share in zip((("A", "B"), ("A", "C"), ("B", "C")), RAW[aggregation], by, strict=True)
        if weight
    }
    found = statements_of(told_of(BY_HAND), aggregation=aggregation, normalisation=normalisation)
    assert weights(found) == pytest.approx(expected)


# In the order of TABLE; subtract of C and water is 1 - 1 = 0, which is no tie.
# activity of ignore and subtract: A 4, B 2, C 3; of combine the number of issues: A 3, B 2, C 2
# prominence: water 5, border 2, trade 2; of combine the number of actors: water 3, border 2, trade 2
TWO_RAW = {"ignore": (2, 1, 1, 1, 1, 2, 1), "combine": (1, 1, 2, 1, 2, 3, 2), "subtract": (2, 1, -1, 1, -1, 0, -1)}
ACTIVITY = {"statements": (4, 4, 4, 2, 2, 3, 3), "combine": (3, 3, 3, 2, 2, 2, 2)}
PROMINENCE = {"statements": (5, 2, 2, 5, 2, 5, 2), "combine": (3, 2, 2, 3, 2, 3, 2)}


@pytest.mark.parametrize("aggregation", TWO_MODE)
@pytest.mark.parametrize("normalisation", TWO_MODE_NORMALISATIONS)
def test_ties_of_actors_and_issues_are_those_worked_out_by_hand(aggregation: str, normalisation: str) -> None:
    kind = "combine" if aggregation == "combine" else "statements"
    by = {"no": (1,) * 7, "activity": ACTIVITY[kind], "prominence": PROMINENCE[kind]}[normalisation]
    expected = {
        pair: weight / share for pair, weight, share in zip(TABLE, TWO_RAW[aggregation], by, strict=True) if weight
    }
    found = statements_of(told_of(BY_HAND), two=True, aggregation=aggregation, normalisation=normalisation)
    assert weights(found) == pytest.approx(expected)


# Issues by the actors that share them: water-border A 2·1 agree, B 1·1 opposite; water-trade A 2·1 opposite,
# C: water+ with trade- opposite 1, water- with trade- the same 1; border-trade A opposite 1.
def test_issues_are_tied_by_the_actors_that_hold_the_same_on_both() -> None:
    same = statements_of(told_of(BY_HAND), issues=True, aggregation="congruence")
    opposite = statements_of(told_of(BY_HAND), issues=True, aggregation="conflict")
    assert weights(same) == {("border", "water"): 2, ("trade", "water"): 1}
    assert weights(opposite) == {("border", "water"): 1, ("trade", "water"): 3, ("border", "trade"): 1}


def test_counts_say_what_a_tie_is_made_of() -> None:
    network = statements_of(told_of(BY_HAND), normalisation="average")
    (ties,) = network.ties()
    assert {name: values.tolist() for name, values in network.counts(ties).items()} == {
        "congruence": [2, 3],
        "conflict": [1, 2],
    }


def test_a_year_parts_weeks_and_months_of_the_same_number() -> None:
    told = [Telling("A", "water", "agrees", f"r{year}", f"{year}-03-07", "e") for year in (2018, 2019, 2020)]
    for duplicates, expected in (("week", 3), ("month", 3), ("year", 3), ("once", 1)):
        assert counted(told_of(told), duplicates).row.size == expected  # type: ignore[arg-type]


def test_a_week_is_from_monday_to_sunday_also_where_a_year_ends() -> None:
    for days, expected in ((("2018-12-31", "2019-01-06"), 1), (("2019-01-06", "2019-01-07"), 2)):
        told = [Telling("A", "water", "agrees", day, day, "e") for day in days]
        assert counted(told_of(told), "week").row.size == expected


def test_of_duplicates_the_earliest_counts() -> None:
    days = ("2019-03-09", None, "2019-03-05")
    told = [Telling("A", "water", "agrees", "r", day, "e") for day in days]
    network = statements_of(told_of(told), two=True, duplicates="once")
    assert [len(weights(network.within(day, day))) for day in range(network.days()[0], network.days()[1] + 1)] == [
        1, 0, 0, 0, 0,
    ]  # fmt: skip


def test_who_says_too_little_is_left_out() -> None:
    told = told_of(BY_HAND)
    assert statements_of(told, least=(3, 0)).nodes == ("A", "C")
    assert statements_of(told, two=True, least=(0, 3)).nodes == ("A", "B", "C", "water")


def test_a_tie_of_actors_lasts_from_the_day_on_which_both_have_spoken() -> None:
    said = (("A", "2019-01-01"), ("B", "2019-01-05"), ("A", "2019-01-09"), ("C", "2019-02-01"))
    told = told_of(Telling(who, "water", "agrees", day, day, "e") for who, day in said)
    network = statements_of(told, aggregation="congruence")
    (ties,) = network.ties()
    start = network.days()[0]
    found = network.tie_spells(ties)
    assert (found.first - start).tolist() == [4, 31, 31]
    assert (found.last - start).tolist() == [8, 31, 31]


def test_a_tie_of_an_actor_and_an_issue_lasts_from_the_first_until_the_last_telling() -> None:
    days = ("2019-01-05", "2019-01-01", None, "2019-01-09")
    told = told_of(Telling("A", "water", "agrees", f"{day}", day, "e") for day in days)
    network = statements_of(told, two=True, duplicates="once")
    (ties,) = network.ties()
    found = network.tie_spells(ties)
    assert [(int(found.last[0] - found.first[0]))] == [8]


TELLINGS = st.lists(
    st.builds(
        Telling,
        actor=st.sampled_from("ABCDE"),
        issue=st.sampled_from(("water", "border", "trade", "A")),
        holding=st.sampled_from(HOLDINGS),
        report=st.sampled_from(("r1", "r2", "r3", "r4")),
        day=st.none()
        | st.sampled_from(
            ("2018-12-31", "2019-01-01", "2019-01-06", "2019-01-07", "2019-01-31", "2020-01-07", "2020-02-01")
        ),
        entry=st.just("e"),
    ),
    max_size=30,
)
ONE = st.tuples(st.sampled_from(ONE_MODE), st.sampled_from(ONE_MODE_NORMALISATIONS))
TWO = st.tuples(st.sampled_from(TWO_MODE), st.sampled_from(TWO_MODE_NORMALISATIONS))


@settings(max_examples=300, deadline=None)
@given(TELLINGS, st.booleans(), st.data(), st.sampled_from(DUPLICATES), st.sampled_from(("narrow", "wide")))
def test_a_sparse_network_is_that_counted_one_by_one(
    tellings: list[Telling], two: bool, data: st.DataObject, duplicates: Duplicates, agreement: Agreement
) -> None:
    aggregation, normalisation = data.draw(TWO if two else ONE)
    network = statements_of(
        told_of(tellings), two=two, aggregation=aggregation, normalisation=normalisation, duplicates=duplicates,
        agreement=agreement,
    )  # fmt: skip
    counts = naive.counts_of(tellings, duplicates, agreement, ignored=aggregation == "ignore")
    expected = (naive.two_mode if two else naive.one_mode)(counts, aggregation, normalisation)
    assert weights(network) == pytest.approx(expected)
    frequency = dict(zip(network.nodes[: len(network.rows)], network.frequency().tolist(), strict=False))
    assert frequency == {name: counts[name].total() for name in network.rows}


@settings(max_examples=100, deadline=None)
@given(TELLINGS, st.sampled_from(DUPLICATES), st.booleans(), st.data())
def test_the_pictures_of_the_web_count_the_same(
    tellings: list[Telling], duplicates: Duplicates, wide: bool, data: st.DataObject
) -> None:
    ties = data.draw(st.sampled_from(("congruence", "conflict", "subtract")))
    normalisation = data.draw(st.sampled_from(("none", "average", "jaccard")))
    dense = affiliations_of(tellings, duplicates)
    drawn = tied(dense.agreement(wide), ties, normalisation)
    expected = {
        (min(a, b), max(a, b)): drawn[n, m]
        for n, a in enumerate(dense.actors)
        for m, b in enumerate(dense.actors)
        if n < m and drawn[n, m]
    }
    network = statements_of(
        told_of(tellings), aggregation=ties, normalisation="no" if normalisation == "none" else normalisation,
        duplicates=duplicates, agreement="wide" if wide else "narrow",
    )  # fmt: skip
    assert weights(network) == pytest.approx(expected)


def test_a_large_network_comes_some_rows_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(7)
    holdings: tuple[Holding, ...] = ("agrees", "disagrees")
    told = told_of(
        Telling(f"A{a:02}", f"i{i}", holdings[h], f"r{n}", None, "e")
        for n, (a, i, h) in enumerate(zip(*(random.integers(0, most, 300) for most in (40, 9, 2)), strict=True))
    )
    for normalisation in ONE_MODE_NORMALISATIONS:
        network = statements_of(told, normalisation=normalisation)
        whole = weights(network)
        monkeypatch.setattr("dragoman.views.networks.matrices.CELLS", 120)
        assert sum(1 for _ in network.ties()) == 13  # three rows of forty at a time; the last has nobody after it
        assert weights(network) == pytest.approx(whole)
        monkeypatch.undo()
