"""The record of a process in the formats of other programs: which there are, with their choices, and each as a file."""

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.views.exports import EXPORTS, GROUPS, export_called
from dragoman.views.exports.choosing import options_given
from dragoman.views.exports.narrowing import Narrowing, narrowing_of
from dragoman.views.known.backing import Backing
from dragoman.views.known.heading import heading_of
from dragoman.views.text import sentence_case
from dragoman.views.web.export.made import made
from dragoman.views.web.handling import page, process_in, render
from dragoman.views.web.known import known_of
from dragoman.views.web.process.asked import asked_in


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
    """One of them as a file, with the choices that the address names."""
    name, query = request.path_params["format"], request.query_params
    one = export_called(name)
    wanted, options = wanted_in(request), options_given(one, query)
    known = known_of(store, process_in(request), asked_in(query).as_of)
    file = made(name, known.process, known.record, one, wanted, options)
    return FileResponse(
        file.path,
        media_type=file.media,
        headers={"content-disposition": f'attachment; filename="{file.name}"'},
        background=BackgroundTask(file.room.cleanup),
    )


def wanted_in(request: Request) -> Narrowing:
    """What an address narrows an export to: status, min_score, since, until."""
    query = request.query_params
    status, score = query.get("status"), query.get("min_score")
    try:
        least = float(score) if score else None
    except ValueError as error:
        raise UsageError(f"{score!r} is no number. Write one from 0 to 1: 0.5.") from error
    return narrowing_of([status] if status else [], least, query.get("since") or None, query.get("until") or None)


ROUTES = (
    Route("/p/{process}/export", page(formats)),
    Route("/p/{process}/export/{format}", page(export)),
)
