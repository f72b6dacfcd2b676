"""Reports that are not about talks: how many entries they give that nobody would want.

    python -m quality.off_topic

Of the train sets those labelled so, with what their labels do hold taken away; of the archive some items drawn by
chance, whatever they are about: most news is not about talks.
"""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from dragoman.readings import read_items
from dragoman.record.assemble import assemble
from dragoman.sources import list_items
from quality.corpora import SHARED, Measured, digest
from quality.talks import BENCH, report_paths

ARCHIVE = SHARED / "archive/reuters.jsonl.gz"
FOLDERS = ("train", "train-invented")
DRAWN = 100
KINDS = ("positions", "meetings")


def measure(_place: Path, _sample: int | None = None) -> Measured:
    """Positions and meetings a report that should not be there."""
    paths = [path for name in FOLDERS for path in report_paths(BENCH / name) if not gold_of(path)["about_talks"]]
    wrong = [surplus(gold_of(path), record) for path, record in zip(paths, records(map(str, paths)), strict=True)]
    with TemporaryDirectory() as folder:
        drawn = Path(folder) / "drawn.jsonl"
        drawn.write_text("".join(drawn_lines()), encoding="utf-8")
        archive = [{kind: len(record[kind]) for kind in KINDS} for record in records([str(drawn)])]
    return {
        "figures": {**rates("labelled", wrong), **rates("archive", archive)},
        "reports": len(wrong) + len(archive),
        "digest": digest([*paths, ARCHIVE]),
    }


def gold_of(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return {"about_talks": True, **gold}


def records(places: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The record of each report by itself; an empty one where it could not be read."""
    for reading in read_items(list_items(list(places)), jobs=0):
        yield json.loads(msgspec.json.encode(assemble([reading])))


def surplus(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, int]:
    """How many entries of a record its label does not have; a meeting is surplus where the label has none."""
    held = {(one["party"], one["stance"], one["issue"]) for one in gold["positions"]}
    codes = {actor["id"]: actor.get("code") for actor in record["actors"]}
    found = {(codes.get(one["party"]) or one["party"], one["stance"], one["issue"]) for one in record["positions"]}
    return {"positions": len(found - held), "meetings": 0 if gold["meetings"] else len(record["meetings"])}


def drawn_lines() -> list[str]:
    """Items of the archive, the same ones each time."""
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        found = list(lines)
    return random.Random(0).sample(found, DRAWN)  # noqa: S311 - a draw that is the same each time


def rates(name: str, counts: list[dict[str, int]]) -> dict[str, float]:
    """Entries a report: 0.04 is one in twenty-five."""
    return {f"{name}_{kind}": round(sum(one[kind] for one in counts) / len(counts), 4) for kind in KINDS}


if __name__ == "__main__":
    print(json.dumps(measure(ARCHIVE)["figures"], indent=1))
