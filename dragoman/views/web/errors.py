"""What a visitor sees when something goes wrong: what it was, and the way out."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from secrets import token_hex
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import ConflictError, RefusedError, StoreError, UsageError
from dragoman.views.web.handling import render
from dragoman.views.web.safety.csrf import StaleFormError
from dragoman.views.web.safety.entrance import is_api

log = logging.getLogger("dragoman.web")

STATUS: tuple[tuple[type[Exception], int], ...] = (
    (ConflictError, 409), (RefusedError, 422), (StoreError, 503), (UsageError, 404),
    (RecursionError, 400), (OverflowError, 400), (UnicodeEncodeError, 400),
)  # fmt: skip
HEADINGS = {
    400: "That could not be understood",
    401: "You are signed out",
    403: "That is not allowed",
    404: "There is no such page",
    405: "That cannot be done here",
    408: "That took too long",
    409: "Somebody else was here meanwhile",
    413: "That is too large",
    414: "That address is too long",
    415: "That is of a kind that is not taken",
    422: "That cannot be kept as it is",
    429: "That was too fast",
    500: "Something went wrong here",
    503: "The store cannot be reached",
}
MESSAGES = {
    400: "The address or the form is not one that a page here makes.",
    404: "Nothing is kept under this address; it may have been renamed or taken back.",
    405: "This address is for looking at, or for a form that is sent to it, not for both.",
    429: "That was very much at once.",
}
ODD = {  # what a request can do that no page of ours does
    RecursionError: "What was sent is nested too deeply.",
    OverflowError: "A number in the address or form is far too large.",
    UnicodeEncodeError: "A letter in the address or form is none.",
}


async def tell(request: Request, error: Exception) -> Response:
    """An error as a page, or for a program as problem+json."""
    if isinstance(error, StaleFormError) and not is_api(request):
        return render(request, "error_again.html", 403, error=error, action=here(request))
    status, message = status_of(error), message_of(error)
    headers = dict(getattr(error, "headers", None) or {})
    number = logged(request, error) if status == 500 else None
    if is_api(request):
        return problem(status, message, headers, number)
    answer = render(
        request,
        "error.html",
        status,
        status=status,
        heading=HEADINGS.get(status, "That did not work"),
        message=message,
        wait=headers.get("Retry-After"),
        number=number,
    )
    answer.headers.update(headers)
    return answer


def status_of(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def message_of(error: Exception) -> str | None:
    """What went wrong in words; of an error that is ours and not the visitor's, nothing."""
    if isinstance(error, HTTPException):
        plain = HTTPStatus(error.status_code).phrase if error.status_code in HEADINGS else ""
        return MESSAGES.get(error.status_code) if error.detail == plain else error.detail
    odd = next((words for kind, words in ODD.items() if isinstance(error, kind)), None)
    return odd or (None if status_of(error) == 500 else str(error))


def logged(request: Request, error: Exception) -> str:
    """Put an error into the log with its trace, under a number that the page shows."""
    number = token_hex(4)
    path = request.scope["path"].encode("unicode_escape").decode()
    log.error("%s %s %s", number, request.method, path, exc_info=error)
    return number


def problem(status: int, message: str | None, headers: dict[str, str], number: str | None) -> Response:
    """RFC 9457."""
    told = {"type": "about:blank", "title": HEADINGS.get(status, "That did not work"), "status": status}
    if message:
        told["detail"] = message
    if number:
        told["instance"] = f"urn:dragoman:error:{number}"
    return JSONResponse(told, status, headers, media_type="application/problem+json")


def here(request: Request) -> str:
    """The address that was asked for, within our own site."""
    root: str = request.app.state.settings.root
    raw = (request.scope.get("raw_path") or b"/").partition(b"?")[0].decode("latin-1")
    query = request.scope["query_string"].decode("latin-1")
    return f"{root}/{raw.lstrip('/')}{f'?{query}' if query else ''}"


class Told:
    """Tells of whatever went wrong beneath it; nothing of ours is shown to a visitor."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def noticing(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noticing)
        except ClientDisconnect:
            return
        except Exception as error:
            if started:
                raise
            answer = await tell(Request(scope), error)
            await answer(scope, receive, send)


HANDLERS: Mapping[Any, Any] = dict.fromkeys((HTTPException, *(kind for kind, _ in STATUS)), tell)
