import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pyarrow
import pytest

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources, public
from dragoman.sources.public import is_public
from tests.sources.documents.layouts import Story, as_docx, as_rtf, nexis_lines
from tests.sources.documents.typeset import typeset

FIRST = "The two shores of the strait agreed on Thursday to talk again about the winter ferry."
PAGE = (
    f"<html><head><title>Ferry talks end</title></head><body><h1>Ferry talks end</h1><p>{FIRST}</p></body></html>"
).encode()


LEADING = {
    "/to-page": "/page", "/to-loop": "/to-loop", "/to-file": "file:///etc/passwd", "/to-nothing": "http://[bad",
    "/to-gopher": "gopher://localhost:70/x", "/to-zero": "http://a\x01b\x7f/", "/to-login": "http://ana:secret@localhost/",
    "/to-private": "http://10.0.0.1/",
}  # fmt: skip
PACKED = {
    "/bomb": ("gzip", gzip.compress(b"x" * 5_000_000)),
    "/bombs": ("gzip, gzip", gzip.compress(gzip.compress(b"x" * 5_000_000))),
    "/compress": ("compress", b"x"),
    "/brotli": ("br", pyarrow.compress(PAGE, "brotli", asbytes=True)),
    "/broken": ("gzip", b"not packed at all"),
    "/gzip": ("gzip", gzip.compress(PAGE)),
    "/deflate": ("deflate", zlib.compress(PAGE)),
    "/raw-deflate": ("deflate", zlib.compress(PAGE)[2:-4]),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/slow":
            time.sleep(3)
        if path.startswith("/drip"):
            self.drip(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if path == "/drip" else b""))
            return
        if path.startswith("/to"):
            self.send_response(302)
            self.send_header("Location", LEADING[path])
            self.end_headers()
            return
        status, kind, body = self.answer(path)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if path in PACKED:
            self.send_header("Content-Encoding", PACKED[path][0])
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def drip(self, head: bytes) -> None:
        """A byte now and then, for ever."""
        with suppress(OSError):
            self.wfile.write(head)
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)

    def answer(self, path: str) -> tuple[int, str, bytes]:
        answers = {
            "/page": (200, "text/html; charset=utf-8", PAGE),
            "/latin": (
                200,
                "text/html; charset=iso-8859-1",
                f"<p>{FIRST}</p><p>Zoë Müller said nothing at all.</p>".encode("latin-1"),
            ),
            "/text": (200, "text/plain", FIRST.encode()),
            "/lines": (200, "application/x-ndjson", b'{"text": "The ferry waits for the ice."}\n{"text": 3}\n'),
            "/pdf": (200, "application/pdf", b"%PDF-1.5"),
            "/report.pdf": (200, "application/pdf", typeset(f"= Ferry talks end\n\n{FIRST}")),
            "/report": (200, "application/octet-stream", as_docx(["Ferry talks end", FIRST])),
            "/export": (200, "text/rtf", as_rtf(nexis_lines([Story(), Story()]))),
            "/empty": (200, "text/html", b""),
            "/host": (
                200,
                "text/plain",
                f"You asked {self.headers['Host'].partition(':')[0]} for the report of the ferry.".encode(),
            ),
        }
        if path in PACKED:
            return 200, "text/html; charset=utf-8", PACKED[path][1]
        return answers.get(path, (int(path[1:]) if path[1:].isdigit() else 404, "text/html", b"no"))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://localhost:{found.server_port}"
    found.shutdown()


def fetch(url: str, **limits: Any) -> list[Report | Failure]:
    return list(open_sources([url], allow_private=True, limits=Limits(**limits)))


def reason(url: str, **limits: Any) -> str:
    [found] = fetch(url, **limits)
    assert isinstance(found, Failure)
    return found.reason


def test_a_page_is_fetched_and_read(server: str) -> None:
    [report] = fetch(f"{server}/page")
    assert isinstance(report, Report)
    assert (report.title, report.url, report.name) == ("Ferry talks end", f"{server}/page", f"{server}/page")


def test_redirects_are_followed(server: str) -> None:
    [report] = fetch(f"{server}/to-page")
    assert isinstance(report, Report)
    assert report.url == f"{server}/page"


def test_text_lines_and_charsets_are_told_apart(server: str) -> None:
    [text], lines, [latin] = fetch(f"{server}/text"), fetch(f"{server}/lines"), fetch(f"{server}/latin")
    assert isinstance(text, Report)
    assert [type(one) for one in lines] == [Report, Failure]
    assert isinstance(latin, Report)
    assert "Zoë Müller" in latin.text


def test_the_host_is_named_to_the_server(server: str) -> None:
    [report] = fetch(f"{server}/host")
    assert isinstance(report, Report)
    assert "localhost" in report.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/404", "no such page"), ("/403", "refuses"), ("/401", "login"), ("/429", "wait"),
        ("/500", "try again later"), ("/204", "204"),
        ("/to-loop", "redirects"), ("/to-file", "does not begin with http"), ("/to-nothing", "is no address"),
        ("/to-gopher", "does not begin with http"), ("/to-zero", "cannot be reached"), ("/to-login", "password"),
        ("/compress", "packs the page as 'compress'"), ("/bombs", "packs the page as"),
        ("/broken", "cannot be unpacked"),
        ("/pdf", "PDF"), ("/empty", "empty"),
    ],
)  # fmt: skip
def test_each_refusal_says_why_and_what_to_do(server: str, path: str, words: str) -> None:
    assert words in reason(f"{server}{path}")


