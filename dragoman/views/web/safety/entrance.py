"""Who may come in.

alone                         the one person at this machine
the cookie                    whoever signed in, until they sign out, stay away long or change their password
Authorization: Bearer TOKEN   a program, beneath /api only
"""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.store import Store
from dragoman.views.web.safety.cookies import key_of
from dragoman.views.web.safety.csrf import fits
from dragoman.views.web.safety.rates import cost_of
from dragoman.views.web.settings import Settings
from dragoman.views.web.visitors import Role, Visitor

SAFE = ("GET", "HEAD", "OPTIONS")
NEEDS = {"reader": "an account", "coder": "the role of a coder", "admin": "the role of an admin"}


def admitted(request: Request, store: Store, role: Role | None) -> Response | None:
    """Let a visitor in, who is then `request.state.visitor`; what to answer where they may not.

    `role` is None for what everybody may see, as the page to sign in.
    """
    visitor = who_asks(request, store)
    request.state.visitor = visitor or Visitor("", "reader")
    if role is None:
        return None
    if visitor is None:
        return to_sign_in(request)
    if not visitor.may(role):
        raise HTTPException(
            403,
            f"This needs {NEEDS[role]}; {visitor.name} has that of a {visitor.role}. "
            "Whoever keeps the accounts here can change it.",
        )
    slow_down(request, visitor)
    return None


def who_asks(request: Request, store: Store) -> Visitor | None:
    """The visitor whom a cookie, a token or this machine stands for."""
    settings: Settings = request.app.state.settings
    if settings.alone:
        check_sender(request, by_program=not comes_from_browser(request))
        return Visitor(settings.visitor, "admin")
    token = bearer(request)
    if token is not None:
        account = store.account_of_token(token)
        return Visitor(account.name, account.role) if account else None
    key = key_of(request)
    account = store.session(key) if key else None
    if key is None or account is None or not request.app.state.seen.lately(key):
        return None
    check_sender(request, by_program=False)
    return Visitor(account.name, account.role)


def bearer(request: Request) -> str | None:
    """The token of a program; forms and pages know none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if is_api(request) and scheme.lower() == "bearer" else None


def check_sender(request: Request, by_program: bool) -> None:
    """A cookie alone changes nothing through the API: a page that asks brings its token along in a header."""
    if request.method in SAFE or not is_api(request) or by_program:
        return
    if not fits(request, request.headers.get("x-csrf", "")):
        raise HTTPException(
            403, "The header x-csrf is missing or old. Load the page again, or use a token of your own."
        )


def comes_from_browser(request: Request) -> bool:
    return any(name in request.headers for name in ("origin", "sec-fetch-site", "cookie"))


def is_api(request: Request) -> bool:
    return str(request.scope["path"]).startswith("/api/")


def to_sign_in(request: Request) -> Response:
    """The page to sign in, which leads back; what was being sent is not thrown away."""
    if is_api(request):
        raise HTTPException(
            401, "Send a token along: Authorization: Bearer TOKEN.", {"WWW-Authenticate": 'Bearer realm="dragoman"'}
        )
    if request.method not in SAFE:
        raise HTTPException(401, "You are signed out.")
    settings: Settings = request.app.state.settings
    asked = request.url.query
    path = f"{quote(request.scope['path'])}{f'?{asked}' if asked else ''}"
    to = "" if path == "/" else f"?to={quote(path, safe='')}"
    return RedirectResponse(f"{settings.root}/sign-in{to}", 303)


def slow_down(request: Request, visitor: Visitor) -> None:
    """Whoever asks for very much waits, so that the others need not."""
    if request.app.state.settings.alone:
        return
    wait = request.app.state.rates.wait(visitor.name, cost_of(request))
    if wait:
        raise HTTPException(429, "That was very much at once.", {"Retry-After": str(wait)})
