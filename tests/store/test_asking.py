import re
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.store import Store, open_store
from dragoman.store.questions import KINDS
from dragoman.store.words import phrases_of, words_of
from tests.made import lighthouse
from tests.store.made import told


@pytest.fixture
def lakes(store: Store) -> Store:
    """Two processes: Kenya and Uganda on water, Ethiopia and Sudan on a border."""
    readings = (
        told("one", day="2019-05-03", issue="water", outlet="Lake Post", words="The lake is ours"),
        told(
            "two", day="2019-05-20", issue="water", stance="offers", outlet="Shore News", words="Take half of the lake"
        ),
        told("three", ("ETH", "SDN"), "2019-05-09", issue="border", speaker="Lemma Tadesse", words="The wells stay"),
    )
    for reading in readings:
        store.add(reading, by="ana")
    return store


def found(store: Store, what: str, column: str, **about: str) -> list[object]:
    return [answer[column] for answer in store.ask(what, **about)]


def test_positions_are_asked_for_by_party_issue_and_time(lakes: Store) -> None:
    assert found(lakes, "positions", "stance", party="KEN") == ["demands", "offers"]
    assert found(lakes, "positions", "stance", party="Kenya", until="2019-05-10") == ["demands"]
    assert found(lakes, "positions", "stance", since="2019-05-10", until="2019-05-19", party="Kenya") == ["demands"]
    assert found(lakes, "positions", "party", issue="border") == ["ETH"]
    assert found(lakes, "positions", "party", process="KEN-UGA-2019-05") == ["KEN", "KEN"]


def test_statements_are_asked_for_by_speaker_outlet_words_and_issue(lakes: Store) -> None:
    assert found(lakes, "statements", "text", person="wekesa", outlet="lake post") == ["The lake is ours"]
    assert found(lakes, "statements", "text", words="lake") == ["The lake is ours", "Take half of the lake"]
    assert found(lakes, "statements", "text", words='"of the lake" tak*') == ["Take half of the lake"]
    assert found(lakes, "statements", "text", words='"the of"') == []
    assert found(lakes, "statements", "text", issue="border") == ["The wells stay"]
    assert found(lakes, "statements", "speaker_name", party="ETH") == ["Lemma Tadesse"]


def test_people_and_meetings_are_asked_for_by_name_and_party(lakes: Store) -> None:
    assert found(lakes, "people", "name", person="Lema Tadese") == ["Lemma Tadesse"]
    assert found(lakes, "people", "name", party="Sudan") == []
    assert found(lakes, "meetings", "date", party="Sudan") == ["2019-05-09"]
    assert found(lakes, "meetings", "date", person="Tadesse") == ["2019-05-09"]
    assert found(lakes, "positions", "issue", person="Tadesse") == ["border"]
    assert found(lakes, "people", "name", person="Nobody Known") == []


def test_reports_are_asked_for_by_words_and_by_what_they_mention(lakes: Store) -> None:
    assert found(lakes, "reports", "name", words="wells") == ["three.txt"]
    assert found(lakes, "reports", "name", party="Uganda") == ["one.txt", "two.txt"]
    assert found(lakes, "reports", "name", issue="border", since="2019-05-09", until="2019-05-09") == ["three.txt"]


def test_a_month_counts_with_all_of_its_days(store: Store) -> None:
    store.add(lighthouse(), by="ana")
    assert "Jacmel" in found(store, "meetings", "place", since="2024-03-20", until="2024-03-25")
    assert "Jacmel" not in found(store, "meetings", "place", since="2024-04-01")


@pytest.mark.parametrize("what", KINDS)
def test_every_kind_of_answer_can_be_given_as_of_a_day(lakes: Store, what: str) -> None:
    names = {answer["process"] for answer in lakes.ask(what, as_of="2019-05-03")}
    assert names <= {"KEN-UGA-2019-05"}
    assert lakes.ask(what, as_of="2019-12-31") == lakes.ask(what)


