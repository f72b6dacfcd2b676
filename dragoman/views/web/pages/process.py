"""One process: the matrix of parties and issues, its meetings, what is disputed, who and from which sources."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import StoreError
from dragoman.store import Store
from dragoman.views.known.asked import Asked
from dragoman.views.known.backing import Backing
from dragoman.views.known.disputes import dispute_of
from dragoman.views.known.heading import heading_of
from dragoman.views.known.known import Known
from dragoman.views.known.moves import move_of, movements_of, on
from dragoman.views.known.people import delegations_of, mediators_of
from dragoman.views.known.sources import sources_of
from dragoman.views.known.timeline import timeline_of
from dragoman.views.web.handling import addresses, page, process_in, record_for, render, visitor
from dragoman.views.web.process.asked import asked_in
from dragoman.views.web.process.exports import brief, movements, positions, record
from dragoman.views.web.process.matrix import ROWS, matrix_of
from dragoman.views.web.process.opened import opened_of
from dragoman.views.words import outcome

FEW = {"matrix": ROWS, "movements": 6, "meetings": 10, "disagreements": 4, "people": 9, "sources": 12}
MANY = {"matrix": ROWS, "movements": 30, "meetings": 100, "disagreements": 30, "people": 150, "sources": 100}
DAYS = 60  # days to choose "as known on" from; where there are more, any day is typed

Part = TypeVar("Part")


def process(request: Request, store: Store) -> Response:
    """The record of a process as one page; with ?list= one part of it in full."""
    name, asked = process_in(request), asked_in(request.query_params)
    known = record_for(request, store, name, asked.as_of)
    whole = record_for(request, store, name) if asked.as_of else known

    def here(anchor: str = "", **changes: str | None) -> str:
        """The same page, but for these."""
        return addresses(request).process(name, "", anchor, **asked.changed(**changes))

    looked(store, visitor(request).name, name)
    context = {**shown(known, asked), "here": here, "days": days_of(whole), "latest": latest(whole)}
    return render(request, "process.html", **context)


def looked(store: Store, who: str, process: str) -> None:
    """Remember that somebody has looked at a process as it stands, so that the first page can say what came since."""
    if who and store.visited(who, process) != store.last_line():
        with suppress(StoreError):  # a store that may only be read, or is busy: the page is there all the same
            store.visit(who, process)


def shown(known: Known, asked: Asked) -> dict[str, Any]:
    """What the template is given: each part cut to what a page has room for, with how much there is."""
    backing = Backing(known)
    matrix = matrix_of(known, asked, backing)
    moved = movements_of(known, asked)
    meetings = sorted(
        (one for one in known.record.meetings if asked.within(one.date, one.date) and asked.party in
         (None, *one.parties, *one.mediators)),
        key=lambda one: (one.date or "~", one.id),
    )  # fmt: skip
    people = delegations_of(known)
    sources = [one for one in sources_of(known) if asked.within(one.report.published, one.report.published)]
    return {
        "known": known,
        "asked": asked,
        "backing": backing,
        "heading": heading_of(known, backing),
        "matrix": matrix,
        "opened": opened_of(known, asked, matrix, backing),
        "timeline": None if asked.list else timeline_of(known, asked, moved),
        "moves": [move_of(one, known, backing) for one in cut(moved, "movements", asked)],
        "meetings": cut(meetings, "meetings", asked),
        "disputes": [dispute_of(one, known) for one in cut(known.record.disagreements, "disagreements", asked)],
        "people": cut(people, "people", asked),
        "mediators": mediators_of(known),
        "sources": cut(sources, "sources", asked),
        "count": {
            "matrix": matrix.issues,
            "movements": len(moved),
            "meetings": len(meetings),
            "disagreements": len(known.record.disagreements),
            "people": len(people),
            "sources": len(sources),
        },
        "room": MANY if asked.list else FEW,
        "copies": sum(len(one.copies) for one in sources),
        "outcome_of": outcome,
        "on": on,
        "holding": sorted({entry.party for entry in known.record.positions}, key=known.names.plain),
    }


def cut(entries: Sequence[Part], part: str, asked: Asked) -> Sequence[Part]:
    """As many as a page has room for: the first few, or one page of the list that is asked for."""
    if asked.list == part:
        return entries[(asked.number - 1) * MANY[part] : asked.number * MANY[part]]
    return entries[: FEW[part]]


def days_of(known: Known) -> list[str]:
    """The days on which something became known, the last first; nothing where there are too many to choose from."""
    days = sorted({one.published for one in known.record.reports if one.published}, reverse=True)
    return days if len(days) <= DAYS else []


def latest(known: Known) -> str | None:
    return max((one.published for one in known.record.reports if one.published), default=None)


ROUTES = (
    Route("/p/{process}", page(process)),
    Route("/p/{process}/record.json", page(record)),
    Route("/p/{process}/brief.md", page(brief)),
    Route("/p/{process}/positions.csv", page(positions)),
    Route("/p/{process}/movements.csv", page(movements)),
)
