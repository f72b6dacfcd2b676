"""Groups that share a state's code, and outlets that a reading takes for parties."""

from msgspec.structs import replace

from dragoman.model import Actor, Meeting, Position, Reading, Statement
from dragoman.record.namesakes import without_namesakes
from dragoman.record.told import told_in_order
from tests.builders import report

GUYANA = Actor(id="GUY", kind="state", name="Guyana", code="GUY")


def only(reading: Reading, outlet: str | None = None) -> Reading:
    """The one reading, of a report of an outlet, without namesakes."""
    of = replace(reading, report=replace(reading.report, outlet=outlet))
    return without_namesakes(told_in_order([of]))[0].reading


def test_a_group_with_the_code_of_a_state_that_is_not_mentioned_is_a_group() -> None:
    actor = Actor(
        id="SPM",
        kind="state",
        name="Saint Pierre and Miquelon",
        code="SPM",
        aliases=("SPM", "Savannah Peoples' Movement"),
    )
    told = Reading(report=report("Guyana met the Savannah Peoples' Movement (SPM)."), actors=(GUYANA, actor))
    group = only(told).actors[1]
    assert (group.kind, group.name, group.id) == ("group", "Savannah Peoples' Movement", "SPM")
    assert group.aliases == ("SPM",)
    mentioned = Reading(
        report=report("The Savannah Peoples' Movement met in Saint Pierre and Miquelon."), actors=(actor,)
    )
    assert only(mentioned).actors == (actor,)


def test_a_state_under_any_of_its_own_names_stays_a_state() -> None:
    actor = Actor(id="USA", kind="state", name="United States", code="USA", aliases=("U.S.", "Washington"))
    assert only(Reading(report=report("Washington said no."), actors=(actor,))).actors == (actor,)


def test_an_outlet_is_no_party_to_what_it_tells() -> None:
    of = report("Guyana will come, the Lake Agency learned.")
    agency = Actor(id="LAKE-AGENCY", kind="group", name="Lake Agency", code="LAKE-AGENCY")
    told = Reading(
        report=of,
        actors=(GUYANA, agency),
        meetings=(Meeting(id="m", parties=("GUY", "LAKE-AGENCY")),),
        statements=(
            Statement(
                id="s",
                report=of.id,
                speaker="LAKE-AGENCY",
                party="LAKE-AGENCY",
                kind="indirect",
                spans=((0, 6),),
                text="Guyana",
            ),
        ),
        positions=(Position(id="p", party="LAKE-AGENCY", stance="demands", issue="talks"),),
    )
    found = only(told, outlet="Lake Agency")
    assert found.actors == (GUYANA,)
    assert found.meetings[0].parties == ("GUY",)
    assert found.statements[0].speaker is None
    assert found.positions == ()


def test_a_party_that_puts_out_its_own_reports_stays_a_party() -> None:
    union = Actor(id="LAKE-UNION", kind="group", name="Lake Union", code="LAKE-UNION")
    assert only(Reading(report=report("Lake Union said no."), actors=(union,)), outlet="Lake Union").actors == (union,)
