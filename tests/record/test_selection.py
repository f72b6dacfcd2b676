"""Some of the statements of a reading: who speaks, for whom, in which way, how sure."""

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Actor, Event, Meeting, Position, Reading
from dragoman.record.assemble import assemble
from dragoman.record.selection import (
    Selection,
    least_score,
    only_statements,
    only_surest,
    selected,
    selection_of,
    surest,
    told,
)
from dragoman.record.verify import verify
from tests.builders import report
from tests.made import UNREADABLE, empty, lighthouse, statement

TEXT = "“The dam stays,” Ruth Okello said. Kenya and Uganda said they would meet again. Uganda said it would pay."


def dam() -> Reading:
    """A person, two sides together, one of them alone."""
    of = report(TEXT, name="dam.txt")
    return Reading(
        report=of,
        actors=(
            Actor(id=f"{of.id}/okello", kind="person", name="Ruth Okello", aliases=("Okello",), party="KEN"),
            Actor(id="KEN", kind="state", name="Kenya", code="KEN"),
            Actor(id="UGA", kind="state", name="Uganda", code="UGA", aliases=("Kampala",)),
            Actor(id="TZA", kind="state", name="Tanzania", code="TZA"),
            Actor(id="KEN-UGA", kind="group", name="KEN-UGA", code="KEN-UGA"),
        ),
        statements=(
            statement(of, 1, "The dam stays,", kind="direct", speaker=f"{of.id}/okello", party="KEN", score=0.9),
            statement(of, 2, "they would meet again", kind="indirect", speaker="KEN-UGA", party=None, score=0.5),
            statement(of, 3, "it would pay", kind="indirect", speaker="UGA", party="UGA", score=0.3),
        ),
    )


def found(reading: Reading, selection: Selection) -> Reading:
    """The reading that is left of a reading."""
    left = selected(reading, selection)
    assert isinstance(left, Reading)
    return left


def numbers(reading: Reading, **wanted: Any) -> str:
    """Which statements are left, by their numbers."""
    return "".join(one.id[-1] for one in found(reading, selection_of(**wanted)).statements)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"names": ["Ruth Okello"]}, "1"),
        ({"names": ["okello, ruth"]}, "1"),
        ({"names": ["Okelo"]}, "1"),
        ({"names": ["Kenya"]}, "2"),
        ({"names": ["uganda"]}, "23"),
        ({"names": ["Kampala"]}, "23"),
        ({"names": ["UGA", "Okello"]}, "123"),
        ({"names": ["Tanzania"]}, ""),
        ({"names": ["Paul Okello"]}, ""),
        ({"parties": ["KEN"]}, "12"),
        ({"parties": ["Uganda"]}, "23"),
        ({"parties": ["KEN", "UGA"]}, "123"),
        ({"parties": ["TZA"]}, ""),
        ({"kinds": ["direct"]}, "1"),
        ({"kinds": ["direct", "indirect"]}, "123"),
        ({"kinds": ["mixed"]}, ""),
        ({"score": 0.5}, "12"),
        ({"score": 0}, "123"),
        ({"score": 1}, ""),
        ({"parties": ["KEN"], "kinds": ["indirect"], "score": 0.4}, "2"),
        ({}, "123"),
    ],
)
def test_statements_are_left_that_meet_all_that_is_asked(wanted: dict[str, Any], left: str) -> None:
    assert numbers(dam(), **wanted) == left


def test_a_speaker_without_a_name_is_nobody_who_is_asked_for() -> None:
    assert numbers(lighthouse(), names=["harbour pilot"]) == ""
    assert numbers(lighthouse(), names=["Delice"]) == "2"


def test_the_actors_that_are_needed_are_kept() -> None:
    left = found(dam(), selection_of(kinds=["indirect"], score=0.5))
    assert [actor.id for actor in left.actors] == ["KEN", "UGA", "KEN-UGA"]


def test_no_statement_refers_to_one_that_is_left_out() -> None:
    reading = dam()
    _, outer, inner = reading.statements
    nested = replace(reading, statements=(outer, replace(inner, quoted_in=outer.id)))
    assert found(nested, Selection()).statements[1].quoted_in == outer.id
    assert found(nested, selection_of(names=["Uganda"])).statements[1].quoted_in == outer.id
    assert found(nested, selection_of(kinds=["direct"])).statements == ()
    alone = replace(nested, statements=(replace(outer, kind="mixed"), *nested.statements[1:]))
    assert found(alone, selection_of(kinds=["indirect"])).statements[0].quoted_in is None


def test_a_report_that_could_not_be_read_stays() -> None:
    assert selected(UNREADABLE, selection_of(kinds=["direct"])) is UNREADABLE


def test_readings_in_which_nothing_is_said_are_left_out() -> None:
    assert list(told([empty(), dam(), UNREADABLE])) == [dam(), UNREADABLE]