def test_what_was_published_later_is_not_known_on_a_day(lakes: Store) -> None:
    assert found(lakes, "positions", "stance", party="Kenya", as_of="2019-05-19") == ["demands"]
    assert found(lakes, "statements", "text", words="lake", as_of="2019-05-19") == ["The lake is ours"]
    assert found(lakes, "reports", "name", as_of="2019-05-10") == ["one.txt", "three.txt"]
    assert [report.name for report in lakes.record("KEN-UGA-2019-05", as_of="2019-05-10").reports] == ["one"]


def test_reports_in_which_nobody_negotiates_can_be_asked_too(store: Store) -> None:
    store.add(told("alone", (), None, speaker="Amani Wekesa"), by="ana")
    assert store.processes() == []
    assert store.unsorted() == 1
    assert found(store, "statements", "speaker_name", person="Wekesa") == ["Amani Wekesa"]


@pytest.mark.parametrize(
    ("what", "about", "wrong"),
    [
        ("ministers", {}, "Nothing is known of 'ministers'.*people, parties"),
        ("positions", {"issue": "fish"}, "Unknown issue 'fish'.*water"),
        ("positions", {"since": "2019-02-30"}, "There is no day '2019-02-30'.*YYYY-MM-DD"),
        ("positions", {"as_of": "May"}, "There is no day 'May'.*YYYY-MM-DD"),
        ("positions", {"words": "fish"}, "Words are looked for in reports and statements"),
        ("statements", {"words": "“”"}, "No word in"),
        ("people", {"since": "2019-02-03"}, "People have no time"),
        ("people", {"person": "…"}, "No name in"),
        (
            "people",
            {"process": "KEN-UGA-2019-06"},
            "There is no process 'KEN-UGA-2019-06'. Did you mean KEN-UGA-2019-05",
        ),
    ],
)
def test_a_question_that_makes_no_sense_is_told_so(lakes: Store, what: str, about: dict[str, str], wrong: str) -> None:
    with pytest.raises(DragomanError, match=wrong):
        lakes.ask(what, **about)


@pytest.mark.parametrize(
    "words", ["NOT", "a AND OR", '"', "''; DROP TABLE journal", "x:*", "b & !c | (d)", "-5%", "\0 é"]
)
def test_words_that_mean_something_to_a_database_are_words(store: Store, words: str) -> None:
    store.add(told("one", text=f"They met. “The fish are ours,” Amani Wekesa said. {words} é"), by="ana")
    if words_of(words):
        assert found(store, "reports", "name", words=words) == ["one.txt"]
        assert phrases_of(words)


def test_words_are_found_in_any_case_and_without_accents(store: Store) -> None:
    store.add(told("one", speaker="İsmail Çelik", words="Hafız’ın gölü bizim"), by="ana")
    assert found(store, "reports", "name", words="ismail CELIK") == ["one.txt"]
    assert found(store, "statements", "text", words="golu") == ["Hafız’ın gölü bizim"]


def test_sqlite_finds_what_a_question_names_by_its_value_and_looks_through_no_others(tmp_path: Path) -> None:
    with open_store(tmp_path / "talks.db") as store:
        for name, parties in (("one", ("KEN", "UGA")), ("two", ("ETH", "SDN"))):
            store.add(told(name, parties, outlet="Lake Post", speaker="Lemma Tadesse"), by="ana")
        store.refresh()
        asked: list[str] = []
        store.database.connection.set_trace_callback(asked.append)
        for about in ({"party": "KEN"}, {"person": "Lemma Tadesse"}, {"issue": "water"}, {"outlet": "Lake Post"}):
            store.ask("statements", **about)
            store.ask("statements", process="KEN-UGA-2019-05", **about)
        store.database.connection.set_trace_callback(None)
        plans = [store.database.rows(f"EXPLAIN QUERY PLAN {sql}") for sql in asked if "found_by" in sql]
    steps = [str(row[-1]) for plan in plans for row in plan if re.search(r"\b(found_by|f)\b", row[-1])]
    assert len(steps) >= 8
    assert [step for step in steps if "value=?" not in step] == []
