"""The record in JSON, under /api/v1, and what describes it to programs and people.

Every endpoint is told once, in `table`: its routes, its description and the reference at /api come from there.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from dragoman.views.web.api.answering import Answering, admit
from dragoman.views.web.api.description import DESCRIPTION
from dragoman.views.web.api.endpoint import Endpoint
from dragoman.views.web.api.problems import TOLD, ProblemError, told, unknown
from dragoman.views.web.api.reference import PAGES
from dragoman.views.web.api.table import endpoints

__all__ = ["PAGES", "ROUTES"]


class Nowhere:
    """Any other address beneath the API."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            await run_in_threadpool(admit, request, "reader")
            first = str(scope["path"]).partition("/api/v1/")[2].partition("/")[0]
            known = sorted({one.path.split("/")[1] for one in endpoints() if one.path != "/"})
            raise ProblemError(404, unknown("address", first, known))
        except TOLD as error:
            await told(request, error)(scope, receive, send)


def routes() -> tuple[BaseRoute, ...]:
    """One route for each path, with all of its methods."""
    paths: dict[str, dict[str, Endpoint]] = {}
    for one in (*endpoints(), DESCRIPTION):
        paths.setdefault(one.path, {})[one.method] = one
    found = [Route(path, Answering(methods)) for path, methods in paths.items()]
    return (*found, Route("/{path:path}", Nowhere()))


ROUTES = routes()
