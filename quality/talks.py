"""TalksBench: read each report as a user would have it read, score with the bench's own scorer.

    python -m quality.talks [FOLDER] [--only NAME,NAME] [--table]
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from dragoman.model import Reading, Record, Report
from dragoman.reading import read

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[2] / "shared"))


def load_report(path: Path) -> Report:
    """Until sources/ is in: a plain text file, dated by its gold."""
    text = path.read_text(encoding="utf-8").strip()
    if path.suffix == ".html":
        import trafilatura

        text = trafilatura.extract(text) or ""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Report(id=path.stem, name=path.name, text=text, published=gold.get("published"))


def as_record(reading: Reading) -> Record:
    return Record(
        reports=(reading.report,), actors=reading.actors, meetings=reading.meetings, statements=reading.statements,
        positions=reading.positions, events=reading.events,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(SHARED / "talksbench/dev"))
    parser.add_argument("--only", default="")
    parser.add_argument("--out")
    args = parser.parse_args()
    folder = Path(args.folder)
    out = Path(args.out or tempfile.mkdtemp())
    gold = Path(tempfile.mkdtemp())
    only = set(filter(None, args.only.split(",")))
    for path in sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".html"} and p.with_suffix(".json").exists()):
        if only and path.stem not in only:
            continue
        record = as_record(read(load_report(path)))
        (out / f"{path.stem}.json").write_bytes(msgspec.json.format(msgspec.json.encode(record)))
        (gold / f"{path.stem}.json").write_bytes(path.with_suffix(".json").read_bytes())
    subprocess.run([sys.executable, SHARED / "talksbench/score.py", gold, out], check=True)
    print("records:", out)


if __name__ == "__main__":
    main()
