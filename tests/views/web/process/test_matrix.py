from dragoman.model import KnownActor
from dragoman.views.known.asked import Asked
from dragoman.views.known.backing import Backing
from dragoman.views.web.process.matrix import OTHERS, matrix_of
from tests.views.known.parts import entry, meeting, move, report
from tests.views.web.process.conftest import Make

ASKED = Asked()


def test_parties_that_negotiate_stand_before_mediators(made: Make) -> None:
    known = made(
        meetings=(meeting("m1", "2019-03-01"),),
        positions=(entry("a", "TZA", "offers"), entry("b", "ZMB", "offers"), entry("c", "MWI", "rejects")),
    )
    matrix = matrix_of(known, ASKED, Backing(known))
    assert matrix.columns == ("MWI", "ZMB", "TZA")
    assert matrix.leading == 2


def test_many_parties_are_folded_into_others(made: Make) -> None:
    codes = [f"P{n}" for n in range(9)]
    known = made(
        actors=tuple(KnownActor(id=code, kind="group", name=code) for code in codes),
        positions=tuple(entry(code, code, "offers") for code in codes),
    )
    matrix = matrix_of(known, ASKED, Backing(known))
    assert matrix.columns[-1] == OTHERS
    assert {*matrix.columns[:-1], *matrix.folded} == set(codes)
    last = matrix.rows[0].cells[-1]
    assert len(last.lines) + last.more == len(matrix.folded)
    assert last.lines[0].party in matrix.folded


def test_a_cell_shows_the_way_to_what_is_held_now(made: Make) -> None:
    known = made(
        positions=(
            entry("a", "MWI", "rejects", since="2019-03-01", until="2019-04-01"),
            entry("b", "MWI", "conditions", since="2019-04-01", until="2019-05-01"),
            entry("c", "MWI", "accepts", since="2019-05-01"),
        ),
        movements=(
            move("MWI", "rejects", "conditions", "2019-04-01", before="a", after="b"),
            move("MWI", "conditions", "accepts", "2019-05-01", before="b", after="c"),
        ),
    )
    row = matrix_of(known, ASKED, Backing(known)).rows[0]
    (line,) = row.cells[0].lines
    assert line.entry.id == "c"
    assert line.way == ("rejects", "conditions")
    assert not line.dropped
    assert row.moved == 2
    assert row.spark is not None
    assert row.spark.words == "1 on 1 April 2019, 1 on 1 May 2019"


def test_a_demand_that_was_given_up_says_so(made: Make) -> None:
    known = made(
        positions=(entry("a", "MWI", "demands", until="2019-04-01"),),
        movements=(move("MWI", "demands", None, "2019-04-01", before="a", kind="withdrawn"),),
    )
    (line,) = matrix_of(known, ASKED, Backing(known)).rows[0].cells[0].lines
    assert line.dropped
    assert line.given_up


def test_a_range_shows_what_was_held_at_its_end(made: Make) -> None:
    known = made(
        positions=(
            entry("a", "MWI", "rejects", since="2019-03-01", until="2019-05-01"),
            entry("b", "MWI", "accepts", since="2019-05-01"),
        )
    )
    asked = Asked(since="2019-03-01", until="2019-04-01")
    (line,) = matrix_of(known, asked, Backing(known)).rows[0].cells[0].lines
    assert line.entry.id == "a"
    assert not line.dropped


def test_faint_entries_are_counted_and_shown_when_asked_for(made: Make) -> None:
    known = made(positions=(entry("a", "MWI", "rejects"), entry("b", "MWI", "offers", issue="borders", score=0.2)))
    matrix = matrix_of(known, ASKED, Backing(known))
    assert matrix.issues == 1
    assert matrix.faint == 1
    assert matrix_of(known, Asked(faint="1"), Backing(known)).issues == 2


def test_a_disputed_or_confirmed_entry_is_never_faint(made: Make) -> None:
    known = made(
        positions=(
            entry("a", "MWI", "rejects", score=0.1, disputed=True),
            entry("b", "ZMB", "offers", score=0.1, status="confirmed"),
        )
    )
    matrix = matrix_of(known, ASKED, Backing(known))
    assert matrix.faint == 0
    assert any(cell.disputed for cell in matrix.rows[0].cells)


def test_a_rejected_entry_is_shown_only_when_asked_for(made: Make) -> None:
    known = made(positions=(entry("a", "MWI", "rejects", status="rejected"),))
    assert not matrix_of(known, ASKED, Backing(known)).rows
    assert matrix_of(known, Asked(status="rejected"), Backing(known)).rows


def test_two_reports_of_one_outlet_are_one_outlet(made: Make) -> None:
    known = made(
        reports=(report(1, "2019-03-01", "Lake Post"), report(2, "2019-03-02", "Lake Post"), report(3)),
        positions=(
            entry("a", "MWI", "rejects", reports=("r1", "r2")),
            entry("b", "ZMB", "offers", reports=("r1", "r3")),
        ),
    )
    cells = {cell.party: cell for cell in matrix_of(known, ASKED, Backing(known)).rows[0].cells}
    assert cells["MWI"].backing == "one outlet"
    assert cells["ZMB"].backing == "one outlet and one not named"
