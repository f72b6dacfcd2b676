"""Where a form was sent from, and back to it: the same page, the same filters, the same entry."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.views.web.handling import addresses, go_to
from dragoman.views.web.safety.ways import leaves

OF_ONE_DEED = ("done", "what", "count", "left")


def came_from(form: FormData, otherwise: str) -> str:
    """The page on which a form stood, without what an earlier deed left in its address."""
    asked = str(form.get("back") or "")
    parts = urlsplit(otherwise if leaves(asked) else asked)
    kept = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name not in OF_ONE_DEED])
    return f"{parts.path}?{kept}" if kept else parts.path


def back(request: Request, form: FormData, otherwise: str, anchor: str = "", **deed: str | int | None) -> Response:
    """Back to where the form stood, at an entry, with what was done and the line that takes it back."""
    parts = urlsplit(came_from(form, otherwise))
    return go_to(addresses(request).of(parts.path, anchor, **{**dict(parse_qsl(parts.query)), **deed}))
