"""A report behind a URL: fetched with limits, from public addresses only.

Each address that a name resolves to is checked before a connection is made to that very address, at every redirect,
so that a page cannot send the reader into the network that it runs in.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.broken import broken_told
from dragoman.sources.decode import refuse_binary
from dragoman.sources.documents.listing import items_of_document
from dragoman.sources.documents.looks import MEDIA, kind_by_look
from dragoman.sources.items import Item, Settings
from dragoman.sources.look import is_lines, is_page
from dragoman.sources.public import WEB, checked
from dragoman.sources.unpacking import TAKEN, too_much, unpacked

if TYPE_CHECKING:
    import httpx

AGENT = "Dragoman/0.1 (reads news reports)"
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/x-ndjson;q=0.9,application/pdf;q=0.8,*/*;q=0.1"
LONGEST_SAID = 300  # characters of a header that is kept
REDIRECTS = {301, 302, 303, 307, 308}
MEANINGS = {
    401: "wants a login", 402: "wants a payment", 403: "refuses programs, or readers of this country",
    404: "has no such page", 410: "has removed the page", 429: "wants fewer requests: wait a while",
    451: "may not show the page for legal reasons",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What a server said of a page when it was last fetched, so that it need not send the same again."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True)
class Fetched:
    """A page as it came: its final address, its kind, its charset, its bytes; none where it is `unchanged`."""

    url: str
    media: str
    charset: str | None
    content: bytes
    known: Known = Known()
    unchanged: bool = False


class UnansweredError(SourceError):
    """A host that did not give the page: with what status, None where it was not reached, and until when to wait."""

    def __init__(self, message: str, status: int | None = None, retry_after: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


Turn = Callable[[str], AbstractContextManager[object]]  # what a request at an address waits for


def at_url(url: str, settings: Settings) -> Iterator[Item | Failure]:
    """The reports behind a URL: a page, a document, one report a line, or the articles of a feed or sitemap."""
    from dragoman.sources.web import is_listing, listed_at

    try:
        fetched = fetch(url, settings)
        with broken_told():
            yield from (listed_at if is_listing(fetched.content) else items_of)(fetched, url, settings)
    except SourceError as error:
        yield Failure(name=url, reason=str(error))


def fetch(
    url: str,
    settings: Settings,
    known: Known = Known(),
    turn: Turn = nullcontext,
) -> Fetched:
    """Follow a URL to its page, checking every address on the way.

    `turn` is entered for every request, and may refuse it; the time that it takes does not count.
    """
    left = settings.limits.seconds
    for _ in range(settings.limits.redirects + 1):
        with turn(url):
            begun = time.monotonic()
            answer = ask_once(url, settings, known, left)
            left -= time.monotonic() - begun
        if isinstance(answer, Fetched):
            return answer
        url = onward(url, answer)
    raise SourceError(
        f"More than {settings.limits.redirects} redirects. Open the page in a browser and give its final address."
    )


def ask_once(url: str, settings: Settings, known: Known, seconds: float) -> Fetched | str:
    """One request on a connection of its own, which ends after so many seconds."""
    import httpx

    from dragoman.sources.hurried import Hurried

    deadline = time.monotonic() + seconds
    patience = min(10.0, settings.limits.seconds)
    try:
        with httpx.Client(transport=Hurried(deadline), follow_redirects=False, timeout=patience) as client:
            return ask(client, url, settings, known, deadline)
    except httpx.TimeoutException as error:
        raise too_slow(host_of(url), settings.limits.seconds) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise UnansweredError(
            f"{host_of(url)} cannot be reached: {str(error) or type(error).__name__}. "
            "Check the address, or save the page and give the file."
        ) from error


def ask(client: "httpx.Client", url: str, settings: Settings, known: Known, deadline: float) -> Fetched | str:
    """One request: the page, or the address to which it sends on."""
    host, address, port = checked(url, settings.allow_private)
    parts = urlsplit(url)
    direct = parts._replace(netloc=f"{bracketed(address)}:{port}", fragment="").geturl()
    named = bracketed(host) if port == WEB[parts.scheme] else f"{bracketed(host)}:{port}"
    headers = {"Host": named, "User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": TAKEN}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    with client.stream("GET", direct, headers=headers, extensions={"sni_hostname": host}) as response:
        if response.status_code in REDIRECTS and "location" in response.headers:
            return str(response.headers["location"])
        if response.status_code == 304 and known != Known():
            return Fetched(url, "", None, b"", known, unchanged=True)
        if response.status_code != 200:
            later = response.headers.get("retry-after")
            raise UnansweredError(refusal(host, response.status_code), response.status_code, later)
        content = read_bounded(response, host, settings, deadline)
        media = response.headers.get("content-type", "").partition(";")[0].strip().casefold()
        said = Known(sendable(response.headers.get("etag")), sendable(response.headers.get("last-modified")))
        return Fetched(url, media, response.charset_encoding, content, said)


def sendable(said: str | None) -> str | None:
    """What a server said, where it can be said back to it."""
    return said if said and said.isascii() and said.isprintable() and len(said) <= LONGEST_SAID else None


def read_bounded(response: "httpx.Response", host: str, settings: Settings, deadline: float) -> bytes:
    """The body of a response, unpacked, up to the limits of size and time."""
    most = settings.limits.download_bytes
    content = bytearray()
    for part in response.iter_raw():
        content += part
        if len(content) > most:
            raise too_much(host, most)
        if time.monotonic() > deadline:
            raise too_slow(host, settings.limits.seconds)
    return unpacked(bytes(content), response.headers.get("content-encoding", ""), host, most)


def onward(url: str, to: str) -> str:
    """Where a redirect leads."""
    try:
        return urljoin(url, to)
    except ValueError as error:
        raise SourceError(f"{host_of(url)} sends on to '{to[:100]}', which is no address.") from error


def items_of(fetched: Fetched, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """What a fetched page holds, by its media type and its look."""
    from io import BytesIO

    from dragoman.sources.spread import is_spread
    from dragoman.sources.tables import lines_of_stream

    if not fetched.content.strip():
        raise SourceError("The page is empty. Open it in a browser, and save it from there.")
    document = kind_by_look(fetched.content) or MEDIA.get(fetched.media)
    if document not in (None, "mail"):
        yield from items_of_document(fetched.content, document, name, settings, fetched.url)
        return
    refuse_binary(fetched.content)
    said_lines = fetched.media in {"application/x-ndjson", "application/jsonl", "application/json"}
    looks_so = is_lines(fetched.content) or is_spread(fetched.content)
    if (said_lines and not is_page(fetched.content)) or (fetched.media != "text/html" and looks_so):
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


def too_slow(host: str, seconds: float) -> UnansweredError:
    return UnansweredError(
        f"{host} did not answer within {seconds:g} s. Try again, or save the page and give the file."
    )


def bracketed(host: str) -> str:
    """An address of IPv6 as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def host_of(url: str) -> str:
    return urlsplit(url).hostname or url
