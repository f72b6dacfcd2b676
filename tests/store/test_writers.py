"""Several processes that write to one store at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.store import open_store
from tests.command import plain
from tests.store.made import told

WRITERS, EACH = 3, 6
WRITER = """
import sys
from dragoman.store import open_store
from tests.store.made import told
place, mine, writers, each = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
with open_store(place) as store:
    for number in range(each):
        store.add(told(f"r{mine}-{number}", day=f"2019-{1 + (mine + number) % 12:02}-05", issue="water"), by=f"w{mine}")
        store.add(told(f"shared-{number}", ("ETH", "SDN"), day=f"2019-{1 + number % 12:02}-05"), by=f"w{mine}")
        if number % 3 == mine % 3:
            store.refresh()
"""


@pytest.mark.parametrize("made_first", [True, False])
def test_what_all_of_them_add_is_there_and_what_two_add_is_there_once(place: str, made_first: bool) -> None:
    if made_first:
        open_store(place).close()
    root = str(Path(__file__).parents[2])
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, place, str(number), str(WRITERS), str(EACH)],
            env=plain(PYTHONPATH=root),
            stderr=subprocess.PIPE,
        )
        for number in range(WRITERS)
    ]
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said.decode()
    with open_store(place) as store:
        lines = [line for line in store.log() if line.kind == "add"]
        assert len(lines) == WRITERS * EACH + EACH
        assert [line.n for line in store.log()] == list(range(1, len(store.log()) + 1))
        assert store.check() == []
        alone = [
            told(f"r{mine}-{number}", day=f"2019-{1 + (mine + number) % 12:02}-05", issue="water")
            for mine in range(WRITERS)
            for number in range(EACH)
        ]
        with open_store(":memory:") as other:
            for reading in alone:
                other.add(reading, by="ana")
            names = [line.name for line in other.processes()]
            assert [store.record(name) for name in names] == [other.record(name) for name in names]
