"""A connection with an end: whoever sends a byte now and then is given up as well."""

import ssl
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore
import httpx


class Hurried(httpx.HTTPTransport):
    """Requests of which every step, from the handshake to the last byte, ends by `deadline` (time.monotonic)."""

    def __init__(self, deadline: float) -> None:
        super().__init__(verify=trusted(), trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=trusted(), network_backend=Backend(deadline))


@cache
def trusted() -> ssl.SSLContext:
    """Whose certificates are believed: read once, as that takes longer than many a request."""
    return httpx.create_ssl_context(trust_env=False)


class Backend(httpcore.NetworkBackend):
    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        left = within(self.deadline, timeout)
        return Stream(self.plain.connect_tcp(host, port, left, local_address, socket_options), self.deadline)


class Stream(httpcore.NetworkStream):
    def __init__(self, plain: httpcore.NetworkStream, deadline: float) -> None:
        self.plain, self.deadline = plain, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.plain.read(max_bytes, within(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.plain.write(buffer, within(self.deadline, timeout))

    def close(self) -> None:
        self.plain.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = within(self.deadline, timeout)
        return Stream(self.plain.start_tls(ssl_context, server_hostname, left), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.plain.get_extra_info(info)


def within(deadline: float, timeout: float | None) -> float:
    """The seconds that one step may take."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return left if timeout is None else min(left, timeout)
