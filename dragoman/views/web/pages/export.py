"""The record of a process in the formats of other programs: which there are, with their choices, and each as a file."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.exports import EXPORTS, GROUPS, export_called
from dragoman.views.text import sentence_case
from dragoman.views.web.backing import Backing
from dragoman.views.web.export.made import sent
from dragoman.views.web.handling import page, process_in, render
from dragoman.views.web.known import known_of
from dragoman.views.web.process.asked import asked_in
from dragoman.views.web.process.heading import heading_of


def formats(request: Request, store: Store) -> Response:
    """All formats with what goes over and what is lost; each is a form with its own choices."""
    asked = asked_in(request.query_params)
    known = known_of(store, process_in(request), asked.as_of)
    groups = {title: {name: EXPORTS[name] for name in names} for title, names in GROUPS.items()}
    return render(
        request,
        "export.html",
        known=known,
        asked=asked,
        title=sentence_case(heading_of(known, Backing(known)).parties),
        groups=groups,
    )


def export(request: Request, store: Store) -> Response:
    name = request.path_params["format"]
    known = known_of(store, process_in(request), asked_in(request.query_params).as_of)
    return sent(name, export_called(name), known.process, known.record, request.query_params)


ROUTES = (
    Route("/p/{process}/export", page(formats)),
    Route("/p/{process}/export/{format}", page(export)),
)
