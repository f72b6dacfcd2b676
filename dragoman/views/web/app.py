"""The application: its pages, the API beneath /api/v1, the files that pages need, and what stands around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dragoman.views.web import api
from dragoman.views.web.errors import HANDLERS
from dragoman.views.web.jobs import Desk
from dragoman.views.web.pages import routes
from dragoman.views.web.safety.headers import SafeHeaders
from dragoman.views.web.settings import Settings
from dragoman.views.web.stores import Stores


def create_app(settings: Settings) -> Starlette:
    """The pages of one store, as an ASGI application."""
    app = Starlette(
        routes=[
            *routes(),
            Mount("/api/v1", routes=list(api.ROUTES)),
            Mount("/static", StaticFiles(packages=[("dragoman.views.web", "static")])),
        ],
        middleware=[Middleware(SafeHeaders)],
        exception_handlers=HANDLERS,
        lifespan=lasting,
    )
    app.state.settings = settings
    app.state.stores = Stores(settings.store)
    app.state.desk = Desk(app.state.stores, settings)
    return app


@asynccontextmanager
async def lasting(app: Starlette) -> AsyncIterator[None]:
    """Stores stay open, and reports are read, as long as pages are served."""
    yield
    await run_in_threadpool(app.state.desk.close)
    app.state.stores.close()
