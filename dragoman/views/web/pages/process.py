"""One process: the matrix of parties and issues, its meetings, what is disputed, who and from which sources."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.handling import page, process_in, render
from dragoman.views.web.known import Known


def process(request: Request, store: Store) -> Response:
    name = process_in(request)
    known = Known(name, store.record(name, request.query_params.get("as_of") or None))
    return render(request, "process.html", known=known)


ROUTES = (Route("/p/{process}", page(process)),)
