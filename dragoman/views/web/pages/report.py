"""One report: its text with marks, and what was read beside it.

/r/5d0c8e3b1a2f                      what was said and held beside its paragraph, the rest in groups beneath
    ?show=meetings                   entries of one kind only
    ?status=suggested                entries of one status only
    ?at=120-164#w-120-164            these words marked and in view
    ?page=2                          of a long report
    ?compare=e0fb9d31c2aa            what changed since another version of the article
"""

from msgspec import to_builtins
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.handling import addresses, page, render
from dragoman.views.web.report.laid_out import asked_of, laid_out
from dragoman.views.web.report.versions import changes


def report(request: Request, store: Store) -> Response:
    """The text at the left, what was read at the right."""
    asked = asked_of(request.path_params["report"], request.query_params)
    view = laid_out(store, asked)
    at = addresses(request)

    def here(anchor: str = "", /, **changed: str | int | None) -> str:
        """This page with something of its address changed."""
        return at.report(view.report.id, None, anchor, **{**asked.query, **changed})

    older = asked.compare if asked.compare in {one.report for one in view.versions} else None
    return render(
        request,
        "report.html",
        view=view,
        report=view.report,
        here=here,
        asked=asked,
        seen=view.seen,
        older=older,
        changes=changes(store.reading(older).report, view.report) if older else None,
    )


def raw(request: Request, store: Store) -> Response:
    """The reading as the program made it."""
    return JSONResponse(to_builtins(store.reading(request.path_params["report"])))


ROUTES = (Route("/r/{report}", page(report)), Route("/r/{report}/reading.json", page(raw)))
