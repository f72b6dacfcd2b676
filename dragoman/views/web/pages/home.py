"""The first page: the processes of a store."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.handling import page, render


def home(request: Request, store: Store) -> Response:
    """Every process with when it last met."""
    return render(request, "home.html", processes=store.processes(), unsorted=store.unsorted())


ROUTES = (Route("/", page(home)),)
