"""Behind a proxy: who asks, over which scheme and under which name, as far as the proxy is one that is trusted."""

import ipaddress
from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]


class BehindProxy:
    """Takes the word of trusted proxies, nobody else's, and takes the path off under which they show the pages."""

    def __init__(self, app: ASGIApp, proxies: Sequence[str] = (), root: str = "") -> None:
        self.app = app
        self.trusted = [ipaddress.ip_network(one, strict=False) for one in proxies]
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = self.without_root(self.as_asked(scope))
        await self.app(scope, receive, send)

    def as_asked(self, scope: Scope) -> Scope:
        client = scope.get("client")
        if not (client and self.trusts(client[0])):
            return scope
        headers: Headers = scope["headers"]
        host = last(headers, b"x-forwarded-host")
        if host:
            headers = [*(one for one in headers if one[0] != b"host"), (b"host", host)]
        scheme = last(headers, b"x-forwarded-proto").decode("latin-1")
        return {
            **scope,
            "headers": headers,
            "scheme": scheme if scheme in ("http", "https") else scope["scheme"],
            "client": (self.asking(headers) or client[0], 0),
        }

    def asking(self, headers: Headers) -> str | None:
        """The last address in X-Forwarded-For that is no proxy of ours: those before it are what somebody says."""
        named = b",".join(value for name, value in headers if name == b"x-forwarded-for").decode("latin-1")
        addresses = [part.strip().strip("[]") for part in named.split(",") if part.strip()]
        found = next((one for one in reversed(addresses) if not self.trusts(one)), None)
        return found if found is not None and ip(found) is not None else None

    def trusts(self, address: str) -> bool:
        found = ip(address)
        return found is not None and any(found in network for network in self.trusted)

    def without_root(self, scope: Scope) -> Scope:
        """Proxies may leave the path on or take it off."""
        path: str = scope["path"]
        if not self.root or not (path == self.root or path.startswith(f"{self.root}/")):
            return scope
        raw: bytes = scope.get("raw_path") or b""
        start = self.root.encode()
        shorter = raw[len(start) :] if raw.startswith(start) else raw
        return {**scope, "path": path[len(self.root) :] or "/", "raw_path": shorter or b"/"}


def last(headers: Headers, name: bytes) -> bytes:
    """The value that the nearest proxy wrote."""
    values = [value for header, value in headers if header == name]
    return values[-1].rpartition(b",")[2].strip() if values else b""


def ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = getattr(found, "ipv4_mapped", None)
    return mapped or found
