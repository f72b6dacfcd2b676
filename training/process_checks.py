"""What is wrong with a process of the open corpus: its reports, its record, and what the one says of the other.

processes/lamp-2.json, positions[3]: evidence: 'the lamp goes out' does not stand in the text
processes/lamp.process.json, movements[0]: the ledger has no JAM rejects territory that ends on 2024-06-20
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from training.entry_checks import labels_faults, squeezed
from training.process_entries import Process, Told
from training.record_checks import Reported, record_faults

REPORT = re.compile(r"([a-z]+)-[0-9]+")
RECORD = ".process.json"
FEWEST = 2  # reports


def process_faults(folder: Path) -> Iterator[str]:
    """The faults of all processes in a folder, with their file and entry; a folder that is not there has none."""
    yield from strange(folder)
    for record in sorted(folder.glob(f"*{RECORD}")):
        yield from faults_of(record)


def strange(folder: Path) -> Iterator[str]:
    """Files that are neither a report with its labels nor the record of some, and reports without a record."""
    for path in sorted(folder.iterdir()) if folder.exists() else ():
        report = REPORT.fullmatch(path.stem)
        other = {".txt": ".json", ".json": ".txt"}.get(path.suffix)
        if path.name.endswith(RECORD):
            continue
        if report is None or other is None:
            yield f"processes/{path.name}: a process is WORD-NUMBER.txt, WORD-NUMBER.json and WORD{RECORD}"
        elif not path.with_suffix(other).exists():
            yield f"processes/{path.name}: {path.stem}{other} is missing beside it"
        elif not (folder / f"{report[1]}{RECORD}").exists():
            yield f"processes/{path.name}: {report[1]}{RECORD} is missing beside it"


def faults_of(record: Path) -> Iterator[str]:
    """The faults of one process: of each report by itself, then of the record."""
    name = record.name.removesuffix(RECORD)
    told: dict[str, Reported] = {}
    for path in sorted(record.parent.glob(f"{name}-*.txt")):
        labels = path.with_suffix(".json")
        if not labels.exists():
            return  # It is named already.
        text = squeezed(path.read_text(encoding="utf-8"))
        try:
            told[path.stem] = Reported(text, msgspec.json.decode(labels.read_bytes(), type=Told))
        except msgspec.DecodeError as error:
            yield f"processes/{labels.name}, {error}"
            return
        yield from (f"processes/{labels.name}, {fault}" for fault in labels_faults(told[path.stem].labels, text))
    if len(told) < FEWEST:
        yield f"processes/{record.name}: it has {len(told)} reports, where a process has {FEWEST} at least"
    try:
        process = msgspec.json.decode(record.read_bytes(), type=Process)
    except msgspec.DecodeError as error:
        yield f"processes/{record.name}, {error}"
        return
    yield from (f"processes/{record.name}, {fault}" for fault in record_faults(process, told))
