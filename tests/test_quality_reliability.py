"""How often entries of a score are right: counted as the bench's scorer counts."""

import json
from typing import Any

import pytest
from rich.console import Console

from quality.corpora import scorer
from quality.reliability import KINDS, Judged, calibration_error, judged, reliability, table_of
from quality.talks import BENCH

GOLD: dict[str, Any] = {
    "people": [],
    "meetings": [{"date": "2031-05-02", "place": "Lomond", "parties": ["KEN"], "mediators": [], "main": True}],
    "statements": [
        {"speaker": "KEN", "party": "KEN", "kind": "direct", "starts": "we will wait"},
        {"speaker": "UGA", "party": "UGA", "kind": "direct", "starts": "so will we"},
    ],
    "positions": [{"party": "KEN", "stance": "demands", "issue": "water"}],
}
RECORD: dict[str, Any] = {
    "actors": [{"id": code, "kind": "state", "name": code, "code": code} for code in ("KEN", "UGA")],
    "meetings": [
        {"place": "Lomond", "parties": ["UGA"], "score": 0.5},
        {"date": "2031-05-02", "place": "Lomond", "parties": ["KEN"], "score": 0.9},
    ],
    "statements": [
        {"speaker": "KEN", "text": "We will wait, and so will others", "score": 0.9},
        {"speaker": "KEN", "text": "Yes, we will wait", "score": 0.8},
        {"speaker": "KEN", "text": "So will we", "score": 0.4},
        {"speaker": "UGA", "text": "so will we too", "score": 0.7},
    ],
    "positions": [
        {"party": "KEN", "stance": "demands", "issue": "water", "score": 0.8},
        {"party": "UGA", "stance": "demands", "issue": "water", "score": 0.3},
    ],
}
needs_bench = pytest.mark.skipif(not (BENCH / "score.py").exists(), reason="the corpora are not here")


def entries(*facts: tuple[float, bool]) -> list[Judged]:
    return [Judged("positions", score, right) for score, right in facts]


@needs_bench
def test_each_entry_is_judged_as_the_scorer_pairs_it() -> None:
    verdicts = judged(scorer(BENCH / "score.py"), GOLD, RECORD)
    right = {kind: [one.right for one in verdicts if one.kind == kind] for kind in KINDS}
    assert right == {
        "positions": [True, False],
        "statements": [True, False, False, True],
        "meetings": [False, True],
    }


@needs_bench
def test_as_many_are_right_as_the_scorer_counts() -> None:
    bench = scorer(BENCH / "score.py")
    verdicts, counts = judged(bench, GOLD, RECORD), bench.score(GOLD, RECORD)
    for kind in ("positions", "statements"):
        assert sum(one.right for one in verdicts if one.kind == kind) == counts[kind][0]


@needs_bench
def test_a_record_without_entries_has_none_that_are_judged() -> None:
    assert judged(scorer(BENCH / "score.py"), GOLD, {}) == []


def test_the_error_is_the_gap_between_score_and_share_weighed_by_the_entries_of_a_tenth() -> None:
    assert calibration_error(entries((0.5, True), (0.5, False))) == 0
    assert calibration_error(entries((0.9, True), (1.0, False))) == 0.45
    assert calibration_error(entries((0.2, False), (0.8, True))) == 0.2


def test_a_band_begins_with_its_low_and_the_last_one_ends_with_1() -> None:
    measured = reliability(entries((0.0, False), (0.49, True), (0.5, True), (0.9, True), (1.0, True)))["positions"]
    assert [(band["from"], band["to"], band["entries"]) for band in measured["bands"]] == [
        (0.0, 0.5, 2),
        (0.5, 0.6, 1),
        (0.9, 1.0, 2),
    ]
    assert measured["bands"][0]["right"] == 0.5
    assert (measured["sure"], measured["sure_right"]) == (2, 1.0)


def test_where_nothing_is_sure_no_share_of_it_is_right() -> None:
    assert reliability(entries((0.4, True)))["positions"]["sure_right"] is None
    assert reliability([]) == {}


def test_the_table_fits_eighty_columns() -> None:
    console = Console(width=80, record=True)
    many = [Judged(kind, score / 10, score > 3) for kind in KINDS for score in range(11)]
    measured = json.loads(json.dumps(reliability(many)))
    with console.capture() as shown:
        console.print(table_of("talks-train-invented", measured))
    lines = shown.get().splitlines()
    assert any(line.split()[:4] == ["0.5–0.6", "1", "0.50", "1.00"] for line in lines)
    assert any(line.strip().startswith("all, ECE") for line in lines)
    assert len(lines) == 14
