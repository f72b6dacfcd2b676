"""The processes of a store page by page, and what came to it last."""

from typing import Literal, NamedTuple

import msgspec

from dragoman.errors import UsageError
from dragoman.record.names import plain
from dragoman.record.processes import UNSORTED
from dragoman.store.database import Database
from dragoman.store.packing import plain_json
from dragoman.store.summaries import Summary

Order = Literal["last_met", "name"]
ORDERS: dict[Order, str] = {"last_met": "p.last_met DESC, p.name", "name": "p.name"}
# Written as the index has it, or it would not be used.
SORTED = f"substr(p.name, 1, {len(UNSORTED)}) <> '{UNSORTED}'"
# A process that lost its last report goes when its record is next made.
THERE = (
    "(p.touched = p.derived OR EXISTS (SELECT 1 FROM component c WHERE c.process = p.name) "
    "OR EXISTS (SELECT 1 FROM report r WHERE r.placed = p.name))"
)


class Overview(NamedTuple):
    """A process of a list: how many reports it has by now, and what its record says; None where it is to be made.

    `stale` where something has happened since: the summary is the one from before.
    """

    name: str
    reports: int
    summary: Summary | None
    stale: bool


class Recent(NamedTuple):
    """A report that came lately: when, by whom it was added, and in which process it lies, if in one."""

    n: int
    at: str
    who: str
    report: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    process: str | None


def process_page(database: Database, most: int, offset: int, words: str | None, order: Order) -> list[Overview]:
    """Some of the processes, with their summaries as they were last made."""
    if order not in ORDERS:
        raise UsageError(f"Unknown order {order!r}. Choose one of: {', '.join(ORDERS)}.")
    where, values = narrowed(words)
    rows = database.rows(
        "SELECT p.name, (SELECT coalesce(sum(c.reports), 0) FROM component c WHERE c.process = p.name) "
        "+ (SELECT count(*) FROM report r WHERE r.placed = p.name), p.summary, p.touched <> p.derived "
        "FROM process p WHERE p.name IN "  # first which they are: nothing is counted of those before
        f"(SELECT p.name FROM process p WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?) "
        f"ORDER BY {ORDERS[order]}",
        *values, most, offset,
    )  # fmt: skip
    return [Overview(name, int(count), summary_in(text), bool(stale)) for name, count, text, stale in rows]


def process_count(database: Database, words: str | None) -> int:
    where, values = narrowed(words)
    return int(database.value(f"SELECT count(*) FROM process p WHERE {where}", *values))


def narrowed(words: str | None) -> tuple[str, list[str]]:
    """Processes whose name or parties hold all of these words, or words with them inside."""
    asked = plain(words or "").split()
    conditions = [SORTED, THERE, *["coalesce(p.called, lower(p.name)) LIKE ? ESCAPE '!'"] * len(asked)]
    escaped = [word.replace("!", "!!").replace("%", "!%").replace("_", "!_") for word in asked]
    return " AND ".join(conditions), [f"%{word}%" for word in escaped]


def summary_in(text: str | None) -> Summary | None:
    return None if text is None else msgspec.convert(plain_json(text), Summary)


def overview(database: Database, process: str) -> Overview | None:
    """One process as a list shows it."""
    row = database.row("SELECT summary, touched <> derived FROM process WHERE name = ?", process)
    if row is None:
        return None
    count = database.value(
        "SELECT (SELECT coalesce(sum(c.reports), 0) FROM component c WHERE c.process = ?) "
        "+ (SELECT count(*) FROM report r WHERE r.placed = ?)",
        process, process,
    )  # fmt: skip
    return Overview(process, int(count), summary_in(row[0]), bool(row[1]))


def recently_added(database: Database, most: int) -> list[Recent]:
    """The reports that came last, the latest first."""
    rows = database.rows(
        "SELECT r.number, j.at, j.who, r.id, r.name, r.title, r.outlet, r.published, coalesce(r.placed, c.process) "
        "FROM report r JOIN journal j ON j.n = r.number LEFT JOIN component c ON c.id = r.component "
        "ORDER BY r.number DESC LIMIT ?",
        most,
    )
    recent = [Recent(*row) for row in rows]
    return [one._replace(process=None) if str(one.process).startswith(UNSORTED) else one for one in recent]
