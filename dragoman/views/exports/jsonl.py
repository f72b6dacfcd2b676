"""Records as JSON lines: the record of a process, or of a report that lies in none, on each line."""

from pathlib import Path

from dragoman.views.exports.export import Export, Parts
from dragoman.views.record_json import encoded


def write(parts: Parts, path: Path) -> None:
    with path.open("wb") as out:
        for part in parts:
            out.write(encoded(part.record) + b"\n")


JSONL = Export(
    write,
    suffix=".jsonl",
    does="Records as JSON lines, each as `dragoman record --format json` writes it.",
    keeps="everything",
    loses="the names of processes",
    media="application/jsonl",
)
