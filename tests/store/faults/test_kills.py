"""kill -9 in the middle of writing: what was confirmed is there, nothing is half there, the next run goes on."""

import time
from functools import partial
from pathlib import Path
from random import Random

import pytest

from dragoman.store import open_store
from tests.store.faults.proof import confirmed_is_there, records
from tests.store.faults.writers import Writer, forked, readings, write
from tests.store.postgres import Server

STORES, KILLS = 20, 10  # each store sees ten kills: 200 in all
LONGEST = 0.09  # seconds after which a writer is killed at the latest; it opens the store in the first few thousandths
REPORTS = 60


@pytest.mark.slow
@pytest.mark.parametrize("number", range(STORES))
def test_nothing_that_was_confirmed_is_lost_by_kills_while_writing(tmp_path: Path, number: int) -> None:
    place = str(tmp_path / "talks.db")
    killed_while_writing(place, Random(number), KILLS)


@pytest.mark.slow
def test_a_server_keeps_what_it_confirmed_to_writers_that_were_killed(server: Server) -> None:
    place = server.schema("killed_writers")
    killed_while_writing(place, Random("server"), 20, longest=0.5)


def killed_while_writing(place: str, chance: Random, kills: int, longest: float = LONGEST) -> None:
    """Writers are killed one after the other, each beginning anew with the same reports; the last may end."""
    said: list[str] = []
    reached = 0
    for _ in range(kills):
        writer = forked(partial(write, place, 0, REPORTS))
        time.sleep(chance.uniform(0, longest))
        said += writer.kill()
        assert writer.status in (-9, 0), said[-1]
        reached += writer.status == -9
        confirmed_is_there(place, said)
    assert reached, "no writer was killed before its end"
    last = forked(partial(write, place, 0, REPORTS))
    said += last.end()
    assert last.status == 0, said[-1]
    confirmed_is_there(place, said)
    assert {line.split(" ")[1] for line in said if line.startswith("report")} == {
        reading.report.id for reading in readings(0, REPORTS)
    }


@pytest.mark.slow
def test_a_store_that_was_killed_often_comes_to_the_same_as_one_that_never_was(tmp_path: Path) -> None:
    place, chance = str(tmp_path / "talks.db"), Random("same")
    for _ in range(KILLS):
        writer = forked(partial(add_all, place))
        time.sleep(chance.uniform(0, LONGEST))
        writer.kill()
    done = forked(partial(add_all, place))
    done.end()
    with open_store(place) as store, open_store(":memory:") as never_killed:
        for reading in readings(0, REPORTS):
            never_killed.add(reading, by="ana")
        assert records(store) == records(never_killed)


def add_all(place: str, _say: object) -> None:
    with open_store(place) as store:
        for reading in readings(0, REPORTS):
            store.add(reading, by="ana")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_of_many_writers_at_once_those_that_are_killed_hold_up_no_other(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = str(tmp_path / "talks.db")
    if kind == "postgres":
        place = request.getfixturevalue("server").schema("many_writers")
    chance = Random(f"many {kind}")
    said: list[str] = []
    for _ in range(4):
        writers = [forked(partial(write, place, 100 * one, 30, who=f"w{one}")) for one in range(4)]
        time.sleep(chance.uniform(0.05, 0.3))
        doomed, spared = writers[:2], writers[2:]
        said += [line for writer in doomed for line in writer.kill()]
        said += [line for writer in spared for line in ended_well(writer)]
        confirmed_is_there(place, said)
    for one in (0, 1):
        said += ended_well(forked(partial(write, place, 100 * one, 30, who=f"w{one}")))
    confirmed_is_there(place, said)
    with open_store(place) as store:
        kept = {line.payload["report"] for line in store.log(most=10_000) if line.kind in ("add", "version")}
        assert kept == {reading.report.id for one in range(4) for reading in readings(100 * one, 30)}


def ended_well(writer: Writer) -> list[str]:
    said = writer.end()
    assert writer.status == 0, said[-1]
    return said
