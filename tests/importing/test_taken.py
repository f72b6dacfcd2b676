"""Coded files taken into a store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.importing import Choices, taken
from dragoman.model import Correction, Position, Reading
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


def test_two_documents_of_one_file_are_told_apart_and_broken_ones_are_told(store: Store, tmp_path: Path) -> None:
    path = coded_file(tmp_path / "a.dna", [({"Text": ""}, []), (FACTS | {"Notes": f"dragoman:{REPORT}"}, [])])
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE DOCUMENTS SET Text = NULL, Title = NULL, Date = 'never' WHERE ID = 1")
    nothing, known = taken(store, [path], Choices(by="desk"))
    assert nothing.report is None
    assert nothing.problems
    assert (known.report, known.problems) == (REPORT, [])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE STATEMENTS SET Start = -5", "it stands at no words of its text"),
        ("UPDATE STATEMENTS SET Start = Stop + 3", "it stands at no words of its text"),
        ("UPDATE STATEMENTS SET Start = 99999999, Stop = 99999999999", "it stands at no words of its text"),
        ("UPDATE STATEMENTS SET Start = NULL, Stop = 'x'", "it stands at no words of its text"),
        ("DELETE FROM ENTITIES", "it names nobody and no concept"),
        ("UPDATE ENTITIES SET Value = NULL", "it names nobody and no concept"),
        ("UPDATE ENTITIES SET Value = x'ff' WHERE VariableId <> 3", None),
        ("UPDATE DATABOOLEAN SET Value = 'perhaps'", None),
        ("UPDATE STATEMENTS SET Coder = 99", None),
        ("UPDATE CODERS SET Name = ' '", None),
        ("UPDATE ENTITIES SET Value = ''", "it names nobody and no concept"),
        ("UPDATE ENTITIES SET Value = '' WHERE VariableId = 2", "'Territory' is held by no organization"),
    ],
)
def test_a_broken_statement_is_told_and_the_others_are_taken(
    change: str, told: str | None, store: Store, tmp_path: Path
) -> None:
    said = Said(LAMP, "", "Jamaica", "Territory", False, "eva")
    path = coded_file(tmp_path / "a.dna", [({"Text": lighthouse().report.text, "Notes": f"dragoman:{REPORT}"}, [said])])
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(change)
    (came,) = taken(store, [path], Choices(by="desk"))
    assert [problem.startswith(f"statement 1: {told}") for problem in came.problems] == ([True] if told else [])
    assert bool(came.counts) == (told is None)


def test_statements_of_a_type_of_another_kind_are_left_alone(store: Store, tmp_path: Path) -> None:
    path = coded_file(tmp_path / "a.dna", [({"Text": TEXT}, [Said(LAMP, "a", "b", "c", True)])])
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE VARIABLES SET Variable = 'frame ' || ID")
    (came,) = taken(store, [path], Choices(by="desk"))
    assert (came.problems, dict(came.counts)) == ([], {})


def test_whoever_coded_and_was_corrected_since_is_not_taken_again(store: Store, tmp_path: Path) -> None:
    said = Said("agreed on the ferry", "", "Haiti", "Ferry", True, "eva")
    (new,) = (one for one in take(store, tmp_path, said).positions if one.issue == "Ferry")
    changed = msgspec.to_builtins(new) | {"stance": "offers"}
    store.correct(Correction(report=REPORT, kind="position", deed="edit", entry=new.id, after=changed), by="ben")
    assert [one.stance for one in take(store, tmp_path, said).positions if one.issue == "Ferry"] == ["offers"]


def test_an_agreement_confirms_whatever_agrees_there(store: Store, tmp_path: Path) -> None:
    offered = next(one for one in lighthouse().positions if one.stance not in ("rejects", "accepts"))
    words = lighthouse().report.text[offered.evidence[0].start : offered.evidence[0].end]
    names = {one.id: one.name for one in lighthouse().actors}
    reading = take(store, tmp_path, Said(words, "", names[offered.party], offered.issue, True, "eva"))
    assert [one.by for one in reading.positions if one.id == offered.id] == [("eva",)]
    assert len(reading.positions) == len(lighthouse().positions)


def test_a_run_that_was_ended_and_is_begun_again_ends_like_one_that_was_not(tmp_path: Path) -> None:
    said = [Said(LAMP, "Pilot Reid", "Harbour Guild", "monitoring", True, "eva"),
            Said(DUES, "", "Haiti", "Trade", True, "ben")]  # fmt: skip
    texts = [f"{lighthouse().report.text} Number {n}." for n in range(3)]
    path = coded_file(
        tmp_path / "a.dna", [({"Text": text, "Title": f"The lamp {n}"}, said) for n, text in enumerate(texts)]
    )
    for coding in (None, "autumn"):
        with open_store(":memory:") as once, open_store(":memory:") as twice:
            for store in (once, twice):
                for n, text in enumerate(texts):
                    store.add(lighthouse(f"{n}.txt", text), by="ana")
            choices = Choices(by="desk", coding=coding)
            list(taken(once, [path], choices))
            begun = taken(twice, [path], choices)
            next(begun)
            begun.close()  # type: ignore[attr-defined]
            list(taken(twice, [path], choices))
            assert said_of(once) == said_of(twice)


def said_of(store: Store) -> list[Any]:
    """All that was said, without when."""
    return [(one.who, one.kind, one.payload) for one in store.log() if one.kind != "add"]