def test_the_reading_that_was_given_stays_as_it_was() -> None:
    reading = dam()
    selected(reading, selection_of(kinds=["direct"]))
    assert reading == dam()


def test_only_statements_keeps_the_sides_that_speak_together() -> None:
    assert [actor.name for actor in only_statements(dam()).actors] == ["Ruth Okello", "Kenya", "Uganda", "KEN-UGA"]


def test_a_selection_that_asks_for_nothing_is_none() -> None:
    assert not selection_of()
    assert selection_of(score=0.1)
    assert selection_of(kinds=["direct"])


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"names": [""]}, "No name in ''. Write a person or a party as reports do"),
        ({"names": ["?!"]}, "No name in '?!'."),
        ({"parties": ["XYZ"]}, "Unknown party 'XYZ'."),
        ({"score": -0.1}, "the score -0.1. Write a number from 0 to 1: --min-score 0.5."),
        ({"score": 2}, "the score 2."),
        ({"score": float("nan")}, "the score nan."),
    ],
)
def test_what_names_nothing_is_an_error_with_the_way_out(wanted: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        selection_of(**wanted)
    assert message in str(raised.value)


def told_of(reading: Reading) -> Reading:
    """The dam's reading with a meeting, a position and an event, and people and parties less sure than those."""
    of = reading.report
    actors = tuple(replace(actor, score=0.4) for actor in reading.actors)
    return replace(
        reading,
        actors=(*actors, Actor(id=f"{of.id}/musa", kind="person", name="Ali Musa", party="TZA", score=0.9)),
        meetings=(Meeting(id="m1", parties=("KEN",), participants=(f"{of.id}/okello",), score=0.9),),
        positions=(Position(id="p1", party="KEN", target="KEN-UGA", stance="offers", issue="water", score=0.6),),
        events=(Event(id="e1", type="CONSULT", actors=("UGA",), recipients=("KEN",), score=0.7),),
    )


@pytest.mark.parametrize(
    ("least", "kept"),
    [
        (0, "m1 s1 s2 s3 p1 e1"),
        (0.3, "m1 s1 s2 s3 p1 e1"),
        (0.5, "m1 s1 s2 p1 e1"),
        (0.65, "m1 s1 e1"),
        (0.9, "m1 s1"),
        (1, ""),
    ],
)
def test_entries_of_every_kind_are_left_that_are_as_sure_as_asked(least: float, kept: str) -> None:
    sure = surest(told_of(dam()), least)
    meetings, statements, positions, events = (
        [entry.id for entry in entries] for entries in (sure.meetings, sure.statements, sure.positions, sure.events)
    )
    assert " ".join(name.rpartition("/")[2] for name in (*meetings, *statements, *positions, *events)) == kept


@pytest.mark.parametrize(
    ("least", "kept"),
    [
        (0, "Ruth Okello, Kenya, Uganda, Tanzania, KEN-UGA, Ali Musa"),
        (0.5, "Ruth Okello, Kenya, Uganda, Tanzania, KEN-UGA, Ali Musa"),
        (0.65, "Ruth Okello, Kenya, Uganda, Tanzania, Ali Musa"),
        (0.9, "Ruth Okello, Kenya, Tanzania, Ali Musa"),
        (1, ""),
    ],
)
def test_people_and_parties_stay_who_are_sure_or_spoken_of(least: float, kept: str) -> None:
    assert ", ".join(actor.name for actor in surest(told_of(dam()), least).actors) == kept


@pytest.mark.parametrize("least", [0.1, 0.35, 0.45, 0.5, 0.65, 0.8, 0.95, 1])
@pytest.mark.parametrize("reading", [told_of(dam()), lighthouse()], ids=["dam", "lighthouse"])
def test_the_surest_of_a_reading_are_a_true_record(reading: Reading, least: float) -> None:
    assert verify(assemble([surest(reading, least)])) == ()


def test_what_is_left_out_is_counted_in_a_flag() -> None:
    assert surest(told_of(dam()), 0.65).report.flags == (
        "entries less sure than 0.65 left out: 1 actor, 2 statements, 1 position",
    )
    assert surest(told_of(dam()), 0.1).report.flags == ()


def test_no_statement_that_is_sure_refers_to_one_that_is_left_out() -> None:
    reading = dam()
    first, second, third = reading.statements
    nested = replace(reading, statements=(replace(first, quoted_in=third.id), second, third))
    assert surest(nested, 0.3).statements[0].quoted_in == third.id
    assert surest(nested, 0.5).statements[0].quoted_in is None


def test_without_a_least_score_a_reading_stays_as_it_was() -> None:
    assert surest(dam(), least_score(None)) == dam()


def test_a_report_that_could_not_be_read_stays_among_the_surest() -> None:
    assert list(only_surest([UNREADABLE, dam()], 0.5)) == [UNREADABLE, surest(dam(), 0.5)]
