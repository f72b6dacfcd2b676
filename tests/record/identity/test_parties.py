"""Which parties of several reports are one."""

from typing import Any

import pytest

from dragoman.model import Decision
from dragoman.record.identity.parties import same_parties
from tests.builders import cases
from tests.record.identity.told import told

ANAGRAM = [
    {"published": "2019-03-01", "meetings": [{"date": "2019-03-01", "parties": ["NOR", "SLF"]}]},
    {"published": "2019-03-02", "meetings": [{"date": "2019-03-01", "parties": ["NOR", "FLS"]}]},
    {"published": "2019-03-03", "meetings": [{"date": "2019-03-01", "parties": ["NOR", "SLF"]}]},
]


@pytest.mark.parametrize("case", cases("record/identity/cases/parties"))
def test_parties_of_several_reports(case: dict[str, Any]) -> None:
    reports = told(case["reports"])
    codes = {a.id for one in reports for a in one.reading.actors if a.kind != "person"}
    found = same_parties(reports)
    assert sorted(sorted({e.id, *(a for a in e.aliases if a in codes)}) for e in found.entries) == case["expected"]


def test_readings_are_told_under_the_one_code() -> None:
    found = same_parties(told(ANAGRAM))
    assert {m.parties for one in found.told for m in one.reading.meetings} == {("NOR", "SLF")}
    assert all({a.id for a in one.reading.actors} == {"NOR", "SLF"} for one in found.told)


def test_a_merge_says_in_words_why() -> None:
    (merge,) = same_parties(told(ANAGRAM)).merges
    assert merge.reason == "SLF and FLS: letters in another order; the same opponents"


def test_a_person_says_that_two_parties_are_not_one() -> None:
    apart = Decision(kind="party", one="FLS", other="SLF", same=False)
    found = same_parties(told(ANAGRAM), [apart])
    assert {e.id for e in found.entries} == {"NOR", "SLF", "FLS"}
    assert not found.merges
