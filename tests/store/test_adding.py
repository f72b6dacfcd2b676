from hashlib import sha256

import pytest
from msgspec.structs import replace

from dragoman.errors import DragomanError
from dragoman.model import Reading
from dragoman.store import Store, deeds, open_store
from tests.made import HOSTILE, hostile
from tests.store.made import told


def test_a_report_is_added_once(store: Store) -> None:
    first = store.add(told(), by="ana")
    again = store.add(told(), by="ben")
    assert (first.outcome, first.n) == ("added", 1)
    assert (again.outcome, again.n) == ("known", None)
    assert [line.who for line in store.log()] == ["ana"]


def test_what_was_added_is_there_when_the_store_is_opened_again(place: str) -> None:
    with open_store(place) as store:
        store.add(told(), by="ana")
    with open_store(place, create=False) as store:
        assert [answer["name"] for answer in store.ask("reports")] == ["one.txt"]


def test_a_text_under_another_outlet_is_another_appearance_of_one_report(store: Store) -> None:
    store.add(
        told("one", text="A text. “The fish are ours,” Amani Wekesa said. They met.", outlet="Lake Post"), by="ana"
    )
    other = told("two", text="A text. “The fish are ours,” Amani Wekesa said. They met.", outlet="Shore News")
    assert store.add(other, by="ana").outcome == "appearance"
    assert [answer["outlet"] for answer in store.ask("reports")] == ["Lake Post"]
    store.undo(1, by="ana")
    assert [answer["outlet"] for answer in store.ask("reports")] == ["Shore News"]


def test_a_new_text_at_a_known_address_is_a_new_version_and_both_are_kept(store: Store) -> None:
    old = told("one", url="https://news.example/talks")
    new = told("one", words="The fish are theirs", url="https://News.example/talks/#top")
    store.add(old, by="ana")
    added = store.add(new, by="ana")
    assert (added.outcome, added.version_of) == ("version", (old.report.id,))
    assert store.versions(new.report.id) == (old.report.id, new.report.id)
    assert len(store.ask("reports")) == 2


def test_the_difference_between_two_versions_is_shown(store: Store) -> None:
    store.add(told("one", url="https://news.example/talks"), by="ana")
    store.add(told("one", words="The fish are theirs", url="https://news.example/talks"), by="ana")
    old, new = store.versions(store.ask("reports")[0]["id"])
    shown = store.difference(new)
    assert store.difference(old) == []
    assert "-They met. “The fish are ours,” Amani Wekesa said of KEN and UGA." in shown
    assert "+They met. “The fish are theirs,” Amani Wekesa said of KEN and UGA." in shown


def test_a_reading_whose_id_is_not_its_texts_is_refused(store: Store) -> None:
    reading = told()
    with pytest.raises(DragomanError, match=r"one\.txt.*its text gives"):
        store.add(replace(reading, report=replace(reading.report, text="Another.")), by="ana")
    assert store.log() == []


def test_text_that_no_database_can_hold_is_kept_as_far_as_it_goes(store: Store) -> None:
    odd = HOSTILE.replace("\ud800", "")
    made = told(
        "odd", text=f"{odd}\n\nThey met. “The fish are ours,” Amani Wekesa said.", title=HOSTILE, outlet=HOSTILE
    )
    store.add(made, by="a\0na")
    assert "\ufffd" in store.ask("reports")[0]["title"]
    assert [answer["speaker_name"] for answer in store.ask("statements", outlet=HOSTILE)] == ["Amani Wekesa"]
    assert store.record("KEN-UGA-2019-05").reports[0].text == made.report.text
    assert store.check() == []


def test_a_known_report_gets_a_new_reading_only_where_that_is_asked_for(store: Store) -> None:
    old, new = told("one", issue="water"), told("one", issue="water", stance="offers")
    store.add(old, by="ana", process="fish")
    assert store.add(new, by="ben").outcome == "known"
    assert store.add(old, by="ben", again=True).outcome == "known"
    assert store.add(new, by="ben", again=True).outcome == "again"
    assert [answer["stance"] for answer in store.ask("positions", process="fish")] == ["offers"]
    assert [line.kind for line in store.log() if line.who == "ben"] == ["undo", "add"]
    assert store.check() == []


