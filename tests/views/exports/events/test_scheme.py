"""What PLOVER and CAMEO tell by a type or code alone."""

import pytest

from dragoman.model import Position
from dragoman.views.exports.events import scheme
from dragoman.views.exports.events.entities import cow_number, is_country
from dragoman.views.exports.events.told import told_in
from dragoman.vocabulary import load
from tests.made import span
from tests.views.exports.events.made import OF, event, part

QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


@pytest.mark.parametrize(("quad", "kind"), [(quad, kind) for quad, kinds in QUADS.items() for kind in kinds])
def test_each_category_has_its_quad_class(quad: int, kind: str) -> None:
    assert scheme.quad_of_type(kind) == quad


def test_all_types_that_reading_tells_have_a_quad_class() -> None:
    grammar = load("languages/en-events")
    kinds = {sense["type"] for name in ("act", "attitude") for sense in grammar[name]}
    assert {kind for kind in kinds if scheme.quad_of_type(kind) is None} == set()
    assert len({kind for kinds in QUADS.values() for kind in kinds}) == 16


@pytest.mark.parametrize(
    ("code", "quad"),
    [
        ("036", 1),
        ("046", 1),
        ("057", 1),
        ("061", 2),
        ("0871", 2),
        ("106", 3),
        ("125", 3),
        ("139", 3),
        ("164", 4),
        ("190", 4),
    ],
)
def test_a_cameo_code_has_the_quad_class_of_its_root(code: str, quad: int) -> None:
    assert scheme.quad_of_code(code) == quad


@pytest.mark.parametrize("code", ["", "0", "04", "CONSULT", "²46", "04610"])
def test_what_is_no_code_has_no_root_and_no_quad_class(code: str) -> None:
    assert scheme.root_of(code) is None
    assert scheme.quad_of_code(code) is None


def test_every_code_that_reading_gives_has_a_root_and_but_for_106_a_goldstein_score() -> None:
    grammar = load("languages/en-events")
    codes = {sense["cameo"] for sense in grammar["act"] if sense.get("cameo")}
    codes |= {code for table in grammar["codes"].values() for _mode, code in table.values()}
    assert {code for code in codes if scheme.root_of(code) is None} == set()
    assert {code for code in codes if scheme.goldstein_of(code) is None} == {"106"}


@pytest.mark.parametrize(
    ("topic", "promised", "demanded", "refused"),
    [("meet", "036", "106", "125"), ("settle", "037", "107", "127"), ("accept-mediation", "038", "108", "126")],
)
def test_codes_of_negotiation_are_those_of_the_codebook(topic: str, promised: str, demanded: str, refused: str) -> None:
    codes = load("languages/en-events")["codes"]
    assert [codes[table][topic][1] for table in ("agree", "demand", "reject")] == [promised, demanded, refused]
    assert [scheme.quad_of_code(code) for code in (promised, demanded, refused)] == [1, 3, 3]


def test_an_event_keeps_its_own_code_and_gets_one_only_where_plover_stands_for_one_alone() -> None:
    def code(**facts: object) -> str | None:
        (told,) = told_in(part(event(**facts)))  # type: ignore[arg-type]
        return scheme.code_of(told)

    assert code(cameo="045", mode="phone") == "045"
    assert code(mode="phone") == "041"
    assert code(mode="visit") == "042"
    assert code(mode="third-party") is None
    assert code(type="REJECT", mode="meet") is None


def test_contexts_come_from_the_code_from_positions_on_the_same_words_and_from_a_day_to_come() -> None:
    def contexts(positions: tuple[Position, ...] = (), **facts: object) -> list[str]:
        (told,) = told_in(part(event("a truce", **facts), positions=positions))  # type: ignore[arg-type]
        return scheme.contexts_of(told)

    def position(words: str, issue: str) -> Position:
        return Position(id=issue, party="TAGUA", stance="demands", issue=issue, evidence=(span(OF, words),))

    assert contexts() == []
    assert contexts(cameo="0871") == ["military"]
    assert contexts(cameo="046") == ["diplomatic"]
    assert contexts((position("for a truce", "ceasefire"), position("flew", "trade"))) == ["military"]
    assert contexts((position("for a truce", "an-issue-of-my-own"),)) == []
    assert contexts(date="2024-07-01", cameo="036") == ["diplomatic", "future"]


def test_numbers_of_states_are_of_states_that_we_know_and_shared_only_by_those_that_followed_one_another() -> None:
    numbers = load("cow")
    assert [code for code in numbers if not is_country(code)] == []
    shared = {code for code in numbers if list(numbers.values()).count(numbers[code]) > 1}
    assert shared == {"SUN", "RUS", "YUG", "SCG", "SRB"}
    assert (cow_number("NOR"), cow_number("VNM"), cow_number("IGO"), cow_number(None)) == (385, 816, None, None)
