"""That nothing was lost: what was confirmed is there, whole, and the journal has no gap."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.model import Reading
from dragoman.store import open_store
from dragoman.store.store import Store


def confirmed_is_there(place: str, said: Iterable[str], *, whole: bool = True) -> None:
    """Every report and line that a writer was told of is there; `whole` asks the store to check itself as well."""
    with open_store(place) as store:
        lines = store.log(most=1_000_000)
        assert [line.n for line in lines] == list(range(1, len(lines) + 1))
        known = {line.payload["report"] for line in lines if "report" in line.payload}
        for line in said:
            kind, what, *n = line.split(" ")
            assert kind in ("report", "line"), line
            number = int(what if kind == "line" else n[0] or 0)
            assert number <= len(lines)
            assert kind == "line" or what in known
            assert kind == "line" or not number or lines[number - 1].payload["report"] == what
        if whole:
            assert store.check() == []


def records(store: Store) -> dict[str, object]:
    """Every record of a store by the name of its process."""
    return {line.name: store.record(line.name) for line in store.processes()}


def one_clear_line(done: subprocess.CompletedProcess[bytes], *holds: str) -> None:
    """The program refused with exit code 2 and one line that names the thing and the way out."""
    said = done.stderr.decode()
    assert done.returncode == 2, (done.returncode, said)
    assert said.startswith("dragoman: "), said
    assert said.count("\n") == 1, said
    for part in holds:
        assert part in said, said


def kept(path: Path, some: Iterable[Reading]) -> Path:
    """Readings in a file, as `dragoman read --format jsonl` prints them."""
    path.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in some))
    return path
