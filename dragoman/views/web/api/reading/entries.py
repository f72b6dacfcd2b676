"""Entries of the whole store, one row each, as `dragoman ask` gives them."""

from collections.abc import Callable
from typing import Annotated, Any

from msgspec import Meta

from dragoman.record.processes import UNSORTED
from dragoman.store.questions import KINDS
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Some
from dragoman.views.web.api.listing import LARGEST, PAGED, cursor, place_in
from dragoman.views.web.api.reading.asks import NARROWED, ORDER, PROCESS, everything, narrowing
from dragoman.views.web.api.rows import (
    DisagreementRow,
    MeetingRow,
    MovementRow,
    PartyRow,
    PersonRow,
    PositionRow,
    ReportRow,
    StatementRow,
)

Row = dict[str, Any]
Number = Annotated[int, Meta(ge=0, le=LARGEST)]
# What a list is in order of: whether it is one of reports, whether it is by time.
PLACES: dict[tuple[bool, bool], Any] = {
    (False, False): tuple[str, str],
    (False, True): tuple[str, str, str],
    (True, False): tuple[Number],
    (True, True): tuple[str, Number],
}
ROWS: dict[str, tuple[Any, str]] = {
    "people": (PersonRow, "People of all processes, in each under an id of its own."),
    "parties": (PartyRow, "Parties of all processes."),
    "meetings": (MeetingRow, "Meetings of all processes."),
    "positions": (PositionRow, "Positions of all processes."),
    "movements": (MovementRow, "Movements of all processes."),
    "statements": (StatementRow, "Statements of all processes."),
    "disagreements": (DisagreementRow, "What sources say differently, in all processes."),
    "reports": (ReportRow, "All reports, as they came."),
}


def rows(what: str) -> Callable[[Asked], Some]:
    """Some rows of one kind; where they go on is told by the last of them."""

    def answer(asked: Asked) -> Some:
        limit, turn = asked.query["limit"], asked.query["order"]
        about = {"process": asked.query["process"], **narrowing(asked, what)}
        found = asked.store.some(what, limit + 1, place_asked(asked, what), turn, **about)
        following = cursor(*found[limit - 1][0]) if len(found) > limit else None
        return Some([plain(what, row) for _, row in found[:limit]], following)

    return answer


def place_asked(asked: Asked, what: str) -> tuple[str | int, ...] | None:
    """Where a list goes on: what stands in its order, as our own cursors have it."""
    by_time = asked.query["order"] == "time" and bool(KINDS[what].since)
    found: tuple[str | int, ...] | None = place_in(asked.query["after"], PLACES[what == "reports", by_time])
    return found


def plain(what: str, row: Row) -> Row:
    """A row as it is given: a report that lies in no process says so."""
    if what == "reports" and str(row["process"]).startswith(UNSORTED):
        return {**row, "process": None}
    return row


def asks_of(what: str) -> tuple[Parameter, ...]:
    return (*NARROWED[what], PROCESS)


ENDPOINTS = tuple(
    Endpoint(
        "GET", f"/{what}", "entries", does, rows(what), kind, many=True, asks=(*asks_of(what), ORDER, *PAGED),
        state=everything,
    )
    for what, (kind, does) in ROWS.items()
)  # fmt: skip
