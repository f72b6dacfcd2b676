"""Long lists, some answers at a time: `?limit=100&after=CURSOR`, with the next ones in `next` and the Link header."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from dragoman.views.web.api.endpoint import Asked, Parameter, Some
from dragoman.views.web.api.problems import ProblemError

LIMIT = Parameter("limit", Annotated[int, Meta(ge=1, le=1000)], "How many at most.", 100)
AFTER = Parameter(
    "after", Annotated[str, Meta(max_length=2000)], "Where to go on: `next` of the answer before. Leave it as it is."
)
PAGED = (LIMIT, AFTER)
LARGEST = 2**62


def cursor(*place: Any) -> str:
    """A place in a list, as it stands in an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def place_in(text: str | None, kind: Any) -> Any:
    """The place that a cursor means; None at the beginning."""
    if text is None:
        return None
    try:
        data = base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(data, type=kind)
    except (binascii.Error, msgspec.DecodeError, UnicodeError, ValueError) as error:
        raise ProblemError(400, f"No list goes on at {text[:40]!r}. Take `next` of an answer as it is.") from error


def number_in(asked: Asked) -> int:
    """How many answers stand before, where a cursor counts them."""
    found = place_in(asked.query["after"], tuple[Annotated[int, Meta(ge=0, le=LARGEST)]])
    return 0 if found is None else int(found[0])


def counted(asked: Asked, find: Callable[[int, int], Sequence[Any]], total: int | None = None) -> Some:
    """Some of a list whose answers are found by how many to take and how many to leave out before."""
    limit, start = asked.query["limit"], number_in(asked)
    found = find(limit + 1, start)
    following = cursor(start + limit) if len(found) > limit else None
    before = cursor(max(0, start - limit)) if start else None
    return Some(found[:limit], following, total, before)


def sliced(asked: Asked, answers: Sequence[Any]) -> Some:
    """Some of a list that is all there."""
    return counted(asked, lambda most, start: answers[start : start + most], len(answers))
