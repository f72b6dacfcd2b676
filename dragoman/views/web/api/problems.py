"""What goes wrong, told as RFC 9457 has it."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

import msgspec
from rapidfuzz import fuzz, process
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import ConflictError, DragomanError, RefusedError, StoreError, UsageError
from dragoman.views.web.api.given import Fault, Problem
from dragoman.views.web.handling import settings

MEDIA = "application/problem+json"
CLOSE = 60  # of 100: names at least as like as this are offered where one is not known

# What each kind is called, and when it happens: the reference lists them, and `type` leads there.
KINDS: Mapping[int, tuple[str, str]] = {
    400: ("The address is not understood", "A parameter is unknown, missing or has a value that it cannot have."),
    401: ("Nobody is signed in", "Send a token along: Authorization: Bearer TOKEN."),
    403: ("That is not allowed", "The account has not the role that this needs, or the sender cannot be told."),
    404: ("There is no such thing", "Nothing is kept under this address."),
    405: ("That cannot be done here", "The address is there, not for this method; Allow names those that it is for."),
    406: ("No such form is given", "Accept asks for a form that this address does not give."),
    408: ("That took too long", "What was sent did not come in time."),
    409: (
        "Somebody else was here meanwhile",
        "The entry was corrected since it was looked at, or the same is under way.",
    ),
    413: ("That is too large", "More was sent than is taken at once."),
    414: ("That address is too long", "Ask for less at once."),
    415: ("That is of a kind that is not taken", "What is sent along must be JSON, in UTF-8."),
    422: ("That cannot be kept as it is", "What was sent is JSON and not what is asked for, or it does not hold."),
    429: ("That was too fast", "Retry-After says for how many seconds to wait."),
    500: ("Something went wrong here", "A fault of ours, which is in the server's log."),
    503: ("That cannot be done now", "The store cannot be reached, or too much is waiting; try again later."),
}


class ProblemError(HTTPException):
    """A problem that is told as it is."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.errors, self.more = tuple(errors), more


def told(request: Request, error: Exception) -> Response:
    """An error as an answer."""
    status = status_of(request, error)
    detail = str(error.detail if isinstance(error, HTTPException) else error)
    title, usual = KINDS.get(status, ("That did not work", ""))
    more = error.more if isinstance(error, ProblemError) else {}
    if isinstance(error, ConflictError):
        more = {"line": error.line}
    problem = Problem(
        title=title,
        status=status,
        type=f"{settings(request).root}/api#problem-{status}" if status in KINDS else "about:blank",
        detail=detail or usual,
        instance=settings(request).root + str(request.scope["path"]),
        errors=error.errors if isinstance(error, ProblemError) else (),
        **more,
    )
    headers = dict(getattr(error, "headers", None) or {})
    headers |= {"cache-control": "no-store", "content-type": MEDIA}
    body = msgspec.json.encode(problem)
    if request.method == "HEAD":
        headers["content-length"], body = str(len(body)), b""
    return Response(body, status, headers)


def status_of(request: Request, error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, ConflictError):
        return 409
    if isinstance(error, StoreError) and not isinstance(error, RefusedError):
        return 503
    return 422 if request.method == "POST" else 400


TOLD = (HTTPException, DragomanError)


def missing(error: UsageError) -> ProblemError:
    """What an address names and nobody has."""
    return ProblemError(404, str(error))


def unknown(what: str, name: str, known: Sequence[str]) -> str:
    """There is no parameter 'pary' here. Did you mean party?"""
    near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=CLOSE)
    if near:
        return f"There is no {what} {name!r} here. Did you mean {near[0]!r}?"
    return f"There is no {what} {name!r} here. " + (f"Choose among: {', '.join(known)}." if known else "None is taken.")


def reason_of(error: msgspec.ValidationError, kind: Any, value: Any) -> str:
    """What is wrong with a value, with the choices where there are some."""
    choices = choices_of(kind)
    if choices:
        return f"{short(value)} is none of: {', '.join(map(str, choices))}."
    return f"{short(value)} does not fit: {error}."


def short(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 80 else f"{words[:78]} …"


def choices_of(kind: Any) -> tuple[Any, ...]:
    """The values of a type that has few."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    return next((found for part in get_args(kind) if (found := choices_of(part))), ())
