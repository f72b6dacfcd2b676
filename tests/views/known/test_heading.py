from dragoman.views.known.backing import Backing
from dragoman.views.known.heading import heading_of
from tests.views.known.parts import entry, meeting, move, report
from tests.views.web.process.conftest import Make


def test_the_parties_stand_in_words_and_mediators_apart(made: Make) -> None:
    known = made(
        meetings=(
            meeting("m1", "2019-03-01", "Karonga", "no-agreement"),
            meeting("m2", "2019-06-02", "Mbala", "planned"),
        )
    )
    heading = heading_of(known, Backing(known))
    assert heading.parties == "Malawi and Zambia"
    assert heading.through == "Tanzania"
    assert heading.hosted == "Karonga"
    assert heading.span == "1 March 2019"
    assert heading.last == known.record.meetings[0]
    assert heading.came_of_it == "they reached no agreement"
    assert heading.planned == known.record.meetings[1]


def test_movements_after_the_last_meeting_are_told_before_those_with_it(made: Make) -> None:
    parts = {
        "meetings": (meeting("m1", "2019-03-01", "Karonga", "continues"),),
        "positions": (entry("a", "MWI", "rejects"),),
    }
    early, late = (move("MWI", "rejects", "accepts", "2019-03-01"), move("ZMB", "offers", "rejects", "2019-03-09"))
    known = made(**parts, movements=(early, late))
    heading = heading_of(known, Backing(known))
    assert heading.when == "Since then"
    assert [(mover.party, [what for _, what, _ in mover.moves]) for mover in heading.moved] == [
        ("Zambia", ["withdrew its offer"])
    ]
    known = made(**parts, movements=(early,))
    heading = heading_of(known, Backing(known))
    assert heading.when == "With it"
    assert heading.moved[0].moves[0][1] == "moved from refusal to acceptance"


def test_what_moved_on_the_second_day_of_a_meeting_moved_with_it(made: Make) -> None:
    days = {"2019-03-02": "With it", "2019-03-09": "Since then"}
    for day, when in days.items():
        known = made(
            meetings=(meeting("m1", "2019-03-01", "Karonga", "agreement"),),
            movements=(move("MWI", "rejects", "accepts", day),),
        )
        assert heading_of(known, Backing(known)).when == when


def test_without_meetings_those_who_hold_positions_are_named(made: Make) -> None:
    known = made(reports=(report(1),), positions=(entry("a", "ZMB", "offers"), entry("b", "MWI", "rejects")))
    heading = heading_of(known, Backing(known))
    assert heading.parties == "Malawi and Zambia"
    assert heading.span is None
    assert heading.last is None


def test_nothing_known_is_said(made: Make) -> None:
    known = made(reports=(report(1),))
    assert heading_of(known, Backing(known)).parties == "No parties that negotiate were found"


def test_each_movement_says_how_many_outlets_tell_of_it_and_like_ones_say_it_once(made: Make) -> None:
    both = ("r1", "r2")
    known = made(
        reports=(report(1, "2019-03-01", "Lake Post"), report(2, "2019-03-02", "Delta Wire")),
        movements=(
            move("MWI", "rejects", "accepts", "2019-03-01", "fishing"),
            move("MWI", "demands", "accepts", "2019-03-01", "trade", score=0.8),
            move("MWI", "offers", "accepts", "2019-03-01", "water", score=0.7, reports=both),
        ),
    )
    (mover,) = heading_of(known, Backing(known)).moved
    assert [told for _, _, told in mover.moves] == ["", "one outlet", "2 outlets"]
