"""A server that misbehaves as the web does, on a real socket; what it was asked is noted."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dragoman.sources import Limits
from dragoman.sources.items import Settings
from dragoman.sources.web import Polite

PIECE = b"The ferry waits for the ice. " * 2000
Headers = dict[str, str]
Answer = tuple[int, Headers, bytes]
Page = Callable[[int, Any], Answer] | Answer


def page(title: str, *paragraphs: str) -> Answer:
    body = "".join(f"<p>{one}</p>" for one in paragraphs or (f"{title}, both shores of the strait said on Thursday.",))
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, html.encode()


def after(seconds: float, answer: Answer) -> Page:
    """The same answer a little later."""

    def late(*_: object) -> Answer:
        time.sleep(seconds)
        return answer

    return late


def feed(*links: str, more: str = "") -> Answer:
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links)
    whole = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Shore</title>{items}{more}</channel></rss>'
    return 200, {"Content-Type": "application/rss+xml"}, whole.encode()


@dataclass
class Site:
    """What is at which path, as an answer or as what makes one of the number of the request and its headers."""

    address: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    log: list[str] = field(default_factory=list)
    together: int = 0
    most_together: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        site = self.site
        with site.lock:
            site.asked[self.path] += 1
            site.log.append(self.path)
            site.together += 1
            site.most_together = max(site.most_together, site.together)
            number = site.asked[self.path]
        found = site.pages.get(self.path.partition("?")[0], (404, {}, b"no"))
        if callable(found):
            found = found(number, self.headers)
        with site.lock:  # before the answer, behind which the next request may follow at once
            site.together -= 1
        with suppress(OSError):
            self.serve(*found)

    def serve(self, status: int, headers: Headers, body: bytes) -> None:
        if body == b"STALL":
            time.sleep(3)
            return
        if body == b"DROP":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<html><p>Half of")
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if body == b"ENDLESS":
            for _ in range(10_000_000):
                self.wfile.write(PIECE)
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def serving(pages: Mapping[str, Page] | None = None) -> Iterator[Site]:
    """A site with these pages, for as long as it is wanted."""
    site = Site(pages=dict(pages or {}))
    site.pages.setdefault("/robots.txt", (404, {}, b""))
    handler = type("Bound", (Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
    site.address = f"http://localhost:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class Time:
    """A clock that only goes on when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def clock(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def polite(seconds: float = 20.0, delay: float = 0.0, **limits: Any) -> tuple[Polite, Time]:
    """A fetcher for a server of this machine, whose pauses take no time."""
    told = Time()
    settings = Settings(limits=Limits(seconds=seconds, **limits), allow_private=True)
    return Polite(settings, delay, told.clock, told.wait, jitter=0.0), told


BOMB = gzip.compress(b"x" * 30_000_000)
