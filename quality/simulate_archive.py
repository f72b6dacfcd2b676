"""What an archive takes that cannot be run here: python -m quality.simulate_archive [--passed N ...] [--listed N ...]

sort and copies    invented pages that passed, of 7,000 days and in no order, with copies planted among them: time,
                   memory, disk, and how many of the planted copies are found
fetch              one page's text looked up in each of many parts: what a part costs whose pages lie far apart
files              of 20,000 pages of 7,000 days, as they came and laid out by days
manifests          the time to list those of many parts
plan               100 million and 1 billion pages, from the costs of a page: --sift-text, --sift-page, --read, --passes

Times are of processors. Signatures are real ones, of 40 invented runs of words; a copy shares all but three at most.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

import msgspec

from dragoman.archive.copies import find_copies
from dragoman.archive.folder import DATA_SETS, Manifest, manifest_path, manifests, work_path
from dragoman.archive.layout import ROWS, pages_in, parts_by_days, passed_parts
from dragoman.archive.order import Page
from dragoman.archive.pages import PLACES, SEED
from dragoman.archive.reading import rows_at
from dragoman.archive.settings import Settings
from dragoman.archive.shards import Sizes
from dragoman.archive.sift import HELD, write_rows

RUNS, CHANGED = 40, (0, 1, 2, 3)  # of words in a page, and of them those that a copy changes
DAYS, FIRST = 7_000, date(2005, 1, 1)
PART = 500  # pages that passed in one part
COPIES, UNDATED = 0.15, 0.05
LATEST = 1_000  # pages of which copies are planted
TEXT = 3_000  # bytes of a report
HOUR, DAY = 3600, 86_400
CUT = Sizes()
SIZES = {"WARC, packed": 30_000, "WET, packed": 4_000, "JSONL, packed": 1_200}  # bytes a page, about
NETWORK = 125_000_000  # bytes a second of one machine at 1 Gbit/s
MACHINE = 16  # cores
SPILLED, LEFT = 1_300, 2_600  # bytes a page in the sort, and in what was sifted


class Costs(NamedTuple):
    """Seconds of a processor for a page sifted as text or as markup, read, laid out; the shares that pass and copy."""

    sift_text: float
    sift_page: float
    read: float
    laid_out: float
    passes: float
    copies: float


class Sorted(NamedTuple):
    seconds: float
    memory: float
    disk: float
    passed: int
    found: int


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--passed", type=int, nargs="*", default=[100_000], help="pages that passed")
    asked.add_argument("--listed", type=int, nargs="*", default=[20_000], help="parts")
    costs = {"sift-text": 0.0005, "sift-page": 0.009, "read": 0.123, "passes": 0.1, "copies": 0.08}
    for name, value in costs.items():
        asked.add_argument(f"--{name}", type=float, default=value)
    asked.add_argument("--laid-out", type=float, default=0.00007, help="seconds to sort and compare a page that passed")
    given = asked.parse_args()
    for count in given.passed:
        print_sorted(count)
    print_fetched()
    print_files()
    for count in given.listed:
        print_listed(count)
    print_plan(Costs(given.sift_text, given.sift_page, given.read, given.laid_out, given.passes, given.copies))


def print_sorted(count: int) -> None:
    """Sort and copies, in a process of their own, so that its memory is theirs."""
    with tempfile.TemporaryDirectory(dir=".") as room:
        settings = Settings(Path(room), None, 0.0)
        planted = write_passed(count, settings)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            done = pool.submit(sort_and_compare, settings).result()
        print(
            f"{count:,} pages that passed: {done.seconds:,.0f} s, {1e6 * done.seconds / count:.0f} µs a page; "
            f"{done.memory / 1e6:,.0f} MB of memory at most, {done.disk / count:,.0f} B of disk a page meanwhile, "
            f"{size_of(Path(room) / '_work' / 'copies') / count:.0f} B after it; {len(passed_parts(settings)):,} parts"
        )
        print(f"  found of the planted copies: {shares_found(planted, settings)}")
        print(f"  {done.found:,} copies in all, {len(planted):,} planted")


def write_passed(count: int, settings: Settings) -> dict[str, str]:
    """Parts as sifting leaves them, without their texts; of each planted copy what kind it is."""
    chance = random.Random(1)  # noqa: S311
    planted: dict[str, str] = {}
    rows = invented(count, chance, planted)
    for number in range(-(-count // PART)):
        name = f"crawl-{number:06}"
        path = work_path(settings.out, "sift", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_rows((next(rows) for _ in range(min(PART, count - number * PART))), path)
        finish_quickly(settings.out, Manifest("sift", name, "crawl", {}, {"passed": PART}, 0.0, digest=name))
    return planted


def invented(count: int, chance: random.Random, planted: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Pages in no order of days; some are later copies of one of the latest that came."""
    latest: deque[tuple[list[bytes], date | None]] = deque(maxlen=LATEST)
    for number in range(count):
        name = f"crawl.warc.gz:{number:09}"
        runs, day = runs_of(chance), day_of(chance)
        if len(latest) == LATEST and chance.random() < COPIES:
            copied, printed = chance.choice(latest)
            planted[name], changed, day = later(printed, chance)
            runs = copied[changed:] + runs[:changed]
        elif number % 5 == 0:
            latest.append((runs, day))
        yield row_of(name, day, runs)


