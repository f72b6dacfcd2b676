"""How long the server takes for each page of a large store, and how heavy the page is.

    python -m quality.bench_pages STORE.db [--asked 100] [--only search,history] [--out FILE]

STORE.db is one that `quality.bench_store --folder` filled or `quality.bench_store_multiply` made larger; a few lines
are added to its journal, as some pages are asked for right after a correction. Each kind of page is asked for many
times, each time of another process, report, person or word; pages of the largest processes are asked for beside them.
Times are from the request to the last byte of the answer, inside one process, without a network: by the clock, and what
the processor had to do, which is the same where others keep it busy.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time, sleep

from rich.console import Console
from rich.table import Table
from starlette.testclient import TestClient

from dragoman.model import Correction
from dragoman.store import Store, open_store
from dragoman.views.web import Settings, create_app
from quality.bench_pages_asked import AT, LARGE, PAGES, Place, largest_processes, some_processes

OURS = "http://127.0.0.1"
CHANGED = 20  # pages that are asked for right after a correction
Row = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--asked", type=int, default=100, help="times that each kind of page is asked for")
    parser.add_argument("--only", default="", help="kinds whose names begin so, joined by commas")
    parser.add_argument("--out", type=Path, help="a file for the figures, as JSON")
    args = parser.parse_args()
    rows = measured(args.store, args.asked, tuple(filter(None, args.only.split(","))))
    Console(width=160).print(table_of(rows))
    if args.out:
        args.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def measured(where: Path, asked: int, only: tuple[str, ...] = ()) -> dict[str, Row]:
    """The figures of every kind of page, the slowest of the middle last."""
    rows: dict[str, Row] = {}
    with open_store(where, create=False) as store:
        places, large = some_processes(store, asked), largest_processes(store)
        with TestClient(create_app(Settings(store=str(where))), base_url=OURS) as client:
            for warm in ("/", AT.process(places[0].name), AT.search(words="water"), AT.history()):
                client.get(warm)
            for name, addresses in {**PAGES, **{f"large: {name}": of for name, of in LARGE.items()}}.items():
                if not only or name.startswith(only):
                    rows[name] = row_of(client, addresses(large if name.startswith("large") else places))
            for name, some in {"after a correction": places[:CHANGED], "large: after a correction": large}.items():
                if not only or name.startswith(only):
                    rows |= after_corrections(client, store, name, some)
    return dict(sorted(rows.items(), key=lambda row: row[1]["median ms"]))


def after_corrections(client: TestClient, store: Store, name: str, places: Sequence[Place]) -> dict[str, Row]:
    """Pages right after an entry of their process was corrected: a report's, where that is seen, and the process's."""
    pages: dict[str, Callable[[Place, str, int], str]] = {
        "the report": lambda _, report, line: AT.report(report, done=line),
        "the process, for who did it": lambda place, _, line: AT.process(place.name, done=line),
        "the process, for others": lambda place, _, __: AT.process(place.name),
    }

    def addresses(page: Callable[[Place, str, int], str]) -> Iterator[str]:
        for place in places:
            entry = place.record.statements[0]
            said = Correction(report=entry.report, kind="statement", deed="accept", entry=entry.id)
            line = store.correct(said, by="bench")
            yield page(place, entry.report, line)
            store.undo(line, by="bench")
            store.state(place.name)

    return {f"{name}: {page}": row_of(client, addresses(of)) for page, of in pages.items()}


def row_of(client: TestClient, addresses: Iterator[str]) -> Row:
    """The pages at these addresses: time and weight, also of those that say that another will be there in a moment."""
    times, works, sizes, failed, later = [], [], [], 0, 0
    for address in addresses:
        status = 0
        while status in (0, 202):
            start, work = perf_counter(), process_time()
            answer = client.get(address)
            if status != 202 or answer.status_code != 202:
                times.append(1000 * (perf_counter() - start))
                works.append(1000 * (process_time() - work))
                sizes.append(len(answer.content) / 1000)
                failed += answer.status_code not in (200, 202)
                later += answer.status_code == 202
            elif status == 202:
                sleep(0.2)
            status = answer.status_code
    if not times:
        return {"median ms": 0.0, "pages": 0}
    return {
        "median ms": median(times),
        "99th ms": worst(times),
        "median CPU ms": median(works),
        "99th CPU ms": worst(works),
        "median KB": median(sizes),
        "largest KB": max(sizes),
        "pages": len(times),
        "in a moment": later,
        "not found": failed,
    }


def worst(times: Sequence[float]) -> float:
    return quantiles(times, n=100, method="inclusive")[98] if len(times) > 1 else times[0]


def table_of(rows: dict[str, Row]) -> Table:
    table = Table(title="pages")
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    for column in ("", *columns):
        table.add_column(column, justify="right" if column else "left")
    for name, row in rows.items():
        table.add_row(name, *(f"{row.get(column, 0):,.1f}" for column in columns))
    return table


if __name__ == "__main__":
    main()
