"""Fetching without being a burden: one request a host at a time, with pauses, as the site's rules allow.

A passing trouble (no answer, 429, 500 …) is tried again after a pause that grows, or as long as Retry-After says. A
host that wants a long pause, or that is not reached, rests: it is not asked until then, the others are. One broken page
makes no host rest: that takes several in a row that got no answer, or rules (robots.txt) that are not to be had.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dragoman.errors import DragomanError, SourceError
from dragoman.sources.items import Settings
from dragoman.sources.url import Fetched, Known, Turn, UnansweredError, fetch, host_of
from dragoman.sources.web.retrying import asked_pause, retrying
from dragoman.sources.web.robots import Robots

DELAY = 1.0  # seconds between two requests to one host
PATIENCE = 60.0  # seconds: a host that asks for a longer pause rests
REST = 600.0  # seconds that a host rests which is not reached
UNANSWERED = 3  # different pages in a row that got no answer, however often each was tried


class RestingError(SourceError):
    """A host that is not asked for some `seconds`."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class StoppedError(DragomanError):
    """Somebody ended the program while it waited."""


@dataclass
class Host:
    """One host: who asks it, when it may be asked next, until when it rests, which pages in a row got no answer."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = 0.0
    rests: float = 0.0
    unanswered: set[str] = field(default_factory=set)


class Polite:
    """`clock` and `wait` are time.monotonic and time.sleep, or what a test or a program that can be ended gives."""

    def __init__(
        self,
        settings: Settings,
        delay: float = DELAY,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
        jitter: float = 1.0,
    ) -> None:
        self.settings = settings
        self.delay = delay
        self.clock = clock
        self.wait = wait
        self.jitter = jitter
        self.hosts: dict[str, Host] = {}
        self.robots = Robots(self.rules, clock)

    def fetch(self, url: str, known: Known = Known()) -> Fetched:  # noqa: B008 - frozen
        """The page at an address; SourceError where the site does not give it, or lets no program read it."""
        return self.patiently(url, known, self.allowed_turn)

    def rules(self, url: str) -> Fetched:
        """The rules of a site, without which nothing is asked: its host rests where they get no answer."""
        try:
            return self.patiently(url, Known(), self.turn)
        except UnansweredError as error:
            if error.status is None:
                raise self.resting(url, error, REST) from error
            raise

    def patiently(self, url: str, known: Known, turn: Turn) -> Fetched:
        """A page fetched in several tries."""
        fetched: Fetched = retrying(self.paused, self.wait, self.jitter)(self.once, url, known, turn)
        return fetched

    def once(self, url: str, known: Known, turn: Turn) -> Fetched:
        """One try, after which the host may have to rest."""
        unanswered = self.host(url).unanswered
        try:
            fetched = fetch(url, self.settings, known, turn)
        except UnansweredError as error:
            if error.status is not None:
                unanswered.clear()
            else:
                unanswered.add(url)
            if (asked := asked_pause(error)) > PATIENCE:
                raise self.resting(url, error, asked) from error
            if len(unanswered) >= UNANSWERED:
                raise self.resting(url, error, REST) from error
            raise
        unanswered.clear()
        return fetched

    def resting(self, url: str, error: UnansweredError, seconds: float) -> RestingError:
        """A host rests from now on; the error that says so."""
        host = self.host(url)
        host.rests = max(host.rests, self.clock() + seconds)
        return RestingError(str(error), seconds)

    def paused(self, url: str, seconds: float) -> None:
        """A host is not asked by others either while a request to it waits for its next try."""
        host = self.host(url)
        host.free = max(host.free, self.clock() + seconds)

    @contextmanager
    def allowed_turn(self, url: str) -> Iterator[None]:
        """A turn that the site's rules allow."""
        self.rested(url)
        delay = self.robots.check(url)
        with self.turn(url, delay):
            yield

    @contextmanager
    def turn(self, url: str, delay: float = 0.0) -> Iterator[None]:
        """The one request to a host, once it may be asked; its next one waits from the end of this one."""
        host = self.host(url)
        with host.lock:
            self.rested(url)
            if (seconds := host.free - self.clock()) > 0:
                self.wait(seconds)
            try:
                yield
            finally:
                host.free = max(host.free, self.clock() + max(self.delay, delay))

    def rested(self, url: str) -> None:
        """An error where a host is not to be asked yet."""
        host = self.host(url)
        seconds = host.rests - self.clock()
        if seconds > 0:
            raise RestingError(
                f"{host_of(url)} is not asked for another {seconds:.0f} s, as it did not answer or wants a pause. "
                "Try again later.",
                seconds,
            )
        if host.rests:
            host.rests = 0.0
            host.unanswered.clear()

    def host(self, url: str) -> Host:
        return self.hosts.setdefault(host_of(url).casefold(), Host())
