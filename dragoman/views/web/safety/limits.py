"""How long an address may be, how large and how slow what is sent."""

import asyncio
import time

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.sources.limits import size

LONGEST_ADDRESS = 8_000  # bytes
SMALL = 64_000  # bytes of a form from somebody who is not signed in
FOR_ALL = ("/sign-in", "/sign-out")
IN_ONE_LINE = "application/x-www-form-urlencoded"  # how forms without files are sent
LARGEST_LINE = 1_000_000  # bytes: it is taken apart letter by letter, and 20 MB of "&" are work for seconds
PAUSE = 20.0  # seconds in which something more must come
WHOLE = 300.0  # seconds in which all must have come
WHOLE_OF_SMALL = 30.0  # the same of a form from somebody who is not signed in, who could hold every connection
ROOM = 100_000  # bytes that a form takes beside what is in it


class Limits:
    """Refuses what is too long, too large or too slow, while it comes and not after."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self.app = app
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        check_address(scope)
        most = SMALL if scope["path"] in FOR_ALL else self.largest + ROOM
        if request.headers.get("content-type", "").lower().startswith(IN_ONE_LINE):
            most = min(most, LARGEST_LINE)
        check_length(request, most)
        whole = WHOLE_OF_SMALL if scope["path"] in FOR_ALL else WHOLE
        await self.app(scope, Bounded(receive, most, whole), send)


class Bounded:
    """What is received, counted and timed."""

    def __init__(self, receive: Receive, most: int, whole: float = WHOLE) -> None:
        self.receive, self.most, self.whole = receive, most, whole
        self.came = 0
        self.deadline: float | None = None
        self.all_came = False

    async def __call__(self) -> Message:
        if self.all_came:
            return await self.receive()
        now = time.monotonic()
        self.deadline = self.deadline or now + self.whole
        if now >= self.deadline:
            raise too_slow()
        try:
            message = await asyncio.wait_for(self.receive(), min(PAUSE, self.deadline - now))
        except TimeoutError:
            raise too_slow() from None
        self.came += len(message.get("body", b""))
        self.all_came = not message.get("more_body", False)
        if self.came > self.most:
            raise too_large(self.most)
        return message


def check_address(scope: Scope) -> None:
    """An address that no page of ours has: far too long, or with a zero byte in it."""
    query: bytes = scope.get("query_string", b"")
    if len(scope.get("raw_path") or scope["path"].encode("utf-8", "replace")) + len(query) > LONGEST_ADDRESS:
        raise HTTPException(414, f"The address is longer than {size(LONGEST_ADDRESS)}. Ask for less at once.")
    if "\0" in scope["path"] or b"%00" in query or b"\0" in query:
        raise HTTPException(400, "The address holds a zero byte, which no name has. Take %00 out of it.")


def check_length(request: Request, most: int) -> None:
    """What says beforehand that it is too large is refused before any of it comes."""
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdecimal()):
        raise HTTPException(400, f"'{length[:20]}' is no length. Send what it is in bytes.")
    if len(length) > 15 or int(length) > most:
        raise too_large(most)


def too_slow() -> HTTPException:
    return HTTPException(408, "It did not come in time. Send it again over a better line.")


def too_large(most: int) -> HTTPException:
    return HTTPException(413, f"That is more than {size(most)}. Send fewer or smaller files, or use `dragoman add`.")
