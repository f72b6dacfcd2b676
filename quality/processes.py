"""Whole processes: the record of all reports of one, scored by the bench's own scorer.

    python -m quality.processes [FOLDER] [--gold] [--only NAME,NAME] [--out FOLDER] [--kept FOLDER]

--gold feeds in the gold readings instead of our own, which measures the merging alone. --kept holds NAME.jsonl, the
readings as `dragoman read --format jsonl` prints them, so that a change of the merging needs no reading anew.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from dragoman.model import Failure, ProcessRecord, Reading
from dragoman.readings import read_items
from dragoman.record.process import record_of
from dragoman.sources import list_items
from quality.corpora import SHARED, Measured, digest, scorer
from quality.gold_readings import gold_reading

BENCH = SHARED / "talksbench"
SCORER = BENCH / "score_process.py"
Counts = dict[str, list[int]]


class Process(NamedTuple):
    """A process of a folder: its name, its gold record, and the reports in order."""

    name: str
    gold: Path
    reports: tuple[Path, ...]


def measure(folder: Path, *, gold: bool = False) -> Measured:
    """The scorer's figures over all processes of a folder, with our own readings or with the gold ones."""
    found = tuple(processes_of(folder))
    rows = [scored(one, record_of(readings_of(one, gold=gold))) for one in found]
    return {
        "figures": micro(rows),
        "processes": len(found),
        "digest": digest(path for one in found for path in (one.gold, *one.reports)),
    }


def processes_of(folder: Path, only: Iterable[str] = ()) -> Iterator[Process]:
    """The processes whose gold record lies in the folder."""
    names = set(only)
    for gold in sorted(folder.glob("*.process.json")):
        name = gold.name.removesuffix(".process.json")
        reports = [p for p in folder.glob(f"{name}-*.txt") if re.fullmatch(rf"{re.escape(name)}-\d+", p.stem)]
        if not names or name in names:
            yield Process(name, gold, tuple(sorted(reports, key=lambda p: int(p.stem.rpartition("-")[2]))))


def readings_of(process: Process, *, gold: bool = False, kept: Path | None = None) -> list[Reading | Failure]:
    """The readings of a process: the gold ones, those kept in a file, or our own of now."""
    if gold:
        return [gold_reading(path) for path in process.reports]
    if kept is not None:
        lines = (kept / f"{process.name}.jsonl").read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Reading) for line in lines]
    return list(read_items(list_items([str(path) for path in process.reports])))


def scored(process: Process, record: ProcessRecord) -> Counts:
    """The counts of one process."""
    bench = scorer(SCORER)
    reports = {path.stem: loaded(path.with_suffix(".json")) for path in process.reports}
    counts: Counts = bench.score(loaded(process.gold), reports, json.loads(msgspec.json.encode(record)))
    return counts


def micro(rows: list[Counts]) -> dict[str, float]:
    """The figures over all processes together: rates, of contradictions the share found and the share that is none."""
    bench = scorer(SCORER)
    total = summed(rows)
    figures = {key: value for key, value in bench.values(total).items() if isinstance(value, float)}
    for key in bench.BARE:
        hits, whole = total[key]
        figures[key] = hits / whole if whole else 0.0
    return {key: round(value, 4) for key, value in figures.items()}


def summed(rows: list[Counts]) -> Counts:
    return {key: [sum(column) for column in zip(*(row[key] for row in rows), strict=True)] for key in rows[0]}


def loaded(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=BENCH / "dev")
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    rows: dict[str, Counts] = {}
    for process in processes_of(args.folder, filter(None, args.only.split(","))):
        record = record_of(readings_of(process, gold=args.gold, kept=args.kept))
        rows[process.name] = scored(process, record)
        if args.out:
            args.out.mkdir(parents=True, exist_ok=True)
            encoded = msgspec.json.format(msgspec.json.encode(record))
            (args.out / f"{process.name}.process.json").write_bytes(encoded)
    print(scorer(SCORER).table({**rows, "micro": summed(list(rows.values()))}))


if __name__ == "__main__":
    main()
