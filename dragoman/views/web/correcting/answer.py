"""What a script gets for a deed: the entry as it stands now and the way back, without the rest of its page.

The whole page would need the record of the process first, which is made anew after each deed.
"""

from types import SimpleNamespace
from typing import get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import Status
from dragoman.store import Store
from dragoman.views.brief.material import Material
from dragoman.views.web.correcting.about import about
from dragoman.views.web.correcting.going_back import came_from
from dragoman.views.web.handling import render
from dragoman.views.web.report.elsewhere import Elsewhere
from dragoman.views.web.report.entries import places_of, shown


def wants_part(request: Request) -> bool:
    """Whether a script asks, which has the page already."""
    return request.headers.get("x-part") == "entry"


def part(
    request: Request, store: Store, form: FormData, report: str, entry: str, what: str | None, lines: str,
    coding: str | None, who: str,
) -> Response:  # fmt: skip
    """The entry with what was just said of it; nothing where it is gone."""
    whole = about(store, report, coding, who)
    said = [one for one in whole.said if one.correction.entry == entry]
    places = places_of(whole.reading)
    place = next((one for one in places if one.entry.id == entry), None)
    return render(
        request,
        "correct/answer.html",
        report=whole.report,
        it=shown([place], Material(whole.reading), {entry: said})[0] if place else None,
        view=SimpleNamespace(elsewhere=Elsewhere()),
        statuses={one: sum(other.entry.status == one for other in places) for one in get_args(Status)},
        seen=store.last_line(),
        coding=coding or "",
        back=came_from(form, f"/r/{report}"),
        done=lines,
        what=what or "",
    )
