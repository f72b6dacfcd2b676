"""What a site lets programs read, by its robots.txt (RFC 9309).

404, 403 …           no rules: everything may be read
500, no answer       nothing may be read for now; asked again after some minutes
Crawl-delay: 10      seconds between two requests
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from dragoman.errors import SourceError
from dragoman.sources.url import Fetched, UnansweredError, host_of

if TYPE_CHECKING:
    from protego import Protego

ME = "Dragoman"
DAY, SOON = 86_400.0, 600.0  # seconds for which rules hold, and for which the lack of them does
PARSED = 512_000  # bytes, as many as have to be read
LONGEST_DELAY = 60.0  # seconds: a site that asks for more is asked once in so many


class Get(Protocol):
    def __call__(self, url: str) -> Fetched: ...


@dataclass
class Rules:
    """The rules of one site, or why it may not be read, until when they hold."""

    until: float = 0.0
    rules: "Protego | None" = None
    refused: SourceError | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Robots:
    """The rules of all sites that are asked, each fetched once a day by `get`."""

    def __init__(self, get: Get, clock: Callable[[], float]) -> None:
        self.get = get
        self.clock = clock
        self.sites: dict[str, Rules] = {}

    def check(self, url: str) -> float:
        """The seconds that a site wants between two requests; SourceError where it lets no program read the page."""
        found = self.rules_for(url)
        if found.refused is not None:
            raise found.refused
        if found.rules is None:
            return 0.0
        if not found.rules.can_fetch(url, ME):
            raise SourceError(
                f"{host_of(url)} lets no program read this page (robots.txt). Save the page and give the file."
            )
        return min(float(found.rules.crawl_delay(ME) or 0), LONGEST_DELAY)

    def rules_for(self, url: str) -> Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        site = self.sites.setdefault(origin, Rules())
        with site.lock:
            if self.clock() >= site.until:
                self.renew(site, origin)
        return site

    def renew(self, site: Rules, origin: str) -> None:
        """Fetch the rules of a site."""
        site.rules, site.refused, holds = None, None, DAY
        try:
            site.rules = rules_in(self.get(f"{origin}/robots.txt").content)
        except UnansweredError as error:
            if error.status is None or error.status >= 500 or error.status == 429:
                site.refused, holds = cannot_tell(origin, error), SOON
        except SourceError as error:
            site.refused, holds = error, SOON
        site.until = self.clock() + holds


def rules_in(content: bytes) -> "Protego":
    from protego import Protego

    return Protego.parse(content[:PARSED].decode("utf-8", errors="replace"))


def cannot_tell(origin: str, error: UnansweredError) -> UnansweredError:
    """Why nothing is fetched from a site whose rules are not to be had."""
    if error.status is None:
        return error
    return UnansweredError(
        f"{host_of(origin)} answered {error.status} when asked what programs may read (robots.txt), so nothing is "
        "fetched there for now. Try again later.",
        error.status,
        error.retry_after,
    )
