"""The codes of issues: how many positions each has, and calling one otherwise without coding anything anew.

/p/NAME/issues, /issues                      every code with its number of positions
/p/NAME/issues/rename?issue=water            a new name for one, or another that it becomes part of
"""

from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import ProcessRecord
from dragoman.store import Store
from dragoman.store.held import Held, counted, issues_held, processes_on, to_be_made
from dragoman.views.text import clean
from dragoman.views.web.correcting.codes import code_of
from dragoman.views.web.correcting.deeds import who
from dragoman.views.web.correcting.going_back import back
from dragoman.views.web.handling import addresses, process_in, record_for, render
from dragoman.views.web.paging import sliced
from dragoman.views.web.titles import titles
from dragoman.views.words import labels

PAGE = 100
SHOWN = 50  # processes in which an issue is held
LONGEST = 100  # characters of a code


def issues(request: Request, store: Store) -> Response:
    """Every issue of a process, or of all processes, with what can be done about it."""
    process = process_in(request) if "process" in request.path_params else None
    looked = None if process is None else looked_at(record_for(request, store, process).record)
    part = sliced(issues_held(store.database, process), request, PAGE)
    waiting = 0 if process else to_be_made(store.database)
    return render(
        request,
        "correct/issues.html",
        process=process,
        part=part,
        looked=looked,
        waiting=waiting,
        titles=titles(store, [process]),
    )


def looked_at(record: ProcessRecord) -> tuple[int, int]:
    """How many statements and positions of a process somebody has looked at, and of how many."""
    every = [one.status for one in record.statements] + [one.status for one in record.positions]
    return sum(status != "suggested" for status in every), len(every)


def rename(request: Request, store: Store) -> Response:
    """A form that says how many positions it touches."""
    issue = request.query_params.get("issue", "")
    return renaming(request, store, issue, request.query_params.get("into", ""))


def renaming(request: Request, store: Store, issue: str, into: str, wrong: str | None = None) -> Response:
    process = process_in(request) if "process" in request.path_params else None
    every = {one.issue: one for one in issues_held(store.database)}
    if issue not in every and wrong is None:
        raise HTTPException(404, f"No position is held on {issue!r}.")
    whole = every.get(issue, Held(issue, 0, 0))
    known = {one.issue: one.positions for one in every.values()}
    return render(
        request,
        "correct/rename.html",
        422 if wrong else 200,
        process=process,
        issue=issue,
        into=into,
        wrong=wrong,
        whole=whole,
        held=processes_on(store.database, issue, SHOWN),
        here=dict(counted(store.database, process or "")).get(issue, 0),
        known=sorted((name, code, known.get(code, 0)) for code, name in called(known).items() if code != issue),
    )


def renamed(request: Request, store: Store, form: FormData) -> Response:
    """From now on called otherwise, in one process or in all."""
    process = process_in(request) if "process" in request.path_params else None
    issue, typed = str(form.get("issue") or ""), clean(str(form.get("into") or "")).strip()
    into = code_of(typed, called({one.issue: one.positions for one in issues_held(store.database)}))
    where = process if form.get("where") == "here" else None
    if into is None or len(into) > LONGEST or into == issue:
        message = "Write another name than it has." if into == issue else "Write up to 100 letters."
        return renaming(request, store, issue, typed, message)
    n = store.recode(issue, into, who(request), where)
    at = addresses(request)
    to = at.process(process, "issues") if process else at.of("/issues")
    return back(request, form, to.removeprefix(at.root), what="recode", done=n)


def called(codes: Mapping[str, object]) -> dict[str, str]:
    """What each issue is called: those that we know, and others that are held."""
    known: dict[str, str] = labels("issues")
    return {code: clean(code.replace("-", " ")) for code in codes} | dict(known)
