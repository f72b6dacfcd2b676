"""Who of several reports is one person."""

from typing import Any

import pytest

from dragoman.model import Decision, KnownActor
from dragoman.record.identity.people import same_people
from tests.builders import cases
from tests.record.identity.told import told

TWICE = [
    {"published": "2019-03-01", "people": [["Tesfaye Wondimu", "ETH", "minister"]]},
    {"published": "2019-03-02", "people": [["Tesfay Wendemu", "ETH", "minister"]]},
    {"published": "2019-03-03", "people": [["Tesfaye Wondimu", "ETH", "minister"]]},
]


def facts(person: KnownActor) -> list[str]:
    return [person.name, person.party or "", person.office or ""]


@pytest.mark.parametrize("case", cases("record/identity/cases/people"))
def test_people_of_several_reports(case: dict[str, Any]) -> None:
    found = same_people(told(case["reports"])).entries
    assert sorted(map(facts, found)) == case["expected"]


def test_every_form_is_an_alias_and_every_report_is_named_in_order_of_time() -> None:
    reports = told(TWICE)
    (person,) = same_people(reports).entries
    assert person.aliases == ("Tesfay Wendemu",)
    assert person.reports == tuple(one.report for one in reports)


def test_each_merge_has_a_reason_and_a_score() -> None:
    found = same_people(told(TWICE))
    assert len(found.merges) == 2
    assert all(merge.reason and 0 < merge.score <= 1 and merge.into == found.entries[0].id for merge in found.merges)


def test_readings_go_by_the_one_id_and_party() -> None:
    found = same_people(told([*TWICE, {"published": "2019-03-04", "people": [["Tesfaye Wondimu", "ERI", "minister"]]}]))
    people = [a for one in found.told for a in one.reading.actors if a.kind == "person"]
    assert {(a.id, a.party) for a in people} == {(found.entries[0].id, "ETH")}


def test_offices_stand_in_order_of_time() -> None:
    days = {"2019-03-01": "envoy", "2019-04-01": "envoy", "2019-05-01": "minister", "2019-06-01": "minister"}
    reports = [{"published": day, "people": [["Aune Tamm", "EST", office]]} for day, office in days.items()]
    (person,) = same_people(told(reports[::-1])).entries
    assert [(t.office, t.since) for t in person.tenures] == [("envoy", "2019-03-01"), ("minister", "2019-05-01")]


@pytest.mark.parametrize(
    ("told_as", "held"),
    [
        (("foreign-minister", "foreign-minister", "minister"), ["foreign-minister"]),
        (("minister", "foreign-minister", "minister", "foreign-minister"), ["foreign-minister"]),
        (
            ("minister", "minister", "minister", "foreign-minister", "foreign-minister"),
            ["minister", "foreign-minister"],
        ),
        (("foreign-minister", "head-of-government", "head-of-government"), ["foreign-minister", "head-of-government"]),
    ],
)
def test_a_minister_is_no_other_office_than_that_of_a_foreign_minister(told_as: list[str], held: list[str]) -> None:
    reports = [{"published": f"2019-0{n}-01", "people": [["Aune Tamm", "EST", o]]} for n, o in enumerate(told_as, 1)]
    (person,) = same_people(told(reports)).entries
    assert [one.office for one in person.tenures] == held


def test_a_person_says_that_two_are_not_one() -> None:
    reports = told(TWICE)
    ids = [a.id for one in reports for a in one.reading.actors if a.kind == "person"]
    apart = Decision(kind="person", one=ids[0], other=ids[2], same=False)
    found = same_people(reports, [apart])
    into = {merge.one: merge.into for merge in found.merges} | {merge.other: merge.into for merge in found.merges}
    assert len(found.entries) == 2
    assert into.get(ids[0], ids[0]) != into.get(ids[2], ids[2])


def test_a_person_says_that_two_are_one() -> None:
    reports = told(
        [
            {"published": "2019-03-01", "people": [["Piotr Kowal", "POL", "minister"]]},
            {"published": "2019-03-02", "people": [["Piotr Smith", "POL", "minister"]]},
        ]
    )
    ids = [a.id for one in reports for a in one.reading.actors if a.kind == "person"]
    found = same_people(reports, [Decision(kind="person", one=ids[0], other=ids[1], same=True)])
    assert [merge.reason for merge in found.merges] == ["said by hand"]
    assert len(found.entries) == 1
