"""Several processes that write to one store at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.model import Reading
from dragoman.store import open_store
from tests.store.made import kept, told

WRITERS, EACH = 4, 10
WRITER = """
import sys, msgspec
from dragoman.model import Reading
from dragoman.store import open_store
place, file, by = sys.argv[1:]
with open_store(place) as store, open(file, "rb") as lines:
    for number, line in enumerate(lines):
        store.add(msgspec.json.decode(line, type=Reading), by=by)
        if number % 4 == 3:
            store.refresh()
"""


def own(writer: int) -> list[Reading]:
    """What one writer alone adds."""
    return [told(f"r{writer}-{n}", day=f"2019-{1 + (writer + n) % 12:02}-05", issue="water") for n in range(EACH)]


def shared() -> list[Reading]:
    """What all of them add."""
    return [told(f"shared-{n}", ("ETH", "SDN"), day=f"2019-{1 + n % 12:02}-05") for n in range(EACH)]


@pytest.mark.parametrize("made_first", [True, False])
def test_what_all_of_them_add_is_there_and_what_two_add_is_there_once(
    place: str, made_first: bool, tmp_path: Path
) -> None:
    if made_first:
        open_store(place).close()
    writers = []
    for number in range(WRITERS):
        mixed = [reading for pair in zip(own(number), shared(), strict=True) for reading in pair]
        file = kept(tmp_path / f"{number}.jsonl", *mixed)
        command = [sys.executable, "-c", WRITER, place, str(file), f"w{number}"]
        writers.append(subprocess.Popen(command, stderr=subprocess.PIPE))
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said.decode()
    with open_store(place) as store:
        lines = [line for line in store.log() if line.kind == "add"]
        assert len(lines) == WRITERS * EACH + EACH
        assert [line.n for line in store.log()] == list(range(1, len(store.log()) + 1))
        assert store.check() == []
        with open_store(":memory:") as other:
            for reading in (*(reading for number in range(WRITERS) for reading in own(number)), *shared()):
                other.add(reading, by="ana")
            names = [line.name for line in other.processes()]
            assert [line.name for line in store.processes()] == names
            assert [store.record(name) for name in names] == [other.record(name) for name in names]