def later(printed: date | None, chance: random.Random) -> tuple[str, int, date | None]:
    """A copy's kind, how many of its runs are its own, and its day."""
    changed = chance.choice(CHANGED)
    if printed is None or chance.random() < UNDATED:
        return f"without a day, of {'a day' if printed else 'no day'}", changed, None
    if not changed:
        return "the very text, years apart", 0, printed + timedelta(chance.randint(0, 3000))
    return (
        f"shares {(RUNS - changed) / (RUNS + changed):.2f}, within a week",
        changed,
        printed + timedelta(chance.randint(0, 7)),
    )


def runs_of(chance: random.Random) -> list[bytes]:
    whole = chance.randbytes(8 * RUNS)
    return [whole[start : start + 8] for start in range(0, 8 * RUNS, 8)]


def day_of(chance: random.Random) -> date | None:
    return None if chance.random() < UNDATED else FIRST + timedelta(chance.randrange(DAYS))


def row_of(name: str, day: date | None, runs: list[bytes]) -> dict[str, Any]:
    from rensa import RMinHash

    minhash = RMinHash(PLACES, SEED)
    minhash.update(runs)
    text = blake2b(b"".join(sorted(runs)), digest_size=16).digest()
    return {
        "name": name, "url": None, "day": day and day.isoformat(), "id": text.hex()[:12], "score": 0.9, "words": 500,
        "signature": minhash.__getstate__(), "figures": ["14", "2.4", "2019"], "text_digest": text,
        "report_digest": text, "report": b"",
    }  # fmt: skip


def sort_and_compare(settings: Settings) -> Sorted:
    """The stage as it is, with the most that it takes of memory, beyond this program's own, and of the disk."""
    sifted = list(manifests(settings.out, "sift"))
    before, ended, most = memory(), Event(), [0]

    def watch() -> None:
        while not ended.wait(0.1):
            most[0] = max(most[0], size_of(settings.out / "_work" / "sort"))

    watching = Thread(target=watch)
    watching.start()
    began = time.process_time()
    done = find_copies(sifted, settings)
    seconds = time.process_time() - began
    ended.set()
    watching.join()
    return Sorted(seconds, memory() - before, most[0], done.counts["passed"], done.counts["copies"])


