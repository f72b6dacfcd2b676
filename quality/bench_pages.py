"""How long the server takes for each page of a large store, and how heavy the page is.

    python -m quality.bench_pages STORE.db [--asked 100] [--out FILE]

STORE.db is one that `quality.bench_store --folder` filled or `quality.bench_store_multiply` made larger. Each kind of
page is asked for many times, each time of another process, report, person or word, so that nothing is kept from the
time before. Times are from the request to the last byte of the answer, inside one process, without a network.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from rich.console import Console
from rich.table import Table
from starlette.testclient import TestClient

from dragoman.model import ProcessRecord
from dragoman.store import Store, open_store
from dragoman.views.web import Settings, create_app
from dragoman.views.web.addresses import Addresses

AT = Addresses()
WORDS = ("water", "border", "ferry", "prisoners", '"the talks"', "fish*", "road bridge", "ceasefire", "tax", "market")
Row = dict[str, float]
Place = tuple[str, ProcessRecord]  # a process and its record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--asked", type=int, default=100, help="times that each kind of page is asked for")
    parser.add_argument("--out", type=Path, help="a file for the figures, as JSON")
    args = parser.parse_args()
    rows = measured(args.store, args.asked)
    Console(width=160).print(table_of(rows))
    if args.out:
        args.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def measured(where: Path, asked: int) -> dict[str, Row]:
    """ms of every kind of page, the slowest of the middle last."""
    with open_store(where, create=False) as store:
        places = some_processes(store, asked)
    with TestClient(create_app(Settings(store=str(where))), base_url="http://127.0.0.1") as client:
        client.get("/")
        rows = {name: row_of(client, list(addresses(places))) for name, addresses in PAGES.items()}
    return dict(sorted(rows.items(), key=lambda row: row[1]["median ms"]))


def some_processes(store: Store, asked: int) -> list[Place]:
    """Processes drawn from all over the store."""
    names = store.database.column("SELECT name FROM process WHERE record IS NOT NULL ORDER BY name")
    return [(name, store.record(name)) for name in Random("pages").sample(names, min(asked, len(names)))]  # noqa: S311


def row_of(client: TestClient, addresses: Sequence[str]) -> Row:
    """The pages at these addresses: time and weight."""
    times, sizes, failed = [], [], 0
    for address in addresses:
        start = perf_counter()
        answer = client.get(address)
        times.append(1000 * (perf_counter() - start))
        sizes.append(len(answer.content) / 1000)
        failed += answer.status_code != 200
    if len(times) < 2:
        return {"median ms": 0.0, "pages": len(times)}
    return {
        "median ms": median(times),
        "99th ms": quantiles(times, n=100, method="inclusive")[98],
        "median KB": median(sizes),
        "largest KB": max(sizes),
        "pages": len(times),
        "not found": failed,
    }


def of_processes(part: str = "") -> Callable[[Sequence[Place]], Iterator[str]]:
    return lambda places: (AT.process(name, part) for name, _ in places)


def of_actors(kind: str) -> Callable[[Sequence[Place]], Iterator[str]]:
    """The page of one actor of each process."""

    def addresses(places: Sequence[Place]) -> Iterator[str]:
        for name, record in places:
            actors = [one for one in record.actors if (one.kind == "person") == (kind == "person")]
            if actors:
                yield (AT.person if kind == "person" else AT.party)(name, actors[len(actors) // 2].id)

    return addresses


PAGES: dict[str, Callable[[Sequence[Place]], Iterator[str]]] = {
    "home": lambda places: (AT.of("/", "", page=number) for number, _ in enumerate(places, 1)),
    "home, filtered": lambda places: (AT.of("/", "", words=name[:3]) for name, _ in places),
    "process": of_processes(),
    "process as known on a day": lambda places: (
        AT.process(name, as_of=record.reports[0].published) for name, record in places if record.reports[0].published
    ),
    "compare": of_processes("compare"),
    "pictures": of_processes("pictures"),
    "merges": of_processes("merges"),
    "issues of a process": of_processes("issues"),
    "report": lambda places: (AT.report(record.reports[-1].id) for _, record in places),
    "person": of_actors("person"),
    "party": of_actors("party"),
    "issue": lambda places: (AT.issue(n, record.positions[0].issue) for n, record in places if record.positions),
    "meeting": lambda places: (AT.meeting(n, record.meetings[0].id) for n, record in places if record.meetings),
    "search": lambda places: (AT.search(words=WORDS[n % len(WORDS)], page=1 + n // 10) for n, _ in enumerate(places)),
    "history": lambda places: (AT.history(page=number) for number, _ in enumerate(places, 1)),
    "API: processes": lambda places: (AT.api("processes", page=number) for number, _ in enumerate(places, 1)),
    "API: record": lambda places: (AT.api(f"processes/{name}") for name, _ in places),
    "API: statements with a word": lambda places: (
        AT.api("statements", words=WORDS[n % len(WORDS)]) for n, _ in enumerate(places)
    ),
}


def table_of(rows: dict[str, Row]) -> Table:
    table = Table(title="pages")
    columns = list(next(iter(rows.values())))
    for column in ("", *columns):
        table.add_column(column, justify="right" if column else "left")
    for name, row in rows.items():
        table.add_row(name, *(f"{row.get(column, 0):,.1f}" for column in columns))
    return table


if __name__ == "__main__":
    main()
