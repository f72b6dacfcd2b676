"""Pages as they are really served: behind a proxy under a path, to clients that are slow or never finish."""

import asyncio
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import uvicorn

from dragoman.store import open_store
from dragoman.views.web import Settings, create_app
from dragoman.views.web import serving as server
from tests.views.web.safety.conftest import PASSWORD

pytestmark = pytest.mark.slow
ROOT = "/talks"


@contextmanager
def served(settings: Settings) -> Iterator[int]:
    """The port at which pages are served, by the program's own server."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running: list[uvicorn.Server] = []
        thread = threading.Thread(target=serve, args=(settings, listening, running))
        thread.start()
        end = time.monotonic() + 60
        while not (running and running[0].started):
            assert time.monotonic() < end
            time.sleep(0.02)
        try:
            yield listening.getsockname()[1]
        finally:
            running[0].should_exit = True
            thread.join(15)


def serve(settings: Settings, listening: socket.socket, running: list[uvicorn.Server]) -> None:
    running.append(uvicorn.Server(server.configuration(create_app(settings))))
    running[0].run(sockets=[listening])


@contextmanager
def proxied(port: int, keep_root: bool) -> Iterator[str]:
    """A small proxy that shows what is at a port under ROOT, over https as it says, under a name of its own."""
    loop, listening = asyncio.new_event_loop(), socket.create_server(("127.0.0.1", 0))

    def run() -> None:  # wholly in its thread, as a browser in other tests may have a loop in this one
        asyncio.set_event_loop(loop)
        loop.run_until_complete(asyncio.start_server(lambda r, w: pass_on(r, w, port, keep_root), sock=listening))
        loop.run_forever()

    thread = threading.Thread(target=run)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, keep_root: bool) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, path, version = first.split(" ")
    path = path if keep_root else path.removeprefix(ROOT) or "/"
    lines = [line for line in lines if not re.match(r"(?i)host:|connection:", line)]
    length = next((int(line.partition(":")[2]) for line in lines if line.lower().startswith("content-length:")), 0)
    lines += [
        f"Host: 127.0.0.1:{port}", "X-Forwarded-Host: talks.example", "X-Forwarded-Proto: https",
        "X-Forwarded-For: 203.0.113.9", "Connection: close",
    ]  # fmt: skip
    back, out = await asyncio.open_connection("127.0.0.1", port)
    out.write("\r\n".join([f"{method} {path} {version}", *lines, "", ""]).encode("latin-1"))
    out.write(await reader.readexactly(length))
    with suppress(ConnectionResetError):  # a form that was refused before it was read to its end
        while some := await back.read(65_536):
            writer.write(some)
    await writer.drain()
    writer.close()
    out.close()


@pytest.mark.parametrize("keep_root", [True, False])
def test_pages_work_behind_a_proxy_under_a_path(talks: Path, keep_root: bool) -> None:
    settings = Settings(store=str(talks), alone=False, root=ROOT, proxies=("127.0.0.1",), secure=True)
    with served(settings) as port, proxied(port, keep_root) as site, httpx.Client(base_url=site) as client:
        with open_store(talks) as store:
            path = f"/p/{store.processes()[0].name}"
        led = client.get(f"{ROOT}{path}")
        assert led.headers["location"] == f"{ROOT}/sign-in?to={quote(path, safe='')}"
        page = client.get(led.headers["location"])
        addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page.text)
        assert addresses
        assert all(one.startswith((f"{ROOT}/", "#")) for one in addresses), addresses
        style = next(one for one in addresses if "page.css" in one)
        assert "immutable" in client.get(style).headers["cache-control"]
        cookie = page.headers["set-cookie"]
        assert f"Path={ROOT}/; HttpOnly; SameSite=Lax; Secure" in cookie
        carried = {"Cookie": cookie.partition(";")[0], "Origin": "https://talks.example"}
        csrf = re.findall(r'name="csrf" value="(\w+)"', page.text)[0]
        form = {"csrf": csrf, "name": "ana", "password": PASSWORD, "to": path}
        wrong = client.post(f"{ROOT}/sign-in", data=form, headers={**carried, "Origin": "https://evil.example"})
        assert wrong.status_code == 403
        came = client.post(f"{ROOT}/sign-in", data=form, headers=carried)
        assert came.headers["location"] == f"{ROOT}{path}"
        signed = {"Cookie": came.headers["set-cookie"].partition(";")[0]}
        assert client.get(f"{ROOT}{path}", headers=signed).status_code == 200


def test_who_never_ends_the_head_of_a_request_is_hung_up_on(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.6)
    with served(Settings(store=str(talks))) as port:
        for begun in (b"", b"GET / HTTP/1.1\r\nHost: local", b"GET / HTTP/1.1\r\nHost: localhost\r\n"):
            with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
                line.sendall(begun)
                assert line.recv(100) == b""
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 200


def test_a_kept_connection_serves_several_pages(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 3.0)
    with served(Settings(store=str(talks))) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        for _ in range(3):
            assert client.get("/").status_code == 200
            time.sleep(1.2)


@pytest.mark.parametrize(
    "sent",
    [
        b"nonsense\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
        b"GET \xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET //evil.example HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40_000 + b"\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_request_is_answered_without_a_fault_of_ours(talks: Path, sent: bytes) -> None:
    with served(Settings(store=str(talks))) as port, socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(sent)
        answer = line.recv(100)
        assert not answer or int(answer.split()[1]) < 500, answer
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 200
