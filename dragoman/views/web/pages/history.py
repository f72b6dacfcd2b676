"""Who did what, and taking it back."""

from dataclasses import asdict

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.store.journal import KINDS
from dragoman.store.lines import numbered
from dragoman.views.numbers import whole_number
from dragoman.views.web.entities.here import again
from dragoman.views.web.handling import addresses, deed, go_to, page, render, visitor
from dragoman.views.web.history.asked import asked, found, some_of
from dragoman.views.web.history.days import days
from dragoman.views.web.history.export import json_lines
from dragoman.views.web.history.lines import lines
from dragoman.views.web.history.merges import merges
from dragoman.views.web.history.taking_back import check_taking_back

LATELY = 500  # lines in which those are looked for who can be chosen
FILTERS = ("who", "process", "report", "kind")


def history(request: Request, store: Store) -> Response:
    """The journal newest first; `?line=45` one line of it, with each merge that it tells of."""
    query = dict(request.query_params)
    about = asked(query)
    some = found(store, about)
    if about.line is not None and not some.entries:
        raise HTTPException(404, f"The journal has no line {about.line}.")
    shown = lines(store, some.entries, addresses(request), visitor(request).name)
    one = some.entries[0] if about.line is not None else None
    return render(
        request,
        "history.html",
        about=about,
        days=days(shown),
        older=some.older,
        kinds=KINDS,
        people=people(store),
        told=merges(store, one, query) if one is not None and one.kind == "merge" else None,
        again=lambda anchor="", /, **changes: again(query, anchor, **changes),
        filters={name: value for name in FILTERS if (value := asdict(about)[name])},
    )


def people(store: Store) -> list[str]:
    """Who wrote lines lately."""
    return sorted({entry.who for entry in store.log(most=LATELY, newest=True)})


def history_file(request: Request, store: Store) -> Response:
    """The same as JSON lines."""
    about = asked(dict(request.query_params))
    some_of(store, about, about.before, 1)  # an error where there is no such process or report, before any line is sent
    content = json_lines(request.app.state.stores, about, visitor(request).name)
    name = {"content-disposition": 'attachment; filename="history.jsonl"'}
    return StreamingResponse(content, media_type="application/jsonl", headers=name)


def take_back(request: Request, store: Store, form: FormData) -> Response:
    """Take a line back, or one merge of it, and return to where it was done."""
    n, part = whole_number(str(form.get("line", ""))), whole_number(str(form.get("part", "")))
    target = numbered(store.database, [n]) if n else []
    if n is None or not target:
        raise UsageError("Nothing was taken back: no line of the journal was named.")
    check_taking_back(store, target[0], visitor(request))
    done = store.undo(n, visitor(request).name or "somebody", part)
    asked_again = again({name: str(form[name]) for name in (*FILTERS, "before", "line_shown") if form.get(name)})
    query = asked_again.replace("line_shown=", "line=")
    return go_to(f"{addresses(request).history()}{query}#line-{done if query == '?' else n}")


ROUTES = (
    Route("/history", page(history)),
    Route("/history.jsonl", page(history_file)),
    Route("/history/undo", deed(take_back), methods=["POST"]),
)
