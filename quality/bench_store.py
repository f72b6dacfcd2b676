"""What a report costs that is added to a store of 10 reports and to one of a million, in one run, in turn.

    python -m quality.bench_store [--reports 10,1000000] [--added 1000] [--folder FOLDER] [--out FILE]

The stores are filled by `Store.add` with invented processes (quality/bench_stories.py). With --folder they stay there,
so that a fill that was cut short goes on and is done once; a million takes hours, or minutes where it is made of fewer
by quality/bench_store_multiply.py. Times are wall time; each report is added by itself and the record of its process
made anew right after, with a sync to the disk for each.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from rich.console import Console
from rich.table import Table

from dragoman.model import Reading
from dragoman.store import Store, open_store
from quality.bench_memory import peak
from quality.bench_stories import ISSUES, PARTIES, code, stories

FIRST_YEAR, PROCESSES = 1900, 4_000  # of a filled store: 4,000 processes a year are some 34,000 reports
MEASURED_YEAR = 1990
AHEAD = "a new one in memory, first"
MEAN = 8  # reports of a process, at the least
AT_ONCE = 500  # reports in a transaction while a store is filled; what is measured has one each
ANEW = 20_000  # reports after which the records of a store that is being filled are made
SIZES = (10, 100, 1_000)  # reports of one process
SMALL = (10, 1_000)  # reports of the stores that quality.bench compares
ASKED = 15  # times that each question is asked, of another party or person each time
Rows = dict[str, dict[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", default="10,1000000", help="sizes of stores, joined by commas")
    parser.add_argument("--added", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, help="where the stores stay")
    parser.add_argument("--out", type=Path, help="a file for the figures, as JSON")
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.memory_of:
        print(memory_of_adding(args.memory_of))
        return
    with tempfile.TemporaryDirectory() as folder:
        found = figures(args.folder or Path(folder), [int(size) for size in args.reports.split(",")], args.added)
    found["one large process"] = one_process()
    for name, rows in found.items():
        Console(width=200).print(table_of(name, rows))
    if args.out:
        args.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def figures(folder: Path, sizes: Sequence[int], added: int) -> dict[str, Rows]:
    """All that is measured, by what it is called."""
    paths = {f"{size:,} reports": folder / f"store-{size}.db" for size in sizes}
    for path, size in zip(paths.values(), sizes, strict=True):
        filled(path, size).close()
    stores = {name: open_store(path) for name, path in paths.items()}
    try:
        rows = adding(stores, added)
        for name, path in paths.items():
            rows[name]["bytes a report"] = bytes_used(stores[name]) / reports_of(stores[name])
            rows[name]["peak MB"] = float(run_memory(path))
        return {"adding": rows, "asking": asking(stores)}
    finally:
        for store in stores.values():
            store.close()


def filled(path: Path, reports: int) -> Store:
    """A store with so many reports at least; what one has already is kept."""
    store = open_store(path)
    known = reports_of(store)
    if known >= reports:
        return store
    store.database.run("PRAGMA synchronous = OFF")  # a fill that is cut short by the machine is done again
    coming = islice(endless(), known, reports)
    start = perf_counter()
    for count in range(known, reports, AT_ONCE):
        with store.database.writing():
            for reading in islice(coming, AT_ONCE):
                store.add(reading, by="bench")
        if count % ANEW + AT_ONCE >= ANEW:
            store.refresh()
            print(f"{path.name}: {count + AT_ONCE:,} reports, {perf_counter() - start:.0f} s", flush=True)
    store.refresh()
    store.database.run("PRAGMA synchronous = FULL")
    return store


def endless() -> Iterator[Reading]:
    year = FIRST_YEAR
    while True:
        yield from stories(year, PROCESSES)
        year += 1


def adding(stores: Mapping[str, Store], added: int) -> Rows:
    """ms of adding a report and of making its process's record anew: each report is added to every store in turn.

    A store in memory goes ahead, so that what the program finds in a text once and keeps favours none of the others.
    """
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in (AHEAD, *stores)}
    with open_store(":memory:") as ahead:
        for reading in islice(unknown(list(stores.values()), added), added):
            for name, store in {AHEAD: ahead, **stores}.items():
                start = perf_counter()
                store.add(reading, by="bench")
                after = perf_counter()
                store.refresh()
                times[name].append((after - start, perf_counter() - after))
    rows: Rows = {}
    for name, both in times.items():
        whole = [1000 * (add + anew) for add, anew in both]
        rows[name] = {
            "add": median(1000 * add for add, _ in both),
            "record anew": median(1000 * anew for _, anew in both),
            "both": median(whole),
            "mean": sum(whole) / len(whole),
            "99th": quantiles(whole, n=100)[98],
        }
    first = rows[next(iter(stores))]
    for row in rows.values():
        row |= {"ratio": row["both"] / first["both"], "ratio of means": row["mean"] / first["mean"]}
    return rows


def unknown(stores: Sequence[Store], reports: int) -> Iterator[Reading]:
    """Reports of whole processes that none of the stores has."""
    year = MEASURED_YEAR
    while any(store.database.value("SELECT 1 FROM report WHERE name = ?", f"{year}-0-0.txt") for store in stores):
        year += 1
    return stories(year, reports // MEAN + 1)


def asking(stores: Mapping[str, Store]) -> Rows:
    """Median ms of questions to each store, each asked of another party, person or word every time."""
    chance = Random("asked")
    people = {name: [row[0] for row in store.database.rows(SOME_PEOPLE, ASKED)] for name, store in stores.items()}
    turns = [
        {"party": code(chance.randrange(PARTIES)), "issue": chance.choice(ISSUES), "n": str(turn)}
        for turn in range(ASKED)
    ]
    rows: Rows = {}
    for label, question in QUESTIONS.items():
        rows[label] = {}
        for name, store in stores.items():
            times, count = [], 0
            for turn, person in zip(turns, people[name] * ASKED, strict=False):
                start = perf_counter()
                count += len(question(store, turn, person))
                times.append(1000 * (perf_counter() - start))
            rows[label] |= {name: median(times), f"answers of {name}": count / ASKED}
    return rows


MATTERED = ("bakeli", "monura", "sitovu", "zedafe", "gihoju", "kelimo", "nurasi", "tovuze", "dafegi", "hojuba",
            "limonu", "rasito", "vuzeda", "fegiho", "jubake")  # fmt: skip
RARE = ("bahia", "salvador", "comissaria", "temporao", "ghana", "ivory", "ferry", "lamp", "envoy", "quota",
        "buffer", "harvest", "drought", "arrivals", "cruzados")  # fmt: skip
SOME_PEOPLE = "SELECT name FROM person ORDER BY process DESC, id LIMIT ?"
Asked = Callable[[Store, dict[str, str], str], Sequence[object]]
QUESTIONS: dict[str, Asked] = {
    "people by name": lambda store, _turn, person: store.ask("people", person=person),
    "statements of a person": lambda store, _turn, person: store.ask("statements", person=person),
    "positions of a party": lambda store, turn, _: store.ask("positions", party=turn["party"]),
    "positions of a party on an issue": lambda store, turn, _: store.ask(
        "positions", party=turn["party"], issue=turn["issue"]
    ),
    "meetings of a party in a month": lambda store, turn, _: store.ask(
        "meetings", party=turn["party"], since="1901-03-01", until="1901-03-31"
    ),
    "movements of a party": lambda store, turn, _: store.ask("movements", party=turn["party"]),
    "statements with two words": lambda store, turn, _: store.ask(
        "statements", words=f"river {MATTERED[int(turn['n'])]}"
    ),
    "reports with two rare words": lambda store, turn, _: store.ask("reports", words=f"cocoa {RARE[int(turn['n'])]}"),
    "reports of a party with words": lambda store, turn, _: store.ask("reports", party=turn["party"], words="wheat"),
}


def one_process() -> Rows:
    """Seconds of adding one more report to a process of so many, and of making its record anew."""
    rows: Rows = {}
    coming = stories(MEASURED_YEAR, 1, reports=SIZES[-1])
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "one.db") as store:
        known = 0
        for size in SIZES:
            for reading in islice(coming, size - 1 - known):
                store.add(reading, by="bench")
            store.refresh()
            start = perf_counter()
            store.add(next(coming), by="bench")
            after = perf_counter()
            store.refresh()
            known = size
            rows[f"{size:,} reports"] = {"add": after - start, "record anew": perf_counter() - after}
            (process,) = store.processes()
            rows[f"{size:,} reports"]["reports"] = process.reports
    return rows


def reports_of(store: Store) -> int:
    return int(store.database.value("SELECT count(*) FROM report"))


def bytes_used(store: Store) -> int:
    pages = store.database.value("PRAGMA page_count") - store.database.value("PRAGMA freelist_count")
    return int(pages * store.database.value("PRAGMA page_size"))


def run_memory(path: Path) -> str:
    command = [sys.executable, "-m", "quality.bench_store", "--memory-of", str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def memory_of_adding(path: Path) -> float:
    """The peak memory, in MB, of a program that adds 100 reports to a store."""
    with open_store(path) as store:
        for reading in islice(unknown([store], 100), 100):
            store.add(reading, by="bench")
        store.refresh()
    return round(peak(), 1)


def table_of(name: str, rows: Rows) -> Table:
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    table = Table(name, title_justify="left")
    for column in columns:
        table.add_column(column, justify="right")
    for label, row in rows.items():
        table.add_row(label, *(f"{row[column]:,.2f}" if column in row else "" for column in columns))
    return table


if __name__ == "__main__":
    main()
