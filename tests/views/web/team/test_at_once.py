"""Four people correct the same entries at once, and the program is killed in the middle: nothing is lost."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

from dragoman.store import Store, open_store
from quality.gold_readings import gold_reading
from tests.conftest import CORPUS
from tests.store.postgres import Server, served
from tests.views.web.team.journals import (
    Journal,
    every_conflict_was_told,
    everything_told_is_there,
    nothing_is_half_there,
)
from tests.views.web.team.person import PASSWORD, Person
from tests.views.web.team.served import Program

NAMES = ("ana", "ben", "kofi", "rhea")
SECONDS = 16.0  # for which they work at least
ENOUGH = 12  # deeds that are done before each kill and before the end, however slow the machine
KILLS = 2


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    yield from served()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_four_people_at_once_lose_nothing_though_the_program_is_killed(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = str(tmp_path / "talks.db")
    if kind == "postgres":
        place = request.getfixturevalue("server").schema("four_at_once")
    readings = [gold_reading(path) for path in sorted(CORPUS.glob("rioverde-*.txt"))]
    with open_store(place) as store:
        for reading in readings:
            store.add(reading, by="the desk")
        store.refresh()
        process = store.processes()[0].name
        for name in NAMES:
            store.keep_account(name, "coder", PASSWORD)
    program = Program(place, tmp_path / "log")
    program.start()
    some = [one for one in readings if one.positions and one.statements and one.meetings][:2]
    people = [Person(name, program.url, process, some, Random(f"{kind} {name}")) for name in NAMES]  # noqa: S311
    for person in people:
        person.sign_in()
    at_work(people, program, Random(kind))  # noqa: S311
    assert [wrong for person in people for wrong in person.wrong] == []
    assert "Traceback" not in program.log.read_text()
    with open_store(place) as store:
        journal = Journal(store)
        assert sorted(journal.lines) == list(range(1, len(journal.lines) + 1))
        for person in people:
            everything_told_is_there(journal, person)
        nothing_is_half_there(journal)
        told = every_conflict_was_told(journal, people)
        assert count_done(people) > 30
        assert told > 0
        assert store.check() == []
        made_anew_is_the_same(store, tmp_path / "anew.db")


def at_work(people: list[Person], program: Program, chance: Random) -> None:
    """All of them at once, for a while, with the program killed and started again in between."""
    enough = Event()
    threads = [Thread(target=person.work, args=(enough,)) for person in people]
    for thread in threads:
        thread.start()
    try:
        for number in range(1, KILLS + 1):
            time.sleep(SECONDS / (KILLS + 1) * chance.uniform(0.8, 1.2))
            await_done(people, number * ENOUGH)
            program.kill()
            program.start()
        time.sleep(SECONDS / (KILLS + 1))
        await_done(people, (KILLS + 1) * ENOUGH)
    finally:
        enough.set()
        for thread in threads:
            thread.join(60)
        program.end()
    assert not any(thread.is_alive() for thread in threads)


def count_done(people: list[Person]) -> int:
    return sum(one.status == 303 for person in people for one in person.answered)


def await_done(people: list[Person], many: int) -> None:
    """Let them work until so much is done in all, or for some minutes."""
    end = time.monotonic() + 300
    while count_done(people) < many and time.monotonic() < end:
        time.sleep(0.1)


def made_anew_is_the_same(store: Store, place: Path) -> None:
    """The record that the journal makes in another place."""
    store.rescue(place)
    with open_store(place) as anew:
        names = [line.name for line in store.processes()]
        assert names == [line.name for line in anew.processes()]
        assert [store.record(name) for name in names] == [anew.record(name) for name in names]
