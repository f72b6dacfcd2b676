"""The record of a process to take along: as JSON, as a brief, as tables."""

import io

from starlette.requests import Request
from starlette.responses import Response

from dragoman.store import Store
from dragoman.views.answers import write_answers
from dragoman.views.process import process_exporter
from dragoman.views.web.handling import process_in
from dragoman.views.web.known import known_of
from dragoman.views.web.process.asked import asked_in


def record(request: Request, store: Store) -> Response:
    """All of it, with the texts of its reports."""
    return exported(request, store, "json", "application/json")


def brief(request: Request, store: Store) -> Response:
    return exported(request, store, "markdown", "text/markdown; charset=utf-8")


def positions(request: Request, store: Store) -> Response:
    return table(request, store, "positions")


def movements(request: Request, store: Store) -> Response:
    return table(request, store, "movements")


def exported(request: Request, store: Store, form: str, media: str) -> Response:
    known = known_of(store, process_in(request), asked_in(request.query_params).as_of)
    out = io.BytesIO()
    process_exporter(form)(known.record, out)
    return file(out.getvalue(), f"{known.process}.{'json' if form == 'json' else 'md'}", media)


def table(request: Request, store: Store, what: str) -> Response:
    """One line for each entry that the address asks for."""
    asked, process = asked_in(request.query_params), process_in(request)
    answers = store.ask(
        what, process=process, party=asked.party, since=asked.since, until=asked.until, as_of=asked.as_of
    )
    if asked.stance:
        answers = [one for one in answers if asked.stance in (one.get("stance"), one.get("to_stance"))]
    out = io.BytesIO()
    write_answers("csv", answers, out)
    return file(out.getvalue(), f"{process}-{what}.csv", "text/csv; charset=utf-8")


def file(body: bytes, name: str, media: str) -> Response:
    """An answer that a browser keeps under a name of letters, digits and hyphens."""
    return Response(body, media_type=media, headers={"content-disposition": f'attachment; filename="{plain(name)}"'})


def plain(name: str) -> str:
    """A name of letters, digits and hyphens."""
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-._") else "-" for letter in name)