def memory() -> int:
    """The most that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def size_of(folder: Path) -> int:
    total = 0
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


def shares_found(planted: dict[str, str], settings: Settings) -> str:
    """Of each kind of planted copies the share that is found."""
    names = {part: names_in(part, settings) for part in {row["part"] for row in rows_laid_out(settings)}}
    found = {names[row["part"]][row["row"]] for row in rows_laid_out(settings) if row["copy_of"] is not None}
    kinds: dict[str, list[bool]] = defaultdict(list)
    for name, kind in planted.items():
        kinds[kind].append(name in found)
    return "; ".join(f"{kind} {statistics.mean(some):.3f} of {len(some):,}" for kind, some in sorted(kinds.items()))


def rows_laid_out(settings: Settings) -> Iterator[dict[str, Any]]:
    for part in passed_parts(settings):
        yield from pages_in(part, settings)


def names_in(part: str, settings: Settings) -> list[str]:
    from pyarrow import parquet

    with work_path(settings.out, "sift", part).open("rb") as stream:
        names: list[str] = parquet.read_table(stream, columns=["name"]).column("name").to_pylist()
    return names


def print_fetched(parts: int = 40) -> None:
    """The text of one page out of each of many parts."""
    chance = random.Random(1)  # noqa: S311
    words = ["".join(chance.choices("abcdefghijklmnoprstuvwz", k=chance.randint(2, 9))) for _ in range(5_000)]
    with tempfile.TemporaryDirectory(dir=".") as room:
        paths = [Path(room) / f"{number}.parquet" for number in range(parts)]
        for path in paths:
            write_rows((with_text(number, words, chance) for number in range(PART)), path)
        began = time.process_time()
        for path in paths:
            list(rows_at(path, [chance.randrange(PART)]))
        spent = (time.process_time() - began) / parts
        packed = statistics.mean(path.stat().st_size for path in paths) / PART
    print(
        f"\nOne page's text out of each of {parts} parts: {1000 * spent:.1f} ms, {packed * HELD / 1000:,.0f} kB read "
        f"for it. What passed takes {packed:,.0f} B a page."
    )


def with_text(number: int, words: Sequence[str], chance: random.Random) -> dict[str, Any]:
    text = " ".join(chance.choices(words, k=TEXT // 7))
    return {**row_of(f"crawl.warc.gz:{number:09}", FIRST, runs_of(chance)), "report": text.encode()}


def print_files(count: int = 20_000) -> None:
    """How many files the data sets get where each page has entries in all of them."""
    chance = random.Random(1)  # noqa: S311
    days = [FIRST + timedelta(chance.randrange(DAYS)) for _ in range(count)]
    came = sum(len(set(days[start : start + ROWS])) for start in range(0, count, ROWS))
    parts = list(parts_by_days((page_of(day.isoformat()), None) for day in sorted(days)))
    laid_out = sum(len({page.day for page, _ in some}) for _, some in parts)
    print(
        f"\n{count:,} pages of {DAYS:,} days in no order: {came * len(DATA_SETS):,} files in parts of {ROWS} as they "
        f"came, {laid_out * len(DATA_SETS):,} laid out by days, in {len(parts):,} parts"
    )


def page_of(day: str) -> Page:
    return Page(day, "", "", "", 0.0, b"", "", b"", b"", 0, 0, 1)


def finish_quickly(out: Path, manifest: Manifest) -> None:
    """A manifest, not waited for until it is on the disk."""
    path = manifest_path(out, manifest.stage, manifest.part)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.encode(manifest))


def print_listed(count: int) -> None:
    """The time to list the manifests of so many parts, and what they take of memory."""
    with tempfile.TemporaryDirectory(dir=".") as room:
        counts = dict.fromkeys(("read", "copies", "words", "statements", "positions", "meetings", "events"), 99)
        for number in range(count):
            name = f"2019-03-25-{number:06}"
            files = tuple(f"{data_set}/day=2019-03-25/{name}.parquet" for data_set in DATA_SETS)
            finish_quickly(Path(room), Manifest("read", name, "", {"rows": "0" * 64}, counts, 30.0, files))
        before, began = memory(), time.process_time()
        kept = list(manifests(Path(room), "read"))
        print(
            f"{len(kept):,} manifests: {time.process_time() - began:.1f} s to list them, "
            f"{(memory() - before) / 1e6:,.0f} MB where all are held"
        )


def print_plan(costs: Costs) -> None:
    """What 100 million and 1 billion pages take, as a table."""
    print("\n| | 100 million pages | 1 billion pages |\n| --- | --- | --- |")
    plans = [plan(pages, costs) for pages in (100_000_000, 1_000_000_000)]
    for name in plans[0]:
        print(f"| {name} | {' | '.join(one[name] for one in plans)} |")


def plan(pages: int, costs: Costs) -> dict[str, str]:
    passed = pages * costs.passes
    read = passed * (1 - costs.copies)
    hours = {
        "text": pages * costs.sift_text / HOUR, "web pages": pages * costs.sift_page / HOUR,
        "copies": passed * costs.laid_out / HOUR, "reading": read * costs.read / HOUR,
    }  # fmt: skip
    whole = hours["text"] + hours["copies"] + hours["reading"]
    parts = max(passed / ROWS, 1)
    inputs = {
        f"comes in as {kind}": f"{pages * size / 1e12:,.1f} TB, {pages * size / NETWORK / DAY:,.1f} days at 1 Gbit/s"
        for kind, size in SIZES.items()
    }
    return {
        **inputs,
        "sifting, text": f"{hours['text']:,.0f} core hours",
        "sifting, web pages of 100 kB": f"{hours['web pages']:,.0f} core hours",
        "reading": f"{hours['reading']:,.0f} core hours",
        "sort and copies, one process": f"{hours['copies']:,.1f} hours",
        f"text, by the clock on {MACHINE} cores": f"{(whole - hours['copies']) / MACHINE + hours['copies']:,.0f} hours",
        "text, by the clock on 1,000 cores": f"{(whole - hours['copies']) / 1000 + hours['copies']:,.1f} hours",
        "pages that pass": f"{passed:,.0f}",
        "parts to sift, JSONL": f"{pages * 2_500 / CUT.line_bytes:,.0f}",
        "parts to sift, WARC": f"{pages * SIZES['WARC, packed'] / CUT.warc_bytes:,.0f}",
        "parts to read": f"{parts:,.0f}",
        "files of data sets, 20 years": f"{max(parts, DAYS) * len(DATA_SETS):,.0f}",
        "_work/sift": f"{passed * LEFT / 1e9:,.0f} GB",
        "disk for the sort, at the time": f"{passed * SPILLED / 1e9:,.0f} GB",
    }


if __name__ == "__main__":
    main()
