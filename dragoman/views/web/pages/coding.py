"""Reports that several people code on their own: whose turn it is, and what is done.

/coding                      the codings; whoever keeps them makes a new one
/coding/round one            the visitor's reports, to code and coded; of the others only how far they are
    ?state=todo              only those that are still to do
/coding/round one/5d0c8e…    a report as the visitor has coded it; nobody else's labels stand in it
"""

from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import UsageError
from dragoman.model import Report
from dragoman.store import Store
from dragoman.store.codings import Coding
from dragoman.views.web.addresses import named
from dragoman.views.web.handling import addresses, deed, go_to, page, render, visitor
from dragoman.views.web.paging import sliced
from dragoman.views.web.report.laid_out import asked_of, laid_out
from dragoman.views.web.titles import titles

AT_ONCE = 50  # reports of a page
CHOICES = 100  # processes that stand in a list to choose from


class Task(NamedTuple):
    """A report that a coder has before them: "finished", "begun" or "to do"; `said` counts what they said of it."""

    report: Report
    state: str
    said: int


def codings(request: Request, store: Store) -> Response:
    """All codings, with how far each is."""
    return listed(request, store)


def listed(request: Request, store: Store, wrong: str = "", status: int = 200, **filled: str) -> Response:
    fields = {"name": "", "process": request.query_params.get("process", ""), "coders": "", **filled}
    return render(
        request, "codings.html", status, codings=store.codings(), filled=fields, wrong=wrong, choices=choices(store)
    )


def choices(store: Store) -> dict[str, str]:
    """The processes to choose from by their titles; nothing where they are too many for that, and one is named."""
    if store.process_count(None) > CHOICES:
        return {}
    return titles(store, sorted(one.name for one in store.process_page(CHOICES, 0, None, "name")))


def make(request: Request, store: Store, form: FormData) -> Response:
    """A coding of all reports of a process."""
    name, process, coders = (str(form.get(field, "")).strip() for field in ("name", "process", "coders"))
    people = [coder.strip() for coder in coders.split(",")]
    try:
        store.code(name, store.reports(process), people, bool(form.get("suggestions")), visitor(request).name)
    except UsageError as error:
        return listed(request, store, str(error), 400, name=name, process=process, coders=coders)
    return go_to(addresses(request).coding(name))


def coding(request: Request, store: Store) -> Response:
    """One coding as the visitor has it before them."""
    known = store.coding(named(request.path_params["name"]))
    who = visitor(request).name
    state = request.query_params.get("state")
    said = counts(store, known, who)
    done = set(known.finished.get(who, ()))
    asked = [one for one in known.reports if state in (None, "", state_of(one, done, said))]
    reports = sliced(asked, request, AT_ONCE)
    tasks = [task(store, report, done, said) for report in reports.lines]
    todo = next((one for one in known.reports if one not in done), None)
    return render(
        request,
        "coding.html",
        coding=known,
        mine=who in known.coders,
        tasks=tasks,
        reports=reports,
        state=state,
        done=len(done),
        todo=todo,
    )


def task(store: Store, report: str, done: set[str], said: dict[str, int]) -> Task:
    return Task(store.reading(report).report, state_of(report, done, said), said.get(report, 0))


def state_of(report: str, done: set[str], said: dict[str, int]) -> str:
    return "finished" if report in done else "begun" if report in said else "todo"


def counts(store: Store, coding: Coding, who: str) -> dict[str, int]:
    """Of how many entries of each report a coder has said something."""
    sql = "SELECT report, count(DISTINCT entry) FROM correction WHERE coding = ? AND who = ? GROUP BY report"
    return dict(store.database.rows(sql, coding.name, who))


def report(request: Request, store: Store) -> Response:
    """A report to code: the page of the report with what this coder alone says of it."""
    known, who = store.coding(named(request.path_params["name"])), visitor(request).name
    asked = asked_of(named(request.path_params["report"]), request.query_params)
    view = laid_out(store, asked, known.name, who)
    at = addresses(request)

    def here(anchor: str = "", /, **changed: str | int | None) -> str:
        """This page with something of its address changed."""
        address = at.coding(known.name, view.report.id, **{**asked.query, **changed})
        return f"{address}#{anchor}" if anchor else address

    return render(
        request,
        "coding_report.html",
        known=known,
        coding=known.name,
        finished=view.report.id in known.finished[who],
        left=len(known.reports) - len(known.finished[who]),
        view=view,
        report=view.report,
        here=here,
        asked=asked,
        seen=view.seen,
        older=None,
        changes=None,
    )


def done(request: Request, store: Store, form: FormData) -> Response:
    """A coder is done with a report, and goes on to the next."""
    name, who = named(request.path_params["name"]), visitor(request).name
    store.done(name, str(form.get("report", "")), who)
    known = store.coding(name)
    following = next((one for one in known.reports if one not in known.finished[who]), "")
    return go_to(addresses(request).coding(name, following))


ROUTES = (
    Route("/coding", page(codings, "coder")),
    Route("/coding", deed(make, "admin"), methods=["POST"]),
    Route("/coding/{name}", page(coding, "coder")),
    Route("/coding/{name}/done", deed(done), methods=["POST"]),
    Route("/coding/{name}/{report}", page(report, "coder")),
)