def test_a_server_that_does_not_answer_is_given_up(server: str) -> None:
    assert "did not answer within" in reason(f"{server}/slow", seconds=0.4)


@pytest.mark.parametrize("path", ["/drip", "/drip-head"])
def test_a_server_that_sends_a_byte_now_and_then_is_given_up(server: str, path: str) -> None:
    assert "did not answer within" in reason(f"{server}{path}", seconds=0.5)


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/raw-deflate", "/brotli"])
def test_a_packed_page_is_unpacked(server: str, path: str) -> None:
    [report] = fetch(f"{server}{path}")
    assert isinstance(report, Report)
    assert report.title == "Ferry talks end"


def test_a_page_beyond_the_limit_is_given_up_also_when_packed(server: str) -> None:
    assert "limit of 1 MB" in reason(f"{server}/bomb", download_bytes=1_000_000)


def test_private_addresses_are_refused(server: str) -> None:
    [found] = list(open_sources([f"{server}/page"]))
    assert isinstance(found, Failure)
    assert "private network" in found.reason


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "[::ffff:127.0.0.1]",
        "0.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0",
        "0.0.0.3",
        "[::]",
        "[::7f00:1]",
        "127。0。0。1",
        "①②⑦.0.0.1",
        "localhost.",
        "[fe80::1%25lo]",
        "[64:ff9b::10.0.0.1]",
    ],
)
def test_no_spelling_of_a_private_address_gets_through(host: str) -> None:
    [found] = list(open_sources([f"http://{host}:8001/x"]))
    assert isinstance(found, Failure)
    assert "private network" in found.reason or "no host" in found.reason


def test_a_name_is_resolved_once_and_its_address_is_the_one_connected_to(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    asked: list[str] = []

    def resolve(host: str, *_args: Any, **_more: Any) -> list[tuple[Any, ...]]:
        asked.append(host)
        address = "127.0.0.1" if host in {"rebind.example", "127.0.0.1"} else "10.9.9.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    [report] = fetch(f"http://rebind.example:{port}/host")
    assert isinstance(report, Report)
    assert "rebind.example" in report.text
    assert asked.count("rebind.example") == 1


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "100.64.0.1",
        "224.0.0.1",
        "fe80::1%eth0",
        "fc00::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::7f00:1",
        "::ffff:0:7f00:1",
        "fec0::1",
        "64:ff9b:1::7f00:1",
        "2001:0:808:808::80ff:fffe",
        "3fff::1",
        "5f00::1",
        "::",
        "0.0.0.3",
        "255.255.255.255",
        "192.88.99.1",
        "198.18.0.1",
        "169.254.169.254",
        "ff02::1",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "place",
    [
        "ftp://host/x", "http://", "http://[bad/x", "file:///etc/passwd", "gopher://host/x", "http://ana:secret@host/",
        "http://a\0b/", "http://host:99999/", "http://host:x/", f"http://{'a' * 300}.example/", "http://..a/", "http:///etc",
        "http://8.8.8.8:25/", "http://xn--a/", "HTTP://",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(place: str) -> None:
    [found] = list(open_sources([place]))
    assert isinstance(found, Failure)
    assert "secret" not in found.reason


def test_a_public_page_cannot_lead_into_a_private_network(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "is_public", lambda address: address in ("127.0.0.1", "::1"))  # as if it were public
    [found] = list(open_sources([f"{server}/to-private"]))
    assert isinstance(found, Failure)
    assert "10.0.0.1, in a private network" in found.reason


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_args: Any, **_more: Any) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    [found] = list(open_sources(["http://rebind.example/"]))
    assert isinstance(found, Failure)
    assert "private network" in found.reason


def test_a_host_in_other_letters_is_asked_for_in_ascii(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rpartition(":")[2])
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: real("127.0.0.1", *args[1:], **more))
    [report] = fetch(f"http://fähre.example:{port}/host")
    assert isinstance(report, Report)
    assert "xn--fhre-loa.example" in report.text


def test_documents_behind_a_url_are_read_by_their_kind_or_their_look(server: str) -> None:
    for path in ("/report.pdf", "/report"):
        [found] = list(open_sources([f"{server}{path}"], allow_private=True))
        assert isinstance(found, Report), found
        assert (found.title, FIRST in found.text, found.url) == ("Ferry talks end", True, f"{server}{path}")


def test_an_export_behind_a_url_is_taken_apart(server: str) -> None:
    found = list(open_sources([f"{server}/export"], allow_private=True))
    assert [one.name for one in found] == [f"{server}/export:{number}" for number in (1, 2)]
    assert {one.title for one in found if isinstance(one, Report)} == {Story().title}
