"""Which meetings of several reports are one."""

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.model import Decision
from dragoman.record.identity.meetings import same_meetings
from dragoman.record.told import from_origins, told_in_order
from tests.builders import cases
from tests.record.identity.told import reading, told

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


def test_a_copy_that_is_cut_says_nothing_else_of_the_end() -> None:
    ends = {"2019-03-21": "partial", "2019-03-22": "agreement"}
    reports = told(
        [{"published": day, "meetings": [{**PLANNED, "outcome": end, "main": True}]} for day, end in ends.items()]
    )
    copied = from_origins(reports, {one.report: reports[0].report for one in reports})
    (found,) = same_meetings(copied).entries
    assert found.outcome == "partial"


def test_a_person_says_that_two_meetings_are_not_one() -> None:
    reports = told(HELD)
    ids = [m.id for one in reports for m in one.reading.meetings]
    found = same_meetings(reports, [Decision(kind="meeting", one=ids[0], other=ids[1], same=False)])
    assert [m.outcome for m in found.entries] == ["planned", "partial"]


def test_each_merge_has_a_reason_and_a_score() -> None:
    (merge,) = same_meetings(told(HELD)).merges
    assert merge.reason == "same day; same place; same parties"
    assert 0.5 < merge.score <= 1


def test_the_town_in_which_a_report_was_filed_is_no_other_place_of_the_meeting() -> None:
    facts: dict[str, Any] = {"parties": ["NOR", "SLF"], "outcome": "continues", "main": True}
    one = reading("one", {"published": "2019-03-05", "meetings": [{**facts, "date": "2019-03-04", "place": "Tarn"}]})
    other = reading("two", {"published": "2019-03-05", "meetings": [{**facts, "date": "2019-03-03", "place": "Luna"}]})
    dateline = "LUNA, March 5 (State Agency)"
    filed = replace(other.report, dateline=dateline, text=f"{dateline} - He told them so in Tarn yesterday.")
    (meeting,) = same_meetings(told_in_order([one, replace(other, report=filed)])).entries
    assert meeting.place == "Tarn"
    elsewhere = replace(filed, text=f"{dateline} - He told them so yesterday.")
    assert len(same_meetings(told_in_order([one, replace(other, report=elsewhere)])).entries) == 2
