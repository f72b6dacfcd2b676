"""Six invented reports of one process, merged: a copy, a translation, a look back, an outcome told two ways."""

from functools import cache
from pathlib import Path

import pytest

import dragoman
from dragoman.model import ProcessRecord
from dragoman.record.verify import verify

QUARRY = Path(__file__).parent / "cases" / "quarry"
pytestmark = pytest.mark.slow


@cache
def record() -> ProcessRecord:
    return dragoman.merge(dragoman.read(str(QUARRY)))


def names(reports: tuple[str, ...]) -> list[int]:
    """The numbers of reports."""
    called = {one.id: int(one.name.rpartition("-")[2]) for one in record().reports}
    return [called[one] for one in reports]


def test_the_outcome_told_two_ways_and_the_two_sums_are_set_side_by_side() -> None:
    found = [(one.kind, names(one.reports), one.about) for one in record().disagreements]
    assert ("whether", [5, 6], "whether the talks brought an agreement") in found
    assert ("how many", [1, 2], "how many euros for the repair") in found


def test_a_denial_of_four_million_is_not_set_beside_an_offer_of_two() -> None:
    assert not any({1, 5} <= set(names(one.reports)) for one in record().disagreements)


def test_a_sum_that_was_raised_is_a_movement() -> None:
    moves = [(one.party, one.issue, one.from_stance, one.to_stance, one.detail) for one in record().movements]
    assert ("HRV", "reparations", "offers", "offers", "2 million euros, then 3 million euros") in moves


def test_the_copy_goes_back_to_the_agency_and_people_are_one_in_every_spelling() -> None:
    assert [names((one.original, one.copy)) for one in record().copies] == [[3, 4]]
    people = {one.name: one.aliases for one in record().actors if one.kind == "person"}
    assert "Marieta Kosovelj" in people["Marjeta Kosovel"]
    assert "Valtraud Pihlmajer" in people["Waltraud Pichelmayr"]


def test_translated_words_are_the_same_words() -> None:
    spoken = [(one.party, names(tuple(wording.report for wording in one.wordings))) for one in record().utterances]
    assert spoken.count(("HRV", [1, 2])) == 1
    assert spoken.count(("SVN", [1, 2])) == 1


def test_every_entry_rests_on_words_of_its_reports() -> None:
    assert verify(record()) == ()
    assert all(one.evidence for one in record().positions)
    assert all(one.evidence for one in record().movements)
    assert all(one.evidence for one in record().disagreements)
