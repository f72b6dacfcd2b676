"""Seconds and peak memory of writing a store of a million statements in each format, each in a process of its own.

python -m quality.bench_exports                             csv parquet xlsx jsonl
python -m quality.bench_exports --statements 100000 ftm     another number, another format

The parts are made one after the other out of the invented corpus: the records of its processes again and again, under
new ids, with an event for each meeting and each position. What it takes to make them is not counted, so that what is
measured is the writing and not a store.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count, product
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.model import Event, ProcessRecord
from dragoman.record.process import record_of
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part
from dragoman.views.record_json import ENCODER
from quality.gold_readings import gold_reading

CORPUS = Path(__file__).parents[1] / "training" / "corpus" / "processes"
FORMATS = ("csv", "parquet", "xlsx", "jsonl")
MB = 1 << 20
Figures = dict[str, float]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("formats", nargs="*", default=FORMATS, help="names of exports")
    asked.add_argument("--statements", type=int, default=1_000_000)
    asked.add_argument("--records", type=Path, help=argparse.SUPPRESS)  # given to the process of one format
    given = asked.parse_args()
    if given.records:
        records = given.records.read_bytes().splitlines()
        print(json.dumps(measured(given.formats[0], records, given.statements)))
        return
    print(f"{'format':14}{'seconds':>9}{'CPU s':>8}{'statements/CPU s':>18}{'peak MB':>9}{'written MB':>12}")
    for name, found in figures(given.formats, [given.statements]):
        line = f"{name:14}{found['seconds']:9.0f}{found['CPU s']:8.1f}{given.statements / found['CPU s']:18,.0f}"
        print(f"{line}{found['peak MB']:9.0f}{found['written MB']:12,.0f}", flush=True)


def figures(formats: Iterable[str], sizes: Iterable[int]) -> Iterator[tuple[str, Figures]]:
    """What `measured` finds of each format and of each number of statements, in a process of its own."""
    with tempfile.TemporaryDirectory() as room:
        records = Path(room) / "records.jsonl"
        records.write_bytes(b"\n".join(corpus_records()))
        for name, size in product(formats, sizes):
            command = [sys.executable, "-m", "quality.bench_exports", name]
            command += ["--records", str(records), "--statements", str(size)]
            yield name, json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603


def measured(name: str, records: list[bytes], statements: int) -> Figures:
    """Of one export, written into a temporary folder."""
    export = EXPORTS[name]
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / f"out{export.suffix}"
        parts = Parts(parts_of(records, statements))
        start, cpu = perf_counter(), process_time()
        written(export, parts, path)
        seconds, cpu = perf_counter() - start - parts.seconds, process_time() - cpu - parts.cpu
        size = sum(file.stat().st_size for file in Path(room).rglob("*") if file.is_file())
    return {"seconds": seconds, "CPU s": cpu, "peak MB": peak(), "written MB": size / MB}


class Parts(Iterator[Part]):
    """Parts, with the time that was spent in making them."""

    def __init__(self, parts: Iterator[Part]) -> None:
        self.parts, self.seconds, self.cpu = parts, 0.0, 0.0

    def __next__(self) -> Part:
        start, cpu = perf_counter(), process_time()
        try:
            return next(self.parts)
        finally:
            self.seconds += perf_counter() - start
            self.cpu += process_time() - cpu


def corpus_records() -> list[bytes]:
    """The record of each process of the corpus, as JSON."""
    names = sorted({re.sub(r"-\d+$", "", path.stem) for path in CORPUS.glob("*.txt")})
    found = []
    for name in names:
        readings = [gold_reading(path) for path in sorted(CORPUS.glob(f"{name}-*.txt"))]
        record = record_of(readings)
        found.append(ENCODER.encode(replace(record, events=(*record.events, *events_of(record)))))
    return found


def events_of(record: ProcessRecord) -> Iterator[Event]:
    """An event for each meeting and each position, which the corpus does not mark."""
    for meeting in record.meetings:
        yield Event(
            id=meeting.id.replace("/", "/of-", 1),
            date=meeting.date,
            type="CONSULT",
            mode="visit",
            cameo="042",
            actors=meeting.parties[:1],
            recipients=meeting.parties[1:],
            place=meeting.place,
            evidence=meeting.evidence,
            score=meeting.score,
        )
    for position in record.positions:
        yield Event(
            id=position.id.replace("/", "/of-", 1),
            date=position.date or position.since,
            type={"demands": "REQUEST", "rejects": "REJECT", "accepts": "AGREE"}.get(position.stance, "CONCEDE"),
            actors=(position.party,),
            recipients=(position.target,) if position.target else (),
            evidence=position.evidence,
            score=position.score,
        )


def parts_of(records: list[bytes], statements: int) -> Iterator[Part]:
    """The records again and again, the ids of their reports new each time, until there are so many statements."""
    ids = [re.findall(rb'\{"id":"([0-9a-f]{12})","name"', record) for record in records]
    decoder = msgspec.json.Decoder(ProcessRecord)
    left = statements
    for again in count():
        for number, (record, own) in enumerate(zip(records, ids, strict=True)):
            renamed = {one: f"{again:05x}{number:02x}{place:05x}".encode() for place, one in enumerate(own)}
            part = Part(f"talks {number}-{again}", decoder.decode(under_new_ids(record, renamed)))
            left -= len(part.record.statements)
            yield part
            if left <= 0:
                return


def under_new_ids(record: bytes, renamed: dict[bytes, bytes]) -> bytes:
    return re.sub(rb"|".join(renamed), lambda match: renamed[match[0]], record)


def peak() -> float:
    """The most memory that this program has held, in MB; getrusage would count its parent's too."""
    status = Path("/proc/self/status")
    if status.exists():
        found: Any = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
