"""The one cookie: the key of a session, or of a visitor who has none yet.

It is read by no script, sent by no other site's form, and its name says how far a browser holds it back:

    __Host-dragoman      over https, at the top of a host: nobody else on the host can set it
    __Secure-dragoman    over https, under a path
    dragoman-8765        over http, one a port, as cookies do not tell ports apart
"""

import re
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.views.web.settings import Settings

KEY = re.compile(r"[A-Za-z0-9_-]{20,200}")
LASTING = 30 * 24 * 3600  # seconds that a browser keeps it where somebody is to stay signed in


def key_of(request: Request) -> str | None:
    """The key that a visitor brings along, if it looks like one of ours."""
    given = request.cookies.get(cookie_name(request), "")
    return given if KEY.fullmatch(given) else None


def key_for(request: Request) -> str:
    """The key that a visitor brings along or is given with this answer."""
    key: str | None = getattr(request.state, "key", None) or key_of(request)
    if key is None:
        key = token_urlsafe(32)
        if getattr(request.state, "ours", False):  # what another site sends takes nobody's key away
            request.state.given_key = key
    request.state.key = key
    return key


def give_key(request: Request, key: str, lasting: bool = False) -> None:
    """Put another key in the place of the one that a visitor has, as at every signing in and out."""
    request.state.key = request.state.given_key = key
    request.state.lasting = lasting


def cookie_name(request: Request) -> str:
    settings: Settings = request.app.state.settings
    if settings.secure:
        return "__Secure-dragoman" if settings.root else "__Host-dragoman"
    return f"dragoman-{port_of(request)}"


def port_of(request: Request) -> str:
    port = request.headers.get("host", "").rpartition(":")[2]
    return port if port.isascii() and port.isdecimal() else "80"


class Cookies:
    """Sets the cookie on an answer where a key was given."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and state.get("given_key"):
                cookie = written(Request(scope), state["given_key"], state.get("lasting", False))
                message["headers"] = [*message["headers"], (b"set-cookie", cookie.encode("ascii"))]
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def written(request: Request, key: str, lasting: bool) -> str:
    settings: Settings = request.app.state.settings
    kept = f"; Max-Age={LASTING}" if lasting else ""
    secure = "; Secure" if settings.secure else ""
    return f"{cookie_name(request)}={key}; Path={settings.root}/{kept}; HttpOnly; SameSite=Lax{secure}"
