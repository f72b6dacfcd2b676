"""How many outlets stand behind a claim, the same on every page."""

import pytest

from dragoman.model import Origin
from dragoman.views.known.backing import Backing
from dragoman.views.known.known import Known
from dragoman.views.web.entities.held import one_held
from dragoman.views.web.report.elsewhere import where_else
from tests.views.known.parts import entry, report
from tests.views.web.process.conftest import Make


@pytest.fixture
def known(made: Make) -> Known:
    """The Lake Post with two reports, the Istmo Press that prints the first, the Delta Wire, and a report of nobody."""
    outlets = ("Lake Post", "Lake Post", "Istmo Press", "Delta Wire", None)
    return made(
        reports=tuple(report(number, "2019-03-01", outlet) for number, outlet in enumerate(outlets, 1)),
        origins=(
            Origin(id="r1", reports=("r1", "r3")),
            *(Origin(id=one, reports=(one,)) for one in ("r2", "r4", "r5")),
        ),
        positions=(entry("p", "MWI", "rejects", reports=("r1", "r3")),),
    )


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (("r1", "r2"), "one outlet"),
        (("r1", "r3"), "one outlet"),
        (("r3", "r4"), "2 outlets"),
        (("r5",), "outlet not named"),
        (("r1", "r5"), "one outlet and one not named"),
    ],
)
def test_a_copy_is_no_second_outlet_and_what_is_not_named_is_none(
    known: Known, reports: tuple[str, ...], said: str
) -> None:
    assert Backing(known).said(reports) == said


def test_pages_of_parties_and_issues_count_as_the_matrix_does(known: Known) -> None:
    assert one_held(known, known.entries["p"]).backing == "one outlet"


@pytest.mark.parametrize(
    ("own", "others", "words"),
    [
        ("r1", ("r2",), "also in another report"),
        ("r1", ("r3",), "printed by others"),
        ("r3", ("r1",), "from the report that this one prints"),
        ("r1", ("r3", "r4"), "also in another outlet"),
        ("r4", ("r1", "r2", "r3"), "also in another outlet"),
        ("r1", ("r5", "r2"), "also in 2 other reports"),
    ],
)
def test_where_words_stand_as_well_leaves_out_the_own_outlet_and_copies(
    known: Known, own: str, others: tuple[str, ...], words: str
) -> None:
    assert where_else(known.reports[own], [known.reports[one] for one in others], known) == words
