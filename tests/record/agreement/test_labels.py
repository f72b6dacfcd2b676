"""Which entries of several coders are one unit, and what is said of each."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Actor, Meeting, Position, Reading, Report, Span, Statement
from dragoman.reading.grammar import paragraphs_of
from dragoman.record.agreement import agreement, differences
from dragoman.record.agreement.figures import Agreed
from dragoman.record.agreement.labels import labels_of

TEXT = "Peru offers a lower fee. Chile refuses the fee. The envoy said that talks go on. Nothing else was told."
REPORT = Report(id="r", name="r", text=TEXT, paragraphs=paragraphs_of(TEXT))


def where(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def statement(words: str = "that talks go on", **facts: Any) -> Statement:
    return Statement(**{"id": "s", "report": "r", "kind": "indirect", "spans": (where(words),), "text": words, **facts})


def position(words: str, party: str = "PER", stance: str = "offers", issue: str = "trade") -> Position:
    start, end = where(words)
    return Position(id="p", party=party, stance=stance, issue=issue, evidence=(Span(report="r", start=start, end=end),))  # type: ignore[arg-type]


def person(name: str, *aliases: str, **facts: Any) -> Actor:
    return Actor(id=f"r/{name.lower()}", kind="person", name=name, aliases=aliases, **facts)


def rows(**by_coder: Reading) -> dict[str, Agreed]:
    return {row.label: row for row in agreement({"r": by_coder})}


def reading(**entries: Any) -> Reading:
    return Reading(report=REPORT, **entries)


def units(label: str, **by_coder: Reading) -> list[dict[str, str]]:
    found = {one.name: of for one, of in labels_of({"r": by_coder})}[label]
    return [{**unit.said} for unit in found if len(unit.said) > 1]


def test_each_sentence_is_a_unit_of_where_statements_are() -> None:
    ana, ben = reading(statements=(statement(),)), reading(statements=(statement("Chile refuses"),))
    no, yes = "not marked", "marked"
    assert units("statement: in which sentences", ana=ana, ben=ben) == [
        {"ana": no, "ben": no},
        {"ana": no, "ben": yes},
        {"ana": yes, "ben": no},
        {"ana": no, "ben": no},
    ]


def test_each_word_counts_for_which_words_are_a_statement() -> None:
    row = rows(ana=reading(statements=(statement(),)), ben=reading(statements=(statement("talks go on"),)))
    assert row["statement: which words"].units == len(TEXT.split())
    assert row["statement: which words"].agreement == (len(TEXT.split()) - 1) / len(TEXT.split())


def test_a_longer_and_a_shorter_entry_are_one_where_half_of_the_shorter_is_shared() -> None:
    ana, ben = reading(statements=(statement(),)), reading(statements=(statement("on. Nothing"),))
    assert len(units("statement: kind", ana=ana, ben=ben)) == 1
    far = reading(statements=(statement("on. Nothing else was told"),))
    assert units("statement: kind", ana=ana, ben=far) == []


def test_of_positions_on_the_same_words_those_that_say_the_same_are_paired() -> None:
    ana = reading(
        positions=(position("Peru offers a lower fee"), position("Peru offers a lower fee", "CHL", "demands"))
    )
    ben = reading(positions=ana.positions[::-1])
    assert units("position: stance", ana=ana, ben=ben) == [
        {"ana": "demands", "ben": "demands"},
        {"ana": "offers", "ben": "offers"},
    ]


def test_an_entry_has_one_partner_of_each_coder() -> None:
    ana = reading(positions=(position("Chile refuses the fee"),))
    ben = reading(positions=(position("Chile refuses"), position("the fee")))
    assert len(units("position: stance", ana=ana, ben=ben)) == 1
    assert rows(ana=ana, ben=ben)["position: found"].agreement == 2 / 3


def test_a_speaker_is_the_same_under_one_of_their_names() -> None:
    ana = reading(actors=(person("Rosa Quispe", "Quispe"),), statements=(statement(speaker="r/rosa quispe"),))
    ben = reading(actors=(person("Quispe"),), statements=(statement(speaker="r/quispe"),))
    assert units("statement: speaker", ana=ana, ben=ben) == [{"ana": "Rosa Quispe", "ben": "Rosa Quispe"}]
    assert units("person: office", ana=ana, ben=ben) == [{"ana": "not given", "ben": "not given"}]


def test_a_speaker_who_is_not_named_is_something_that_a_coder_says() -> None:
    ana = reading(actors=(person("Quispe"),), statements=(statement(speaker="r/quispe"),))
    ben = reading(statements=(statement(),))
    assert units("statement: speaker", ana=ana, ben=ben) == [{"ana": "Quispe", "ben": "not named"}]


def test_each_hedge_is_a_label_of_its_own() -> None:
    row = rows(ana=reading(statements=(statement(hedges=("denied",)),)), ben=reading(statements=(statement(),)))
    assert row["statement: denied"].agreement == 0
    assert row["statement: future"].agreement == 1


def test_meetings_without_words_are_the_same_by_day_and_sides() -> None:
    ana = Meeting(id="m", date="2019-05-04", parties=("PER", "CHL"), place="Lima")
    ben = Meeting(id="m", date="2019-05-04", parties=("CHL", "PER"), place="Quito", outcome="agreement")
    both = {"ana": reading(meetings=(ana,)), "ben": reading(meetings=(ben,))}
    assert units("meeting: sides", **both) == [{"ana": "CHL, PER", "ben": "CHL, PER"}]
    assert units("meeting: outcome", **both) == [{"ana": "not given", "ben": "agreement"}]


def test_a_report_that_one_alone_has_coded_counts_for_nothing() -> None:
    assert rows(ana=reading(statements=(statement(),)))["statement: in which sentences"].units == 0


def test_differences_quote_the_passage_with_what_each_coder_says() -> None:
    ana = reading(positions=(position("Chile refuses the fee", "CHL", "rejects"), position("Peru offers a lower fee")))
    ben = reading(positions=(position("refuses the fee", "CHL", "demands"),))
    found, stance = differences({"r": {"ana": ana, "ben": ben}})
    assert (found.label, found.words) == ("position: found", "Peru offers a lower fee")
    assert found.said == {"ana": "marked", "ben": "not marked"}
    assert (stance.label, stance.words) == ("position: stance", "Chile refuses the fee")
    assert stance.said == {"ana": "rejects", "ben": "demands"}


SOME = st.lists(
    st.builds(
        position,
        st.sampled_from(["Peru offers", "a lower fee", "Chile refuses the fee", "refuses", "the fee", "talks go on"]),
        st.sampled_from(["PER", "CHL"]),
        st.sampled_from(["offers", "demands"]),
    ),
    max_size=5,
)


@settings(deadline=None)
@given(SOME)
def test_a_coder_agrees_wholly_with_the_same_codes(positions: list[Position]) -> None:
    own = reading(positions=tuple(positions))
    for row in rows(ana=own, ben=own).values():
        assert row.agreement in (None, 1)
        assert row.alpha in (None, 1)
    assert differences({"r": {"ana": own, "ben": own}}) == []


@settings(deadline=None)
@given(SOME, SOME, SOME)
def test_names_and_order_of_coders_change_no_figure(
    one: list[Position], two: list[Position], three: list[Position]
) -> None:
    a, b, c = (reading(positions=tuple(some)) for some in (one, two, three))
    plain, turned = rows(ana=a, ben=b), rows(ben=a, ana=b)
    assert {name: row.alpha for name, row in plain.items()} == {name: row.alpha for name, row in turned.items()}
    together = agreement({"r": {"ana": a, "ben": b, "cleo": c}})
    assert together == agreement({"r": {"cleo": c, "ben": b, "ana": a}})
