from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.record.processes import MOST_PAIRS, UNDATED, WINDOWS, pairs_of, processes_of, traits_of
from tests.store.made import told


def sorted_into(readings: Sequence[Reading], placed: dict[str, str] | None = None) -> dict[str, list[str]]:
    """The names of the reports of each process."""
    names = {reading.report.id: reading.report.name.removesuffix(".txt") for reading in readings}
    ids = {name: report for report, name in names.items()}
    by_hand = {ids[name]: process for name, process in (placed or {}).items()}
    found = processes_of(map(traits_of, readings), by_hand)
    return {process: sorted(names[report] for report in reports) for process, reports in found.items()}


def day_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def test_reports_of_the_same_two_parties_near_in_time_are_one_process() -> None:
    readings = [told("a", day="2019-05-03"), told("b", ("UGA", "KEN"), "2019-05-20"), told("c", ("KEN", "SOM"))]
    assert sorted_into(readings) == {"KEN-UGA-2019-05": ["a", "b"], "KEN-SOM-2019-05": ["c"]}


@pytest.mark.parametrize(
    ("shared", "facts"),
    [("pair", {}), ("issue", {"issue": "water"}), ("mediator", {"mediators": ("DJI",)})],
)
def test_what_two_reports_share_decides_how_far_apart_they_may_lie(shared: str, facts: dict[str, object]) -> None:
    first = told("a", day="2019-01-03", **facts)  # type: ignore[arg-type]
    near = told("b", day=day_after("2019-01-03", WINDOWS[shared]), **facts)  # type: ignore[arg-type]
    far = told("c", day=day_after("2019-01-03", WINDOWS[shared] + 1), **facts)  # type: ignore[arg-type]
    assert len(sorted_into([first, near])) == 1
    assert len(sorted_into([first, far])) == 2


def test_what_is_linked_through_a_third_report_is_one_process() -> None:
    readings = [told("a", day="2019-01-03"), told("c", day="2019-04-20"), told("b", day="2019-02-28")]
    assert sorted_into(readings[:2]) == {"KEN-UGA-2019-01": ["a"], "KEN-UGA-2019-04": ["c"]}
    assert sorted_into(readings) == {"KEN-UGA-2019-01": ["a", "b", "c"]}


def test_mediators_negotiate_with_nobody() -> None:
    assert pairs_of(told("a", ("KEN", "DJI", "UGA"), mediators=("DJI",))) == (("KEN", "UGA"),)


def test_a_meeting_of_many_gives_few_pairs() -> None:
    assert len(pairs_of(told("a", tuple(f"X{number:02}" for number in range(40))))) == MOST_PAIRS


def test_other_meetings_count_only_where_the_main_one_says_nothing() -> None:
    reading = told("a", ("KEN", "UGA"))
    other = replace(reading.meetings[0], id="m2", parties=("ETH", "SDN"), main=False)
    assert pairs_of(replace(reading, meetings=(*reading.meetings, other))) == (("KEN", "UGA"),)
    assert pairs_of(replace(reading, meetings=(other,))) == (("ETH", "SDN"),)


def test_what_one_asks_of_another_counts_where_there_is_no_meeting() -> None:
    reading = told("a", ("KEN", "UGA"), issue="water")
    asking = tuple(replace(position, target="TZA") for position in reading.positions)
    assert pairs_of(replace(reading, meetings=(), positions=asking)) == (("KEN", "TZA"),)


def test_a_report_that_calls_the_other_party_otherwise_is_known_by_the_meeting() -> None:
    one = told("a", ("KLF", "COD"), "2019-05-03", issue="ceasefire")
    other = told("b", ("FLK", "COD"), "2019-05-04", issue="ceasefire")
    meeting = replace(other.meetings[0], date="2019-05-03")
    assert len(sorted_into([one, replace(other, meetings=(meeting,))])) == 1
    elsewhere = replace(meeting, place="Lamu")
    assert len(sorted_into([one, replace(other, meetings=(elsewhere,))])) == 2


def test_a_report_that_calls_the_other_party_otherwise_is_known_by_its_mediator_and_issue() -> None:
    one = told("a", ("KLF", "COD"), "2019-05-03", issue="ceasefire", mediators=("AGO",))
    other = told("b", ("FLK", "COD"), "2019-06-04", issue="ceasefire", mediators=("AGO",))
    on_water = told("c", ("FLK", "COD"), "2019-06-04", issue="water", mediators=("AGO",))
    assert len(sorted_into([one, other])) == 1
    assert len(sorted_into([one, on_water])) == 2


def test_a_report_in_which_nobody_negotiates_is_alone() -> None:
    readings = [told("a", ()), told("b", ("KEN",)), told("c", ("KEN", "UGA"))]
    assert sorted(map(len, sorted_into(readings).values())) == [1, 1, 1]
    assert sum(name.startswith("unsorted-") for name in sorted_into(readings)) == 2


def test_a_report_without_a_day_goes_where_its_pair_is_met_if_that_is_one_process() -> None:
    undated = told("u", day=None)
    assert traits_of(undated).day == UNDATED
    assert sorted_into([undated]) == {"KEN-UGA": ["u"]}
    assert sorted_into([undated, told("a", day="2019-01-03")]) == {"KEN-UGA-2019-01": ["a", "u"]}
    assert sorted_into([undated, told("a", day="2019-01-03"), told("b", day="2019-12-03")])["KEN-UGA"] == ["u"]


def test_what_a_person_has_placed_draws_what_is_linked_to_it_to_the_closest() -> None:
    readings = [
        told("a", day="2019-01-03"), told("b", day="2019-02-03"), told("c", day="2019-02-20"),
        told("d", ("KEN", "SOM"), "2019-02-03"),
    ]  # fmt: skip
    assert sorted_into(readings, {"a": "fish", "c": "lake"}) == {
        "KEN-SOM-2019-02": ["d"], "fish": ["a"], "lake": ["b", "c"],
    }  # fmt: skip


@given(st.permutations(range(8)))
def test_the_order_of_reports_plays_no_part(order: list[int]) -> None:
    parties = [("KEN", "UGA"), ("KEN", "SOM"), ("KEN", "SOM", "UGA"), ()]
    readings = [told(f"r{n}", parties[n % 4], f"2019-0{n + 1}-05", issue="water") for n in range(8)]
    assert sorted_into([readings[n] for n in order]) == sorted_into(readings)


def test_two_thousand_reports_of_one_pair_are_sorted_at_once() -> None:
    readings = [told(f"r{n}", day=day_after("2010-01-01", n), issue="water", mediators=("DJI",)) for n in range(2000)]
    assert list(sorted_into(readings)) == ["KEN-UGA-2010-01"]
