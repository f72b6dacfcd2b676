"""The application: its pages, the API beneath /api/v1, the files that pages need, and what stands around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_bytes

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from dragoman.store import Store
from dragoman.views.web import api
from dragoman.views.web.anew import Anew
from dragoman.views.web.errors import HANDLERS, Told
from dragoman.views.web.files import FOLDER, Files
from dragoman.views.web.handling import page
from dragoman.views.web.jobs import Desk
from dragoman.views.web.pages import routes
from dragoman.views.web.safety.cookies import Cookies
from dragoman.views.web.safety.guessing import Guesses, Seen
from dragoman.views.web.safety.headers import SafeHeaders
from dragoman.views.web.safety.limits import Limits
from dragoman.views.web.safety.origins import OwnPagesOnly
from dragoman.views.web.safety.proxies import BehindProxy
from dragoman.views.web.safety.rates import Rates
from dragoman.views.web.settings import Settings
from dragoman.views.web.stores import Stores

RATE, BURST = 10.0, 300.0  # plain pages that one visitor gets a second, and at once


def create_app(settings: Settings) -> Starlette:
    """The pages of one store, as an ASGI application."""
    app = Starlette(
        routes=[
            *routes(),
            *api.PAGES,
            Mount("/api/v1", routes=list(api.ROUTES)),
            Mount("/static", Files(directory=FOLDER)),
            Route("/{path:path}", page(nothing_here)),
        ],
        middleware=[
            Middleware(BehindProxy, proxies=settings.proxies, root=settings.root),
            Middleware(SafeHeaders, secure=settings.secure),
            Middleware(Cookies),
            Middleware(Told),
            Middleware(OwnPagesOnly),
            Middleware(Limits, largest=settings.largest_upload),
        ],
        exception_handlers=HANDLERS,
        lifespan=lasting,
    )
    app.router.redirect_slashes = False  # which would lead to whatever name was asked for, and out of our path
    app.state.settings = settings
    app.state.stores = Stores(settings.store)
    app.state.desk = Desk(app.state.stores, settings)
    app.state.anew = Anew(app.state.stores)
    # Alone, forms are good until the program ends; with accounts they are bound to the key of a session.
    app.state.secret = token_bytes(32) if settings.alone else b""
    app.state.rates = Rates(RATE, BURST)
    app.state.guesses = Guesses()
    app.state.seen = Seen()
    return app


def nothing_here(request: Request, store: Store) -> Response:
    """Any other address, for whoever may come in; others do not learn which there are."""
    del request, store
    raise HTTPException(404)


@asynccontextmanager
async def lasting(app: Starlette) -> AsyncIterator[None]:
    """Stores stay open, and reports are read, as long as pages are served."""
    yield
    await run_in_threadpool(app.state.desk.close)
    await run_in_threadpool(app.state.anew.close)
    app.state.stores.close()
