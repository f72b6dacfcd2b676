from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.model import Correction
from dragoman.store import Store, open_store, searching
from dragoman.store.searching import Found, Sought
from quality.gold_readings import gold_reading
from tests.conftest import CORPUS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("kept") / "talks.db") as store:
        for process in ("rioverde", "coralshelf"):
            for path in sorted(CORPUS.glob(f"{process}-*.txt")):
                store.add(gold_reading(path), by="ana")
        store.refresh()
        yield store


def ids(found: Found) -> set[str]:
    return {hit.id for hit in found.hits}


@pytest.mark.parametrize("words", ["the", "troops", "withdr*", '"the ship"', "nothinglikethis"])
@pytest.mark.parametrize("what", ["statements", "reports"])
def test_a_search_finds_what_asking_finds(store: Store, what: searching.What, words: str) -> None:
    assert ids(store.search(Sought(what, words))) == {answer["id"] for answer in store.ask(what, words=words)}


@pytest.mark.parametrize("common", [0, 10_000])
def test_every_count_is_that_of_the_search_it_leads_to(
    store: Store, monkeypatch: pytest.MonkeyPatch, common: int
) -> None:
    """Whichever way leads to the rows."""
    found = store.search(Sought(words="the"))
    assert len(found.hits) > 10
    counts = {name: dict(found.facets[name]) for name in ("process", "party", "speaker", "outlet", "issue")}
    if common == 0:
        monkeypatch.setattr(searching, "COMMON", common)
    for name, values in counts.items():
        for value, count in values.items():
            narrowed = store.search(Sought(words="the", **{name: value}))  # type: ignore[arg-type]
            assert len(narrowed.hits) == count, (name, value)
            assert not narrowed.cut


@pytest.mark.parametrize("name", ["year", "kind", "status"])
def test_years_kinds_and_statuses_add_up(store: Store, name: str) -> None:
    found = store.search(Sought(words="the"))
    assert found.facets[name]
    for value, count in found.facets[name]:
        assert len(store.search(Sought(words="the", **{name: value})).hits) == count  # type: ignore[arg-type]


def test_of_too_many_it_is_said_that_there_are_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 3)
    monkeypatch.setattr(searching, "COMMON", 5)
    found = store.search(Sought(words="the"))
    assert (len(found.hits), found.over, found.cut) == (3, True, True)
    assert sum(count for _, count in found.facets["year"]) == 3


def test_the_latest_come_first_or_the_oldest(store: Store) -> None:
    days = [hit.day or "" for hit in store.search(Sought(words="the")).hits]
    assert days == sorted(days, reverse=True)
    oldest = [hit.day or "" for hit in store.search(Sought(words="the", oldest_first=True)).hits]
    assert oldest == sorted(days)


def test_a_confirmed_statement_is_found_as_confirmed(tmp_path: Path) -> None:
    with open_store(tmp_path / "talks.db") as store:
        reading = gold_reading(CORPUS / "rioverde-1.txt")
        store.add(reading, by="ana")
        said = reading.statements[0]
        store.correct(Correction(report=reading.report.id, kind="statement", deed="accept", entry=said.id), by="ana")
        store.refresh()
        assert ids(store.search(Sought(status="confirmed", process=store.process_of(reading.report.id)))) == {said.id}


def test_a_year_that_is_none_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match="year"):
        store.search(Sought(words="the", year="soon"))


def test_people_parties_and_processes_go_by_their_names(store: Store) -> None:
    person = store.ask("people")[0]
    assert person["name"] in {one.name for one in store.called(person["name"]).people}
    surname = person["name"].split()[-1]
    assert person["name"] in {one.name for one in store.called(surname.lower()).people}
    assert {one.id for one in store.called("nicaragua").parties} == {"NIC"}
    name = store.processes()[0].name
    assert name in {one.name for one in store.called(name[:5].lower()).processes}


def test_what_nobody_is_called_gives_no_names(store: Store) -> None:
    assert not store.called('" * %_!')
    assert not store.called("qwertzuiop")


def test_an_empty_store_answers_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as store:
        for what in ("statements", "reports"):
            found = store.search(Sought(what, "the"))
            assert (found.hits, found.over, found.cut) == ((), False, False)
