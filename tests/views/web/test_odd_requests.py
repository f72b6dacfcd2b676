"""Whatever is asked for, nothing above 499: odd numbers, days, letters, methods and forms at every address there is."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from tests.views.web.crawl import crawl

ODD = (
    "", "0", "-1", "1e9", "abc", "9" * 20, "9" * 5000, "-" + "9" * 20, "٣", "１", "1.5", "NaN", "Infinity", "0x10", "²",
    "2019-13-45", "9999-12-31", "0000-00-00", "0001-01-01", "2019-05", "2019-05-18T25:00", "99999-01-01", "tomorrow",
    "0-0", "-5--1", "9999999-99999999", "5-1", "1-99999999999999999999", "'", '"', "<script>", "%", "%00", "a%2Fb",
    "..", "../..", "~", "~1", "~2", "*", '"', "NEAR(", "a OR", "(", "\\", "\u202e", "\U0001f680", "\ufffe", "é" * 500,
    "null", "[]", "{}",
)  # fmt: skip
RAW = ("%ff", "%ed%a0%80", "%c0%af", "%", "%zz", "&&&==&", "+", "a" * 7000)
NAMES = ("page", "at", "as_of", "words", "process", "since", "until", "party", "issue", "person", "outlet", "n", "line")
LONG = "&".join(f"{name}={'9' * 5000}" for name in ("number", "line", "lines", "part", "seen", "page", "start", "end"))
EVERY_POST = ("", "csrf=x", "entry=&kind=&deed=", "a[b][c]=1&a=2&a=3", "=&=&", "x=%ff%fe", f"x={'9' * 400}", LONG)


def routes_of(routes: list[BaseRoute], before: str = "") -> Iterator[tuple[str, set[str]]]:
    for route in routes:
        if isinstance(route, Route):
            yield before + route.path, set(route.methods or ())
        elif isinstance(route, Mount):
            yield from routes_of(list(route.routes or ()), before + route.path)


class Asking:
    """A visitor who asks for odd things, and keeps what was answered with a fault of ours."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.faults: list[str] = []

    def __call__(self, address: str, method: str = "GET", **more: Any) -> None:
        try:
            status = self.client.request(method, address, follow_redirects=False, **more).status_code
        except RuntimeError as error:  # where the answer had begun
            self.faults.append(f"{method} {address[:200]}: {error}")
        else:
            if status >= 500:
                self.faults.append(f"{method} {address[:200]} {str(more)[:100]}: {status}")


@pytest.fixture
def ask(client: TestClient) -> Iterator[Asking]:
    asking = Asking(client)
    yield asking
    by_path = {fault.partition("?")[0]: fault for fault in asking.faults}
    assert not by_path, "\n".join([*by_path.values()][:40])


@pytest.mark.slow
def test_odd_queries_at_every_page(client: TestClient, ask: Asking) -> None:
    seen: set[str] = set()
    for page in crawl(client, most=100, of_each_kind=2):
        parts = urlsplit(page.address)
        asked = dict(parse_qsl(parts.query))
        kind = re.sub(r"[^/]*\d[^/]*", "*", parts.path)
        for name in sorted({*asked, *NAMES}):
            if f"{kind} {name}" not in seen:
                seen.add(f"{kind} {name}")
                # What no link to it asks for, a page mostly reads not at all: there each third, in turn.
                for odd in ODD if name in asked else ODD[len(seen) % 3 :: 3]:
                    ask(f"{parts.path}?{urlencode({**asked, name: odd}, errors='surrogatepass')}")
        for raw in RAW if kind not in seen else ():
            ask(f"{parts.path}?page={raw}&{raw}")
        seen.add(kind)


@pytest.mark.slow
def test_odd_names_in_every_address(client: TestClient, ask: Asking) -> None:
    for path, methods in routes_of(client.app.routes):  # type: ignore[attr-defined]
        if "{" in path and "GET" in methods:
            for odd in (*map(quote, ODD), *RAW):
                ask(re.sub(r"\{[^}]*\}", odd.replace("\\", "%5c"), path))


def test_every_method_at_every_address(client: TestClient, ask: Asking) -> None:
    for path, _ in routes_of(client.app.routes):  # type: ignore[attr-defined]
        for method in ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "X-ODD"):
            ask(re.sub(r"\{[^}]*\}", "rioverde", path), method)


def test_odd_forms_at_every_address_that_takes_one(client: TestClient, ask: Asking) -> None:
    kinds = {"Content-Type": "application/x-www-form-urlencoded"}
    for path, methods in routes_of(client.app.routes):  # type: ignore[attr-defined]
        for method in methods - {"GET", "HEAD"}:
            address = re.sub(r"\{[^}]*\}", "rioverde", path)
            for body in EVERY_POST:
                ask(address, method, content=body.encode(), headers=kinds)
            for sent in (b"{", b"[" * 100_000, b'{"a": "\\ud800"}', b"\xff\xfe", b"null", b"1e999"):
                ask(address, method, content=sent, headers={"Content-Type": "application/json"})
            ask(address, method, files={"files": ("../../etc/\0passwd\r\n.txt", b"\0\xff" * 50)})
