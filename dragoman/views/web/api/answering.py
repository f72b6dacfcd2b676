"""One request, from who sends it to the last byte of its answer; every endpoint is answered in this way."""

import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from dragoman.store.packing import changed
from dragoman.surrogates import whole
from dragoman.views.web.addresses import named
from dragoman.views.web.api.endpoint import Asked, Done, Endpoint, Some, Streamed
from dragoman.views.web.api.once import Once, once_of
from dragoman.views.web.api.problems import TOLD, ProblemError, told
from dragoman.views.web.api.tags import known_as, tag_of
from dragoman.views.web.api.understood import body_of, query_of
from dragoman.views.web.handling import addresses, refused, settings, visitor
from dragoman.views.web.stores import Stores
from dragoman.views.web.visitors import Role

JSON = "application/json"
PACKED_FROM = 2_000  # bytes: shorter answers gain nothing
LEVEL = 4  # of zlib
VARY = "Accept-Encoding, Authorization, Cookie"
ROOM = 100_000  # bytes beside a report's own


class Answering:
    """All methods of one address."""

    def __init__(self, methods: Mapping[str, Endpoint]) -> None:
        self.methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            answer = await self.answer(request)
        except TOLD as error:
            answer = told(request, error)
        await answer(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        endpoint = self.methods.get("GET" if request.method == "HEAD" else request.method)
        await run_in_threadpool(admit, request, endpoint.role if endpoint else "reader")
        if endpoint is None:
            allowed = ", ".join([*self.methods, *(["HEAD"] if "GET" in self.methods else [])])
            raise ProblemError(405, f"{request.method} is not for this address: {allowed}.", headers={"Allow": allowed})
        query = query_of(request, endpoint.asks)
        body = None
        if endpoint.takes is not None:
            body = await body_of(request, endpoint.takes, settings(request).largest_upload + ROOM)
        check_accepted(request, endpoint)
        return await run_in_threadpool(answered, request, endpoint, query, body)


def admit(request: Request, role: Role) -> None:
    """Let in whoever may; nothing of what they send is read before."""
    if refused(request, role) is not None:
        raise ProblemError(401, "Send a token along: Authorization: Bearer TOKEN.")


def check_accepted(request: Request, endpoint: Endpoint) -> None:
    """406 where the one form that there is was ruled out."""
    media = (endpoint.sends or JSON).partition(";")[0]
    ranges = [one.strip() for one in request.headers.get("accept", "*/*").lower().split(",") if one.strip()]
    taken = ("*/*", f"{media.partition('/')[0]}/*", media, "application/problem+json")
    for one in ranges:
        name, *facts = [part.strip() for part in one.split(";")]
        if name in taken and not any(fact.replace(" ", "") in ("q=0", "q=0.0", "q=0.00", "q=0.000") for fact in facts):
            return
    if ranges:
        raise ProblemError(406, f"This is given as {media} only. Ask for: Accept: {media}.")


def answered(request: Request, endpoint: Endpoint, query: Mapping[str, Any], body: Any) -> Response:
    stores: Stores = request.app.state.stores
    with stores.one() as store:
        path = {name: named(value) if isinstance(value, str) else value for name, value in request.path_params.items()}
        asked = Asked(request, store, visitor(request), addresses(request), path, query, body)
        try:
            return answer_to(asked, endpoint)
        except TOLD as error:
            return told(request, error)


def answer_to(asked: Asked, endpoint: Endpoint) -> Response:
    if endpoint.method != "GET":
        return written(asked, endpoint)
    tag = tag_of(asked, endpoint.state(asked)) if endpoint.state else None
    given = asked.request.headers.get("if-none-match")
    known = known_as(given, tag) if tag else None
    anything = given is not None and given.strip() == "*"
    if known is not None and not anything:
        return unchanged(known)
    found = endpoint.answer(asked)
    if known is not None:  # "whatever there is" is there only now that it was asked for
        return unchanged(known)
    if isinstance(found, Streamed):
        return streamed(asked, found)
    headers = {"cache-control": "no-store"} if tag is None else {"cache-control": "private, no-cache"}
    if isinstance(found, Some):
        headers |= links(asked, found)
        found = {"answers": found.answers, "next": found.next, "total": found.total}
    return sent(asked, encoded(found), 200, headers, tag)


def unchanged(tag: str) -> Response:
    return Response(b"", 304, {"etag": f'"{tag}"', "cache-control": "private, no-cache", "vary": VARY})


def written(asked: Asked, endpoint: Endpoint) -> Response:
    """A deed: the same key with the same deed gives the same answer, and nothing is done twice."""
    once: Once | None = once_of(asked)
    if once is not None and (before := once.begun()) is not None:
        return before
    try:
        found = endpoint.answer(asked)
    except BaseException:
        if once is not None:
            once.failed()
        raise
    done = found if isinstance(found, Done) else Done(found, endpoint.status)
    headers = {"cache-control": "no-store", **({"location": done.location} if done.location else {})}
    answer = sent(asked, encoded(done.value) if done.status != 204 else b"", done.status, headers)
    if once is not None:
        once.ended(answer)
    return answer


def encoded(value: Any) -> bytes:
    """JSON; half a surrogate, as in a file's name that is no UTF-8, becomes U+FFFD."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(changed(msgspec.to_builtins(value), whole))


def sent(asked: Asked, body: bytes, status: int, headers: Mapping[str, str], tag: str | None = None) -> Response:
    """An answer, packed where that is asked for and worth it; without its body where only its head is."""
    headers = {**headers, "vary": VARY}
    if status != 204:
        headers["content-type"] = JSON
    if status == 200 and len(body) >= PACKED_FROM and takes_gzip(asked.request):
        packer = zlib.compressobj(LEVEL, wbits=31)
        body = packer.compress(body) + packer.flush()
        headers["content-encoding"] = "gzip"
        tag = tag and f"{tag}-gzip"
    if tag:
        headers["etag"] = f'"{tag}"'
    if asked.request.method == "HEAD":
        headers["content-length"], body = str(len(body)), b""
    return Response(body, status, headers)


def streamed(asked: Asked, found: Streamed) -> Response:
    """A long answer as it is made; nothing is made where only its head is asked for."""
    headers = {"cache-control": "no-store", "vary": VARY, "content-type": found.media}
    headers["content-disposition"] = f'attachment; filename="{found.name}"'
    pieces = found.pieces
    if takes_gzip(asked.request):
        headers["content-encoding"] = "gzip"
        pieces = packed(pieces)
    if asked.request.method == "HEAD":
        return Response(b"", 200, headers)
    return StreamingResponse(steady(pieces), 200, headers)


async def steady(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    async for piece in iterate_in_threadpool(pieces):
        yield piece


def packed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(LEVEL, wbits=31)
    for piece in pieces:
        if some := packer.compress(piece):
            yield some
    yield packer.flush()


def takes_gzip(request: Request) -> bool:
    names = [one.strip().lower() for one in request.headers.get("accept-encoding", "").split(",")]
    return any(one == "gzip" or (one.startswith("gzip;") and "q=0" not in one.replace(" ", "")) for one in names)


def links(asked: Asked, found: Some) -> dict[str, str]:
    """The Link header: the next answers, those before where they can be told, and the first."""
    path = quote(str(asked.request.scope["path"]), safe="/~:@!$&'()*+,;=")
    query = {**asked.request.query_params, "after": None}

    def link(rel: str, after: str | None) -> str:
        return f'<{asked.at.of(path, **{**query, "after": after})}>; rel="{rel}"'

    told_of = [link("next", found.next)] if found.next else []
    told_of += [link("prev", found.previous)] if found.previous else []
    told_of += [link("first", None)] if asked.query.get("after") else []
    return {"link": ", ".join(told_of)} if told_of else {}
