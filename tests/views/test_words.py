from typing import get_args

import pytest

from dragoman.model import Actor, Hedge, Meeting, MeetingFormat, Office, Outcome, Stance, StatementKind
from dragoman.views.words import Names, issue, labels, office, on_issue, ordinal, outcome, written_date


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, None),
        ("2024-06-11", "11 June 2024"),
        ("2024-06", "June 2024"),
        ("Tuesday", "Tuesday"),
        ("2024-99", "2024-99"),
    ],
)
def test_dates_are_written_out(when: str | None, words: str | None) -> None:
    assert written_date(when) == words


def test_rounds_are_counted_in_words() -> None:
    assert [ordinal(n) for n in (1, 4, 12, 13, 21, 22, 111, 0)] == [
        "first",
        "fourth",
        "twelfth",
        "13th",
        "21st",
        "22nd",
        "111th",
        "0th",
    ]


def test_an_office_is_words_and_none_is_nothing() -> None:
    assert office("foreign-minister") == "foreign minister"
    assert office("head-of-state", several=True) == "heads of state"
    assert office("none") is None
    assert issue("security-guarantees") == "security guarantees"


@pytest.mark.parametrize(
    ("table", "type_"),
    [
        ("offices", Office),
        ("outcomes", Outcome),
        ("stances", Stance),
        ("kinds", StatementKind),
        ("hedges", Hedge),
        ("meetings", MeetingFormat),
    ],
)
def test_every_label_has_words(table: str, type_: object) -> None:
    assert set(get_args(type_)) - {"none"} == set(labels(table))


ACTORS = {
    actor.id: actor
    for actor in (
        Actor(id="HTI", kind="state", name="Haiti", code="HTI"),
        Actor(id="BHS", kind="state", name="Bahamas", code="BHS"),
        Actor(id="NSL", kind="group", name="Northern Salt League", code="NSL"),
        Actor(id="SLF", kind="group", name="SLF", code="SLF"),
        Actor(id="NAT", kind="organisation", name="NATO", code="NAT"),
        Actor(id="BHS-HTI", kind="group", name="BHS-HTI", code="BHS-HTI"),
        Actor(id="x", kind="person", name="Winsome Carty", office="none", party="BHS"),
    )
}


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("HTI", "Haiti"),
        ("BHS", "the Bahamas"),
        ("NSL", "the Northern Salt League"),
        ("SLF", "the SLF"),
        ("NAT", "NATO"),
        ("BHS-HTI", "the Bahamas and Haiti"),
        ("HTI-NSL-SLF", "Haiti, the Northern Salt League and the SLF"),
        ("x", "Winsome Carty"),
        ("ATLANTIS-TRUST", "ATLANTIS-TRUST"),
    ],
)
def test_names_stand_in_a_sentence_as_they_are_read(actor: str, words: str) -> None:
    assert Names(ACTORS).in_sentence(actor) == words


def test_a_person_has_an_office_and_a_party_as_far_as_known() -> None:
    assert Names(ACTORS).office_and_party("x") == ("Bahamas",)


def test_an_issue_reads_after_on_as_a_sentence_has_it() -> None:
    assert [on_issue(one) for one in ("border", "security-guarantees", "other", "EU-membership", "fish-quota")] == [
        "the border",
        "security guarantees",
        "other issues",
        "EU membership",
        "fish quota",
    ]


def test_only_issues_that_are_known_read_otherwise_in_a_sentence() -> None:
    assert set(labels("issues-in-sentences")) <= set(labels("issues"))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ('day told of it; "postponed"', "postponed"),
        ('day told of it; "put off"', "postponed"),
        ('day told of it; "called off"', "called off"),
        ('day told of it; "walked out"', "broken off"),
        ('day told of it; "talks froze"', "suspended"),
        ('day told of it; "no sidewalk to breakfast on"', "called off, postponed or broken off"),
    ],
)
def test_what_was_called_off_is_told_by_whole_words(reason: str, words: str) -> None:
    assert outcome(Meeting(id="x/m1", outcome="called-off", reason=reason)) == words
