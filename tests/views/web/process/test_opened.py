from dragoman.model import Disagreement, Span
from dragoman.views.known.asked import Asked
from dragoman.views.known.backing import Backing
from dragoman.views.known.changes import changed
from dragoman.views.web.process.matrix import matrix_of
from dragoman.views.web.process.opened import Opened, opened_of
from tests.views.known.parts import entry, report
from tests.views.web.process.conftest import Make


def opened(known: object, key: str) -> Opened | None:
    backing = Backing(known)  # type: ignore[arg-type]
    asked = Asked(open=key)
    return opened_of(known, asked, matrix_of(known, asked, backing), backing)  # type: ignore[arg-type]


def test_stances_stand_in_order_of_time_with_their_words(made: Make) -> None:
    late = Span(report="r1", start=49, end=72)
    known = made(
        positions=(
            entry("b", "MWI", "accepts", since="2019-05-01", evidence=(late,), detail="80 boats"),
            entry("a", "MWI", "rejects", since="2019-03-01", until="2019-05-01", detail="the lamp"),
        )
    )
    found = opened(known, "MWI/fishing")
    assert found is not None
    assert [one.entry.id for one in found.held] == ["a", "b"]
    assert found.held[1].came_from == "rejects"
    assert found.held[1].passages[0].quotation.words == "Malawi accepts 80 boats"


def test_what_changed_is_marked() -> None:
    assert changed("12 million dollars for a sawmill", "five million dollars for a sawmill") == (
        ("five", True),
        (" million dollars for a sawmill", False),
    )


def test_of_words_told_anew_only_new_figures_are_marked() -> None:
    assert changed("it wants 10 boats", "the harbour keeps 10 boats or 8") == (
        ("the harbour keeps 10 boats or", False),
        (" 8", True),
    )
    assert changed("the lamp", "boats for the harbour") == (("boats for the harbour", False),)
    assert changed(None, "60 boats") == (("60 boats", False),)
    assert changed("60 boats", None) == ()


def test_a_disputed_cell_opens_the_passages_of_both(made: Make) -> None:
    claim, other = Span(report="r1", start=0, end=23), Span(report="r2", start=25, end=48)
    known = made(
        reports=(report(1, "2019-03-01", "Lake Post"), report(2, "2019-03-02", "Shore News")),
        positions=(entry("a", "MWI", "rejects", disputed=True),),
        disagreements=(
            Disagreement(
                id="d", kind="whether", about="whether MWI accepted or refused: fishing", reports=("r1", "r2"),
                claims=("Malawi refuses the lamp.", "Zambia offers 60 boats."), evidence=(claim, other),
            ),
        ),
    )  # fmt: skip
    found = opened(known, "MWI/fishing")
    assert found is not None
    assert [claim.report.outlet for claim in found.disputes[0].claims] == ["Lake Post", "Shore News"]
    assert found.disputes[0].about == "Whether Malawi accepted or refused, on fishing"


def test_a_cell_in_which_nothing_is_held_does_not_open(made: Make) -> None:
    known = made(positions=(entry("a", "MWI", "rejects"),))
    assert opened(known, "MWI/borders") is None
    assert opened(known, "nonsense") is None
