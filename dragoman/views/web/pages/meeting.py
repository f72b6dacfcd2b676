"""One meeting as all reports have it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.entities.here import opened
from dragoman.views.web.entities.meeting import called, meeting_page
from dragoman.views.web.handling import go_to, page, render


def meeting(request: Request, store: Store) -> Response:
    """One that was taken for another is shown as that one."""
    here = opened(request, store)
    asked = request.path_params["meeting"]
    found = called(here.known, asked)
    if found is None:
        raise HTTPException(404, f"No meeting {asked!r} is known in {here.known.process}.")
    if found.id != asked:
        return go_to(here.meeting(found.id))
    return render(request, "meeting.html", here=here, it=meeting_page(here.known, store, found, here.asked))


ROUTES = (Route("/p/{process}/meeting/{meeting:path}", page(meeting)),)
