"""TalksBench: each report read from its file as a user has it read, scored by the bench's own scorer.

    python -m quality.talks [FOLDER] [--only NAME,NAME] [--sample N] [--out FOLDER]

No date is passed in: a report is dated by what its own page or text says, or not at all.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from dragoman.model import Failure, Report
from dragoman.readings import read_items
from dragoman.record.assemble import assemble
from dragoman.sources import list_items
from quality.corpora import SHARED, Measured, digest, scorer
from quality.reliability import Judged, judged, reliability

BENCH = SHARED / "talksbench"
Counts = dict[str, list[int]]


class Scored(NamedTuple):
    """A report's name, the scorer's counts of its record, and which entries of it are right."""

    name: str
    counts: Counts
    judged: list[Judged]


def measure(folder: Path, *, sample: int | None = None, jobs: int = 0) -> Measured:
    """The scorer's micro figures over a folder, or over so many of its reports, drawn the same way each time.

    Beside them how often entries of a score are right.
    """
    paths = report_paths(folder)
    if sample is not None and sample < len(paths):
        paths = sorted(random.Random(0).sample(paths, sample))  # noqa: S311 - a draw that is the same each time
    scored = list(score_reports(paths, jobs))
    golds = [path.with_suffix(".json") for path in paths]
    return {
        "figures": micro([one.counts for one in scored]),
        "reliability": reliability(entry for one in scored for entry in one.judged),
        "reports": len(scored),
        "digest": digest([*paths, *golds]),
    }


def report_paths(folder: Path, only: Iterable[str] = ()) -> list[Path]:
    """The reports of a folder that have a gold record beside them."""
    names = set(only)
    reports = (path for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".html"})
    return [path for path in reports if path.with_suffix(".json").exists() and (not names or path.stem in names)]


def score_reports(paths: list[Path], jobs: int = 0, out: Path | None = None) -> Iterator[Scored]:
    """Each report scored; one that could not be read counts as an empty record."""
    bench = scorer(BENCH / "score.py")
    for path, reading in zip(paths, read_items(list_items([str(path) for path in paths]), jobs), strict=True):
        record = assemble([reading])
        if isinstance(reading, Failure):
            print(f"{path.name}: {reading.reason}", file=sys.stderr)
        if out is not None:
            (out / f"{path.stem}.json").write_bytes(msgspec.json.format(msgspec.json.encode(record)))
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        data = json.loads(msgspec.json.encode(record))
        yield Scored(path.stem, bench.score(gold, data), judged(bench, gold, data))


def micro(rows: list[Counts]) -> dict[str, float | None]:
    """The figures over all reports together, rounded as they are compared."""
    bench = scorer(BENCH / "score.py")
    values = bench.values(
        {key: [sum(column) for column in zip(*(row[key] for row in rows), strict=True)] for key in bench.HEADINGS}
    )
    return {key: None if value is None else round(value, 4) for key, value in values.items()}


def load_report(path: Path) -> Report:
    """A report's text dated by its gold, for a look at one stage by itself."""
    text = path.read_text(encoding="utf-8").strip()
    if path.suffix == ".html":
        import trafilatura

        text = trafilatura.extract(text) or ""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Report(id=path.stem, name=path.name, text=text, published=gold.get("published"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=BENCH / "dev")
    parser.add_argument("--only", default="")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    paths = report_paths(args.folder, filter(None, args.only.split(",")))
    if args.sample:
        paths = paths[:: max(1, len(paths) // args.sample)]
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
    rows = [(one.name, one.counts) for one in score_reports(paths, args.jobs, args.out)]
    bench = scorer(BENCH / "score.py")
    total = {
        key: [sum(column) for column in zip(*(row[key] for _, row in rows), strict=True)] for key in bench.HEADINGS
    }
    print(bench.table([*rows, ("micro", total)]))


if __name__ == "__main__":
    main()
