"""The record of a set of readings does not depend on how they came, and holds what its reports say."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Decision, Reading
from dragoman.record.identity.people import same_people
from dragoman.record.process import record_of
from dragoman.record.told import told_in_order
from dragoman.record.verify import verify
from tests.made import lighthouse
from tests.record.identity.told import reading

NAMES = ["Ana Roa", "Anna Roa", "A. Roa", "Roa", "Ana Roa Paz", "Eva Roa", "Roha", "Roa Ana", "Marek Dvorak", "Dworzak"]
PARTIES = ["NOR", "SWE", "SLF", "FLS", "SENJA-FRONT"]
DAYS = ["2019-03-01", "2019-03-02", "2019-03-20", "2019-04-02", "2019-03", None]
OUTCOMES = ["planned", "called-off", "continues", "no-agreement", "agreement"]

people = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(["", *PARTIES]), st.sampled_from(["minister", "envoy", "none"])
)
meetings = st.fixed_dictionaries(
    {
        "date": st.sampled_from(DAYS),
        "place": st.sampled_from(["Bern", "Berne", "Switzerland", "Oslo", None]),
        "parties": st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True),
        "outcome": st.sampled_from(OUTCOMES),
        "main": st.booleans(),
    }
)
reports = st.fixed_dictionaries(
    {
        "published": st.sampled_from(["2019-03-02", "2019-03-21", "2019-04-03", None]),
        "people": st.lists(people, max_size=3),
        "meetings": st.lists(meetings, max_size=3),
    }
)


def readings(lines: list[dict[str, Any]]) -> list[Reading]:
    return [reading(f"r-{n}", one) for n, one in enumerate(lines, 1)]


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(reports, max_size=6), data=st.data())
def test_the_order_of_readings_does_not_matter(lines: list[dict[str, Any]], data: st.DataObject) -> None:
    given_ = readings(lines)
    assert record_of(data.draw(st.permutations(given_))) == record_of(given_)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(reports, max_size=6))
def test_nothing_in_the_record_leads_nowhere(lines: list[dict[str, Any]]) -> None:
    record = record_of(readings(lines))
    assert verify(record) == ()
    assert {report for m in record.meetings for report in m.reports} <= {report.id for report in record.reports}


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(reports, min_size=2, max_size=6), data=st.data())
def test_whoever_was_joined_is_apart_once_somebody_says_so(lines: list[dict[str, Any]], data: st.DataObject) -> None:
    told = told_in_order(readings(lines))
    merges = same_people(told).merges
    if not merges:
        return
    merge = data.draw(st.sampled_from(merges))
    apart = Decision(kind="person", one=merge.one, other=merge.other, same=False)
    again = same_people(told, [apart])
    into = {one: m.into for m in again.merges for one in (m.one, m.other)}
    assert into.get(merge.one, merge.one) != into.get(merge.other, merge.other)


def test_a_report_with_statements_and_positions_stays_true() -> None:
    one = lighthouse()
    other = lighthouse("other.txt", one.report.text + "\n\nThe harbour was quiet.")
    record = record_of([one, other])
    assert verify(record) == ()
    assert len([a for a in record.actors if a.kind == "person"]) == 2
    assert len(record.meetings) == 3
