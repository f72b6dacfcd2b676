"""Which meetings of several reports are one."""

from typing import Any

import pytest

from dragoman.model import Decision
from dragoman.record.identity.meetings import same_meetings
from tests.builders import cases
from tests.record.identity.told import told

PLANNED = {"date": "2019-03-20", "place": "Bern", "outcome": "planned"}
HELD = [
    {"published": "2019-03-01", "meetings": [PLANNED]},
    {"published": "2019-03-21", "meetings": [{**PLANNED, "outcome": "partial", "main": True}]},
]


@pytest.mark.parametrize("case", cases("record/identity/cases/meetings"))
def test_meetings_of_several_reports(case: dict[str, Any]) -> None:
    found = same_meetings(told(case["reports"])).entries
    assert sorted([m.date, m.place, m.outcome, len(m.reports)] for m in found) == case["expected"]


@pytest.mark.parametrize("place", ["<", "…", "''"])
def test_a_place_without_a_letter_is_kept_as_it_stands(place: str) -> None:
    held = {"published": "2019-03-21", "meetings": [{**PLANNED, "outcome": "partial", "main": True, "place": place}]}
    [meeting] = same_meetings(told([held])).entries
    assert meeting.place == place


def test_a_party_that_one_report_leaves_out_takes_part() -> None:
    sides = {"Bern": ["NOR", "SWE", "SLF"], "Berne": ["NOR", "SLF"], "Switzerland": ["NOR", "SWE", "SLF"]}
    held = [
        {"date": "2019-03-20", "place": place, "parties": parties, "mediators": ["CHE"]}
        for place, parties in sides.items()
    ]
    reports = [{"published": "2019-03-21", "meetings": [one]} for one in held]
    (found,) = same_meetings(told(reports)).entries
    assert (set(found.parties), found.mediators) == ({"NOR", "SWE", "SLF"}, ("CHE",))


def test_a_person_says_that_two_meetings_are_not_one() -> None:
    reports = told(HELD)
    ids = [m.id for one in reports for m in one.reading.meetings]
    found = same_meetings(reports, [Decision(kind="meeting", one=ids[0], other=ids[1], same=False)])
    assert [m.outcome for m in found.entries] == ["planned", "partial"]


def test_each_merge_has_a_reason_and_a_score() -> None:
    (merge,) = same_meetings(told(HELD)).merges
    assert merge.reason == "same day; same place; same parties"
    assert 0.5 < merge.score <= 1
