"""Coded files taken into a store."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.importing import Choices, taken
from dragoman.model import Position, Reading
from dragoman.store import Store, open_store
from tests.importing.made import Said, coded_file
from tests.made import TEXT, lighthouse

LAMP = "We shall not hand over the lamp"
DUES = "harbour dues are halved"
BOATS = "send its boats home"
REPORT = lighthouse().report.id
FACTS = {"Notes": "", "Title": "The lamp", "Source": "The Gleaner", "Date": 1718150400}


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as store:
        store.add(lighthouse(), by="ana")
        yield store


def take(store: Store, tmp_path: Path, *said: Said, facts: dict[str, Any] | None = None, **choices: Any) -> Reading:
    """The lighthouse's report after a file with these statements was taken in by the desk."""
    given = {"Text": lighthouse().report.text, "Notes": f"dragoman:{REPORT}", **(facts or {})}
    path = coded_file(tmp_path / "a.dna", [(given, said)])
    (came,) = taken(store, [path], Choices(**{"by": "desk", **choices}))
    assert came.problems == []
    path.unlink()
    return store.corrected(came.report or "")


def position(reading: Reading, words: str) -> Position:
    """The position that rests on some words of it."""
    text = reading.report.text
    return next(p for p in reading.positions if text[p.evidence[0].start : p.evidence[0].end] == words)


def test_what_a_coder_says_as_the_program_does_is_confirmed_by_them(store: Store, tmp_path: Path) -> None:
    reading = take(store, tmp_path, Said(LAMP, "Winsome Carty", "Jamaica", "Territory", False, "eva"))
    same = position(reading, LAMP)
    assert (same.id, same.status, same.by) == (f"{REPORT}/p1", "confirmed", ("eva",))
    assert len(reading.positions) == 3


def test_what_a_coder_alone_has_found_is_added_with_its_words(store: Store, tmp_path: Path) -> None:
    reading = take(store, tmp_path, Said("agreed on the ferry", "", "Haiti", "Ferry", True, "eva"))
    new = position(reading, "agreed on the ferry")
    assert (new.party, new.stance, new.issue, new.status, new.by) == ("HTI", "accepts", "Ferry", "corrected", ("eva",))


def test_a_speaker_comes_with_what_they_say(store: Store, tmp_path: Path) -> None:
    words = "nobody has seen the lamp lit since May"
    reading = take(store, tmp_path, Said(words, "Pilot Reid", "Harbour Guild", "monitoring", True, "eva"))
    said = next(one for one in reading.statements if one.text == words)
    people = {actor.id: actor for actor in reading.actors}
    assert people[said.speaker or ""].name == "Pilot Reid"
    assert people[said.party or ""].name == "Harbour Guild"
    assert said.kind == "direct"


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    said = (
        Said(LAMP, "Winsome Carty", "Jamaica", "Territory", False, "eva"),
        Said("agreed on the ferry", "Pilot Reid", "Harbour Guild", "Ferry", True, "eva"),
    )
    once = take(store, tmp_path, *said)
    line = store.last_line()
    assert take(store, tmp_path, *said) == once
    assert store.last_line() == line


def test_a_report_that_is_not_there_is_read_and_added(tmp_path: Path) -> None:
    with open_store(":memory:") as store:
        reading = take(store, tmp_path, Said(LAMP, "", "Jamaica", "Territory", False, "eva"), facts=FACTS)
        assert reading.report.published == "2024-06-12"
        assert reading.report.outlet == "The Gleaner"
        assert position(reading, LAMP).by == ("eva",)


def test_coders_go_by_the_names_that_they_have_here_and_variables_by_theirs(store: Store, tmp_path: Path) -> None:
    reading = take(store, tmp_path, Said(LAMP, "", "Jamaica", "Territory", False), coders={"Admin": "ben"})
    assert position(reading, LAMP).by == ("ben",)


def test_a_blind_coding_takes_it_beside_the_record(store: Store, tmp_path: Path) -> None:
    said = (
        Said(LAMP, "", "Jamaica", "Territory", False, "eva"),
        Said(LAMP, "", "Jamaica", "Territory", True, "ben"),
        Said(DUES, "", "Haiti", "Trade", True, "ben"),
    )
    reading = take(store, tmp_path, *said, coding="autumn")
    assert {one.status for one in reading.positions} == {"suggested"}
    coding = store.coding("autumn")
    assert coding.coders == ("eva", "ben")
    assert coding.finished == {"eva": (REPORT,), "ben": (REPORT,)}
    assert [one.stance for one in store.coded("autumn", REPORT, "eva").positions] == ["rejects"]
    assert [one.stance for one in store.coded("autumn", REPORT, "ben").positions] == ["accepts", "accepts"]


def test_what_was_deleted_is_rejected_where_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    reading = take(store, tmp_path, Said(LAMP, "", "Jamaica", "Territory", False, "eva"), missing=True)
    assert [one.id for one in reading.positions] == [f"{REPORT}/p1"]
    assert reading.statements == ()


def test_words_that_do_not_stand_in_the_report_are_told(store: Store, tmp_path: Path) -> None:
    said = Said("The third pier", "", "Jamaica", "Territory", False, "eva")
    facts = {"Text": f"{TEXT} The third pier.", "Notes": f"dragoman:{REPORT}"}
    path = coded_file(tmp_path / "a.dna", [(facts, [said])])
    (came,) = taken(store, [path], Choices(by="desk"))
    assert came.problems == ["statement 1: its words 'The third pier' do not stand in the report"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_follow(store: Store, tmp_path: Path) -> None:
    good = coded_file(tmp_path / "b.dna", [({"Text": TEXT, "Notes": f"dragoman:{REPORT}"}, [])])
    first, second = taken(store, [tmp_path / "a.dna", good], Choices(by="desk"))
    assert "There is no file" in first.problems[0]
    assert second.report == REPORT
