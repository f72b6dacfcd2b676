"""Reading a report on the spot: pasted, uploaded, or at an address."""

import shutil

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import RefusedError, UsageError
from dragoman.store import Store
from dragoman.store.by_hand import check_name
from dragoman.views.web.handling import addresses, deed, go_to, page, render, settings, visitor
from dragoman.views.web.jobs import Brought, Desk, Job
from dragoman.views.web.jobs.bringing import ENDINGS, example, first_line, job_of
from dragoman.views.web.paging import sliced
from dragoman.views.web.titles import titles

LINES = 100  # of a job on one page
FIELDS = ("text", "title", "outlet", "published", "address", "process")


def reading(request: Request, _store: Store) -> Response:
    """The form; with `?example=1` the example stands in it."""
    asked = request.query_params
    desk(request).warm()
    filled = {"text": example()} if asked.get("example") else {name: asked.get(name, "") for name in FIELDS}
    return form_page(request, filled)


def bring(request: Request, _store: Store, form: FormData) -> Response:
    """Take what was brought, and show how the reading goes."""
    by, filled = visitor(request).name, {name: str(form.get(name) or "") for name in FIELDS}
    try:
        if form.get("example"):
            text = example()
            job = Job(by, (Brought(first_line(text), text),))
        else:
            job = job_of(form, by, settings(request).largest_upload)
        taken(request, job)
    except (UsageError, RefusedError) as error:
        return form_page(request, filled, str(error), 400 if isinstance(error, UsageError) else 503)
    return go_to(addresses(request).reading(job.key))


def taken(request: Request, job: Job) -> None:
    """The job is in the line; or else none of its files stays behind."""
    try:
        if job.process is not None:
            check_name(job.process)
        desk(request).take(job)
    except BaseException:
        if job.folder is not None:
            shutil.rmtree(job.folder, ignore_errors=True)
        raise


def form_page(request: Request, filled: dict[str, str], wrong: str | None = None, status: int = 200) -> Response:
    filled = {name: filled.get(name, "") for name in FIELDS}
    return render(request, "reading.html", status, filled=filled, wrong=wrong, endings=ENDINGS)


def progress(request: Request, store: Store) -> Response:
    """How a job goes: `?part=1` the lines alone, for a page that looks again and again."""
    job = desk(request).job(request.path_params["job"])
    if job is None:
        return render(request, "reading_gone.html", 404)
    lines = sliced(tuple(job.lines), request, LINES)
    processes = store.processes_with(job.reports[:LARGE_JOB]) if job.done else {}
    part = bool(request.query_params.get("part"))
    template = "reading_lines.html" if part else "reading_job.html"
    answer = render(request, template, job=job, lines=lines, processes=processes, titles=titles(store, processes))
    answer.headers["cache-control"] = "no-store"
    return answer


def desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


LARGE_JOB = 200  # reports of which it is said where they lie
ROUTES = (
    Route("/read", page(reading, "coder")),
    Route("/read", deed(bring), methods=["POST"]),
    Route("/read/{job}", page(progress)),
)
