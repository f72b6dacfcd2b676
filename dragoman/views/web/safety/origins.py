"""Only our own pages change anything here, and only under our own name.

A browser says from where a request comes (Sec-Fetch-Site, Origin); a page elsewhere may lead to us and nothing more.
One person alone has no password that would keep others out: there the name that was asked for must be this
machine's, so that no name of somebody else's can be made to point here.
"""

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.views.web.settings import Settings

SAFE = ("GET", "HEAD", "OPTIONS")
OF_PROXIES = ("x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "via")


class OwnPagesOnly:
    """Refuses what other sites' pages send, and what was sent to another name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            settings: Settings = request.app.state.settings
            if settings.alone:
                check_name(request, settings)
            check_origin(request)
            request.state.ours = True
        await self.app(scope, receive, send)


def check_name(request: Request, settings: Settings) -> None:
    if host_name(request) not in settings.hosts:
        raise HTTPException(
            400, f"These pages are for one person at this machine: ask for http://127.0.0.1 or {settings.hosts[0]}."
        )
    if any(name in request.headers for name in OF_PROXIES):
        raise HTTPException(
            403,
            "This came through a proxy, and these pages are for one person at this machine. "
            "Start them with --behind-proxy and make accounts: dragoman accounts add NAME --role admin",
        )


def host_name(request: Request) -> str:
    """The name that was asked for, without its port: "::1" of [::1]:8765."""
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def check_origin(request: Request) -> None:
    site = request.headers.get("sec-fetch-site")
    if request.method in SAFE:
        leads_here = request.headers.get("sec-fetch-mode") == "navigate" and request.headers.get(
            "sec-fetch-dest"
        ) not in ("object", "embed", "iframe", "frame")
        if site in ("cross-site", "same-site") and not leads_here:
            raise HTTPException(403, "A page of another site may lead here, not load anything from here.")
        return
    if site is not None and site not in ("same-origin", "none"):
        raise HTTPException(403, "This was sent by a page of another site. Open the page here, and send it from there.")
    origin = request.headers.get("origin")
    if site is None and origin is not None and not same(origin, request):
        raise HTTPException(403, "This was sent by a page of another site. Open the page here, and send it from there.")


def same(origin: str, request: Request) -> bool:
    """Whether an origin is ours: its host and port are those that were asked for. "null" is nobody's."""
    return urlsplit_safely(origin) == request.headers.get("host", "").lower()


def urlsplit_safely(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
