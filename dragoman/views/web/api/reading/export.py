"""All of a store to take along, made while it is sent: a store of any size needs no more memory than a small one."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.store import Store
from dragoman.views.answers import cell
from dragoman.views.cells import in_cell
from dragoman.views.web.api.answering import encoded
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Streamed
from dragoman.views.web.api.given import JournalLine
from dragoman.views.web.api.reading.asks import narrowing
from dragoman.views.web.api.reading.entries import ROWS, Row, asks_of, plain
from dragoman.views.web.api.reading.journal import FILTERS, shown
from dragoman.views.web.api.reading.processes import TEXTS, without_texts
from dragoman.views.web.stores import Stores

AT_ONCE = 500  # rows that are in memory
LINES, TABLE = "application/jsonl", "text/csv; charset=utf-8"
Find = Callable[[Store, Any], tuple[Sequence[Any], Any]]  # some of them behind a place, and where they go on


def in_turn(stores: Stores, find: Find) -> Iterator[Sequence[Any]]:
    """Everything, some at a time; between two of them the store is free for others."""
    place = None
    while True:
        with stores.one() as store:
            found, place = find(store, place)
        if found:
            yield found
        if place is None:
            return


def rows_of(asked: Asked, what: str) -> Iterator[Sequence[Row]]:
    about = {"process": asked.query["process"], **narrowing(asked, what)}

    def find(store: Store, after: Any) -> tuple[Sequence[Row], Any]:
        found = store.some(what, AT_ONCE, after, **about)
        following = found[-1][0] if len(found) == AT_ONCE else None
        return [plain(what, row) for _, row in found], following

    return begun(in_turn(stores_of(asked), find))


def begun(some: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The same, with the first of them made now: what is wrong with the question is told before anything is sent."""
    first = next(some, ())

    def rest() -> Iterator[Sequence[Any]]:
        yield first
        yield from some

    return rest()


def json_lines(pages: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    for page in pages:
        yield b"".join(encoded(one) + b"\n" for one in page)


def table(pages: Iterable[Sequence[Row]], columns: Sequence[str]) -> Iterator[bytes]:
    """A line of headings, then a line for each row."""
    yield lines_of([columns])
    for page in pages:
        yield lines_of([in_cell(cell(row[name])) for name in columns] for row in page)


def lines_of(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def entries_as_lines(what: str) -> Callable[[Asked], Streamed]:
    return lambda asked: Streamed(json_lines(rows_of(asked, what)), LINES, f"{what}.jsonl")


def entries_as_table(what: str, kind: Any) -> Callable[[Asked], Streamed]:
    columns = [one.encode_name for one in msgspec.structs.fields(kind)]
    return lambda asked: Streamed(table(rows_of(asked, what), columns), TABLE, f"{what}.csv")


def records(asked: Asked) -> Streamed:
    """The record of each process, one a line."""
    texts = asked.query["texts"]

    def find(store: Store, after: Any) -> tuple[Sequence[Any], Any]:
        names = store.some_processes(1, after or "")
        if not names:
            return (), None
        record = store.record(names[0])
        return [record if texts else replace(record, reports=without_texts(record.reports))], names[0]

    return Streamed(json_lines(in_turn(stores_of(asked), find)), LINES, "records.jsonl")


def journal_lines(asked: Asked) -> Streamed:
    """The journal from its first line on."""
    about = {one.name: asked.query[one.name] for one in FILTERS}

    def find(store: Store, after: Any) -> tuple[Sequence[JournalLine], Any]:
        found = store.log(after or 0, AT_ONCE, **about)
        following = found[-1].n if len(found) == AT_ONCE else None
        return [shown(store, one, asked.visitor) for one in found], following

    return Streamed(json_lines(begun(in_turn(stores_of(asked), find))), LINES, "journal.jsonl")


def stores_of(asked: Asked) -> Stores:
    stores: Stores = asked.request.app.state.stores
    return stores


def exported(name: str, does: str, answer: Callable[[Asked], Streamed], asks: tuple[Parameter, ...]) -> Endpoint:
    media = TABLE if name.endswith(".csv") else LINES
    return Endpoint("GET", f"/export/{name}", "export", does, answer, asks=asks, sends=media)


ENDPOINTS = (
    *(
        exported(f"{what}.jsonl", f"All {what} as JSON lines, by process.", entries_as_lines(what), asks_of(what))
        for what in ROWS
    ),
    *(
        exported(f"{what}.csv", f"All {what} as a table, by process.", entries_as_table(what, kind), asks_of(what))
        for what, (kind, _) in ROWS.items()
    ),
    exported("records.jsonl", "The record of every process, one a line.", records, (TEXTS,)),
    exported("journal.jsonl", "The journal as JSON lines, from its first line on.", journal_lines, FILTERS),
)
