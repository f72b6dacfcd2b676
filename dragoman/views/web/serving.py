"""The server around the application: how many at once, how slow, how much of a head."""

import asyncio
import socket

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from dragoman.views.web.app import create_app
from dragoman.views.web.settings import Settings

AT_ONCE = 400  # connections
HEAD = 32_768  # bytes of a request before its body
PATIENCE = 15.0  # seconds in which a request's head must have come
QUIET = 10  # seconds that a connection stays open with nothing asked


def run(settings: Settings, listening: socket.socket) -> None:
    """Serve until somebody ends it."""
    app = create_app(settings)
    app.state.desk.warm()  # so that the first report that is brought need not wait for the models
    try:
        uvicorn.Server(configuration(app)).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()


def configuration(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Patient,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # safety/proxies.py takes the word of named ones only
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=QUIET,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=HEAD,
    )


class Patient(H11Protocol):
    """Hangs up on whoever does not bring a request's head to its end."""

    due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.wait_for_head()

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self.stop_waiting()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.cycle.response_complete:  # otherwise the next request has come already
            self.wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)

    def wait_for_head(self) -> None:
        self.stop_waiting()
        if not self.transport.is_closing():
            self.due = self.loop.call_later(PATIENCE, self.hang_up)

    def stop_waiting(self) -> None:
        if self.due is not None:
            self.due.cancel()
            self.due = None

    def hang_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()