def test_a_reading_that_rests_on_another_report_is_refused(store: Store) -> None:
    reading = told("one")
    strange = tuple(replace(statement, report="elsewhere") for statement in reading.statements)
    with pytest.raises(DragomanError, match="rests on another report, 'elsewhere'"):
        store.add(replace(reading, statements=strange), by="ana")
    assert store.log() == []


def test_a_reading_in_which_nothing_is_as_it_should_be_does_not_stop_the_others(store: Store) -> None:
    reading = hostile()
    text = reading.report.text.replace("\ud800", "")
    of = replace(reading.report, text=text, id=sha256(text.encode()).hexdigest()[:12])
    spans = tuple(replace(span, report=of.id) for span in reading.meetings[0].evidence)
    store.add(
        Reading(
            report=of,
            actors=tuple(replace(actor, evidence=spans) for actor in reading.actors),
            meetings=tuple(replace(meeting, evidence=spans, round=10**30) for meeting in reading.meetings),
            statements=tuple(replace(statement, report=of.id) for statement in reading.statements),
            positions=tuple(replace(position, evidence=spans) for position in reading.positions),
            events=reading.events,
        ),
        by="ana",
    )
    store.add(told("one"), by="ana")
    assert store.refresh() == 0
    assert len(store.ask("reports")) == 2
    assert {len(store.ask(what)) > 0 for what in ("people", "meetings", "statements", "positions")} == {True}


def test_long_words_codes_and_names_find_room(store: Store) -> None:
    text = "漢" * 60_000 + " " + " ".join(f"{'w' * 90}{number}" for number in range(20_000))
    reading = told("one", ("A" * 5000, "B" * 5000), text=f"They met. “The fish are ours,” Amani Wekesa said. {text}")
    actors = tuple(actor for actor in reading.actors if len(actor.id) < 200)
    store.add(replace(reading, actors=actors), by="ana")
    assert len(store.ask("meetings", party="A" * 5000)) == 1
    assert len(store.processes()[0].name) < 200
    assert not [problem for problem in store.check() if problem.startswith("Table")]
    with pytest.raises(DragomanError, match="it has an id of 5000 characters"):
        store.add(told("two", ("A" * 5000, "UGA")), by="ana")


def test_nothing_is_there_of_an_addition_that_fails_half_way(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(told("one"), by="ana")
    monkeypatch.setitem(deeds.DONE, "add", fails_at_its_end)
    with pytest.raises(RuntimeError):
        store.add(told("two"), by="ana")
    monkeypatch.undo()
    assert len(store.log()) == len(store.ask("reports")) == 1
    assert store.check() == []
    assert store.add(told("two"), by="ana").n == 2


def fails_at_its_end(database: object, entry: object) -> None:
    deeds.add_appearance(database, entry)  # type: ignore[arg-type]
    raise RuntimeError("the lamp went out")


def test_a_report_can_be_put_into_a_process_of_a_persons_choice(store: Store) -> None:
    store.add(told("one"), by="ana", process="fish")
    store.add(told("two", day="2019-05-20"), by="ana")
    store.add(told("three", ("ETH", "SDN")), by="ana")
    assert [(line.name, line.reports) for line in store.processes()] == [("ETH-SDN-2019-05", 1), ("fish", 2)]


def test_a_known_report_is_put_where_a_person_now_says(store: Store) -> None:
    store.add(told("one"), by="ana")
    store.add(told("one"), by="ana", process="fish")
    store.add(told("one"), by="ana", process="fish")
    assert [line.name for line in store.processes()] == ["fish"]
    assert [line.kind for line in store.log()] == ["add", "place"]


@pytest.mark.parametrize("name", ["", " ", "unsorted-fish", "a\nb", "x" * 101])
def test_a_process_cannot_be_called_so(store: Store, name: str) -> None:
    with pytest.raises(DragomanError, match="No process can be called"):
        store.add(told("one"), by="ana", process=name)
    assert store.log() == []
