"""Two outlets, two days or two rounds beside each other."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.compare.outlets import closest, compared, outlets_of
from dragoman.views.web.compare.times import KnownOn, days_compared, held_meetings, meetings_compared
from dragoman.views.web.entities.here import Here, opened
from dragoman.views.web.entities.meeting import called
from dragoman.views.web.handling import page, record_for, render

OFFERED = 150  # meetings to choose from, the last ones
WAYS = ("outlets", "days", "meetings")


def compare(request: Request, store: Store) -> Response:
    """What is not chosen is chosen well: the outlets with most in common, the first and last day, the last meetings."""
    here = opened(request, store)
    by = here.asked.get("by", "")
    by = by if by in WAYS else WAYS[0]
    one, other = here.asked.get("a", ""), here.asked.get("b", "")
    known_on = partial(record_for, request, store, here.known.process)
    return render(request, "compare.html", here=here, by=by, ways=WAYS, **CHOSEN[by](here, known_on, one, other))


def by_outlets(here: Here, known_on: KnownOn, one: str, other: str) -> Mapping[str, Any]:
    del known_on
    choices = outlets_of(here.known)
    if one not in choices or other not in choices or one == other:
        one, other = (closest(here.known) or ("", "")) if not (one in choices and other in choices) else (one, other)
    it = compared(here.known, one, other, here.asked) if one and other and one != other else None
    return {"a": one, "b": other, "choices": choices, "it": it}


def by_days(here: Here, known_on: KnownOn, one: str, other: str) -> Mapping[str, Any]:
    printed = sorted({report.published for report in here.known.record.reports if report.published})
    days = sorted({day for day in printed if len(day) == len("2005-02-20")})
    if not (one and other) and days:
        one, other = one or days[0], other or days[-1]
    it = days_compared(known_on, one, other, every(here)) if one and other else None
    first, last = sorted((one, other))
    return {"a": first, "b": last, "choices": days, "it": it}


def by_meetings(here: Here, known_on: KnownOn, one: str, other: str) -> Mapping[str, Any]:
    del known_on
    choices = held_meetings(here.known)
    chosen = [found for asked in (one, other) if asked and (found := called(here.known, asked))]
    held = [meeting for meeting in choices if meeting.outcome not in ("planned", "called-off")]
    if len(chosen) < 2:
        chosen = [*(held if len(held) > 1 else choices)[-2:]]
    chosen.sort(key=lambda meeting: meeting.date or "")
    it = meetings_compared(here.known, chosen[0], chosen[1], every(here)) if len(chosen) == 2 else None
    ids = [meeting.id for meeting in chosen] + ["", ""]
    offered = [one for at, one in enumerate(choices) if one in chosen or len(choices) - at <= OFFERED]
    return {"a": ids[0], "b": ids[1], "choices": offered, "it": it, "chosen": chosen}


def every(here: Here) -> bool:
    return here.asked.get("all") == "moves"


CHOSEN = {"outlets": by_outlets, "days": by_days, "meetings": by_meetings}
ROUTES = (Route("/p/{process}/compare", page(compare)),)
