"""What a visitor sees when something goes wrong: what it was, and the way out."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import ConflictError, StoreError, UsageError
from dragoman.views.web.handling import render

STATUS: tuple[tuple[type[Exception], int], ...] = ((ConflictError, 409), (StoreError, 503), (UsageError, 404))


async def tell(request: Request, error: Exception) -> Response:
    """An error as a page."""
    if isinstance(error, HTTPException):
        return render(request, "error.html", error.status_code, message=error.detail)
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    return render(request, "error.html", status, message=str(error) if status < 500 or status == 503 else None)


HANDLERS: Mapping[Any, Any] = dict.fromkeys((HTTPException, *(kind for kind, _ in STATUS)), tell)
