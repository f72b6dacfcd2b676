"""A report behind a URL: fetched with limits, from public addresses only.

Each address that a name resolves to is checked before a connection is made to that very address, at every redirect,
so that a page cannot send the reader into the network that it runs in.
"""

import ipaddress
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.decode import refuse_binary
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.look import is_lines, is_page

if TYPE_CHECKING:
    import httpx

AGENT = "Dragoman/0.1 (reads news reports)"
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/x-ndjson;q=0.9,*/*;q=0.1"
REDIRECTS = {301, 302, 303, 307, 308}
MEANINGS = {
    401: "wants a login", 402: "wants a payment", 403: "refuses programs, or readers of this country",
    404: "has no such page", 410: "has removed the page", 429: "wants fewer requests: wait a while",
    451: "may not show the page for legal reasons",
}  # fmt: skip


@dataclass(frozen=True)
class Fetched:
    """A page as it came: its final address, its kind, its charset, its bytes."""

    url: str
    media: str
    charset: str | None
    content: bytes


def at_url(url: str, settings: Settings) -> Iterator[Item | Failure]:
    """The reports behind a URL: a page, a plain text, or one report a line."""
    try:
        fetched = fetch(url, settings)
        yield from items_of(fetched, url, settings)
    except SourceError as error:
        yield Failure(name=url, reason=str(error))


def fetch(url: str, settings: Settings) -> Fetched:
    """Follow a URL to its page, checking every address on the way."""
    import httpx

    deadline = time.monotonic() + settings.limits.seconds
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=min(10.0, settings.limits.seconds)) as client:
        for _ in range(settings.limits.redirects + 1):
            try:
                answer = ask(client, url, settings, deadline)
            except httpx.TimeoutException as error:
                raise SourceError(
                    f"{host_of(url)} did not answer within {settings.limits.seconds:g} "
                    "s. Try again, or save the page and give the file."
                ) from error
            except httpx.HTTPError as error:
                raise SourceError(
                    f"{host_of(url)} cannot be reached: {error or type(error).__name__}. "
                    "Check the address, or save the page and give the file."
                ) from error
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
    raise SourceError(
        f"More than {settings.limits.redirects} redirects. Open the page in a browser and give its final address."
    )


def ask(client: "httpx.Client", url: str, settings: Settings, deadline: float) -> Fetched | str:
    """One request: the page, or the address to which it sends on."""
    host, address, port = checked(url, settings.allow_private)
    parts = urlsplit(url)
    literal = f"[{address}]" if ":" in address else address
    direct = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept": ACCEPT}
    with client.stream("GET", direct, headers=headers, extensions={"sni_hostname": host}) as response:
        if response.status_code in REDIRECTS and "location" in response.headers:
            return str(response.headers["location"])
        if response.status_code >= 400 or response.status_code != 200:
            raise SourceError(refusal(host, response.status_code))
        content = read_bounded(response, host, settings, deadline)
        media = response.headers.get("content-type", "").partition(";")[0].strip().casefold()
        return Fetched(url, media, response.charset_encoding, content)


def checked(url: str, allow_private: bool) -> tuple[str, str, int]:
    """Host, address and port of a URL whose every address is public; SourceError otherwise."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise SourceError(
            f"'{url}' is no address that can be understood ({error}). Write it as https://host/path."
        ) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise SourceError(f"'{url}' does not begin with http:// or https://. Give a web address or a file.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"There is no host '{host}'. Check the address and the connection.") from error
    addresses = [str(entry[4][0]) for entry in found]
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise SourceError(
            f"'{host}' is at {private[0]}, in a private network, which is not "
            "fetched. Save the page and give the file, or allow private addresses."
        )
    return host, addresses[0], port


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet: not loopback, private, link-local, shared or reserved."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def read_bounded(response: "httpx.Response", host: str, settings: Settings, deadline: float) -> bytes:
    """The body of a response, unpacked, up to the limits of size and time."""
    parts: list[bytes] = []
    length = 0
    for part in response.iter_bytes(65_536):
        parts.append(part)
        length += len(part)
        if length > settings.limits.download_bytes:
            raise SourceError(
                f"{host} sends more than the limit of {size(settings.limits.download_bytes)}. "
                "Raise Limits.download_bytes, or save the report alone."
            )
        if time.monotonic() > deadline:
            raise SourceError(
                f"{host} did not send the page within {settings.limits.seconds:g} "
                "s. Try again, or save the page and give the file."
            )
    return b"".join(parts)


def items_of(fetched: Fetched, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """What a fetched page holds, by its media type and its look."""
    from io import BytesIO

    from dragoman.sources.tables import lines_of_stream

    if not fetched.content.strip():
        raise SourceError("The page is empty. Open it in a browser, and save it from there.")
    refuse_binary(fetched.content)
    if fetched.media in {"application/x-ndjson", "application/jsonl", "application/json"} or (
        fetched.media != "text/html" and is_lines(fetched.content)
    ):
        yield from lines_of_stream(BytesIO(fetched.content), name, settings)
        return
    kind = "page" if "html" in fetched.media or is_page(fetched.content) else "text"
    yield Item(
        name,
        "page" if kind == "page" else "text",
        fetched.content,
        fetched.url,
        settings.published,
        settings.columns,
        fetched.charset,
        settings.limits,
    )


def refusal(host: str, status: int) -> str:
    """What a status means and what can be done."""
    meaning = MEANINGS.get(status) or (
        "has a fault of its own: try again later" if status >= 500 else "does not give the page"
    )
    return f"{host} answered {status}: it {meaning}. Save the page in a browser and give the file."


def host_of(url: str) -> str:
    return urlsplit(url).hostname or url
