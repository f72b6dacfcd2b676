"""The same readings from one process and from several, whatever becomes of a process."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman import readings
from dragoman.model import Failure, Reading
from dragoman.readings import read_item, read_items, watched
from dragoman.sources import Item, list_items
from tests.command import TALKS, dragoman

OTHER = "The envoy of Chad met Rosa Quispe in Lima. She said: “We wait.” He rejected the offer, officials said.\n"
TEXTS = {
    "a.txt": TALKS,
    "b.txt": OTHER,
    "c.txt": TALKS.upper(),
    "d.txt": "",
    "e.txt": "Quispe said no. “They know why,” he added. Peru and Norway agreed to meet again.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def items(folder: Path, names: list[str] | None = None) -> list[Item | Failure]:
    return list(list_items([str(folder / name) for name in names or sorted(TEXTS)]))


@pytest.fixture(scope="module")
def alone(folder: Path) -> dict[str, Reading | Failure]:
    """Each report read as the first of a run would be."""
    return {item.name: read_item(item) for item in items(folder)}


@given(order=st.lists(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reading_does_not_depend_on_its_neighbours(
    order: list[str], folder: Path, alone: dict[str, Reading | Failure]
) -> None:
    assert list(read_items(items(folder, order))) == [alone[name] for name in order]


def test_whatever_goes_wrong_in_one_report_is_told_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(item: Item) -> Failure:
        raise RuntimeError(f"no luck with {item.name}")

    monkeypatch.setattr(readings, "to_report", fail)
    found = read_item(items(folder)[0])
    assert found == Failure(name="a.txt", reason="could not be read: RuntimeError: no luck with a.txt")


def test_statements_are_read_without_all_that_is_not_needed_for_them(
    folder: Path, alone: dict[str, Reading | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("not asked for")

    for stage in ("find_meetings", "find_positions", "find_events"):
        monkeypatch.setattr(f"dragoman.reading.{stage}", fail)
    for item in items(folder):
        whole, found = alone[item.name], read_item(item, "statements")
        if isinstance(whole, Reading):
            assert found == replace(whole, meetings=(), positions=(), events=())
        else:
            assert found == whole


def test_watched_readings_are_told_when_they_come_and_when_they_are_written() -> None:
    told: list[str] = []
    letters = watched("ab", told.append, lambda: told.append("written"))
    told.extend(letter.upper() for letter in letters)
    assert told == ["a", "A", "written", "b", "B", "written"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["read --format json", "read --format jsonl", "read --format brief", "quotes --format csv --by Quispe"],
)
def test_two_processes_write_the_same_bytes_as_one(command: str, folder: Path) -> None:
    one, two = (dragoman(*command.split(), folder, "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.returncode == two.returncode == 1


class Killer(Item):
    """An item that kills the process that reads it, each time or only the first time."""

    def __reduce__(self) -> tuple[object, ...]:
        return end_worker, (os.getpid(), self.name, self.content)


def end_worker(parent: int, name: str, content: bytes) -> Item:
    marker = Path(content.decode())
    if os.getpid() != parent and not marker.exists():
        if marker.name == "once":
            marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Item(name, "text", TALKS.encode())


@pytest.mark.slow
def test_an_item_that_kills_its_process_is_reported_and_the_others_are_read(
    folder: Path, alone: dict[str, Reading | Failure], tmp_path: Path
) -> None:
    given_items = items(folder)
    given_items.insert(2, Killer("killer.txt", "text", bytes(tmp_path / "always")))
    found = list(read_items(given_items, jobs=2))
    assert [one for one in found if one != found[2]] == list(alone.values())
    assert found[2] == Failure(name="killer.txt", reason="could not be read: it killed the process that read it")


@pytest.mark.slow
def test_an_item_whose_process_was_killed_is_read_again(folder: Path, tmp_path: Path) -> None:
    given_items = [*items(folder), Killer("killed.txt", "text", bytes(tmp_path / "once")), *items(folder)]
    found = list(read_items(given_items, jobs=2))
    assert [name_of(one) for one in found] == [item.name for item in given_items]
    assert isinstance(found[len(TEXTS)], Reading)


def name_of(found: Reading | Failure) -> str:
    return found.report.name if isinstance(found, Reading) else found.name


PEAK = """
import sys
from dragoman.cli import main
try:
    main()
finally:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    few, many = (peak(tmp_path, count) for count in (250, 1_000))
    assert many < 1.15 * few


def peak(folder: Path, count: int) -> int:
    """The most memory, in KB, of reading so many lines, each another report."""
    table = folder / f"{count}.jsonl"
    table.write_text("\n".join(json.dumps({"text": text}) for text in reports(count)))
    command = [sys.executable, "-c", PEAK, "read", str(table), "--format", "jsonl", "--out", os.devnull]
    return int(subprocess.run(command, capture_output=True, check=True).stderr.split()[-1])


def reports(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"{OTHER}Edition {number} for Quay{number} said the same.\n"
