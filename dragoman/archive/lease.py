"""A folder at an address is one run's own by a lease: a file that says whose it is, written anew while the run goes on.

No more is asked of a place than that what was written is what is read, and that of two that write at once one stays. No
clocks are compared: a lease that is there is watched. One that changes is another run's, which is told; one that stays
as it is for longer than any run would leave it is that of a run that was killed, and is taken over.
"""

import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from math import ceil
from threading import Event, Lock, Thread
from typing import Any
from uuid import uuid4

import msgspec

from dragoman.archive.whole import write_whole
from dragoman.errors import DragomanError

BEAT = 15.0  # seconds after which a run writes its lease anew
GONE = 180.0  # seconds without that in which a run has ended: a beat, and a read and a write of a minute each, are less
SETTLED = 2.0  # seconds in which what others wrote at the same moment is there
PATIENCE = 10.0  # seconds that the end of a run may wait for its lease to be removed
LOG = logging.getLogger(__name__)


class Lease(msgspec.Struct, frozen=True):
    """Whose a folder is; `beat` counts how often it was said."""

    owner: str
    machine: str
    process: int
    begun: str
    beat: int = 0


def new_lease() -> Lease:
    return Lease(uuid4().hex, socket.gethostname(), os.getpid(), datetime.now(UTC).isoformat(" ", "seconds"))


@contextmanager
def leased(out: Any) -> Iterator[Callable[[], None]]:
    """A folder that is this run's own; what is given raises an error once another run has taken it over."""
    path = out / "_manifests" / "run.lease"
    await_end(out, path)
    kept = Kept(out, path, new_lease())
    try:
        kept.put()
        time.sleep(SETTLED)
        if owner_of(found := content_at(path)) != kept.lease.owner:
            raise taken(out, found)
        kept.thread.start()
        yield kept.check
    finally:
        kept.end()


def await_end(out: Any, path: Any) -> None:
    """Wait until no run writes into a folder; an error as soon as it is seen that one does."""
    first = content_at(path)
    if first is None:
        return
    LOG.warning("'%s' was begun by %s. Whether that goes on shows within %.0f seconds.", out, named(first), GONE)
    asked, until = 0.0, time.monotonic() + GONE
    looks = ceil(GONE / BEAT * 3)  # beside seconds: where this machine stood still, the other may have too
    while looks > 0 or asked < until:  # the last look begins after them, however long one takes
        looks -= 1
        time.sleep(BEAT / 3)
        asked, found = time.monotonic(), content_at(path)
        if found is None:
            return
        if found != first:
            raise taken(out, found)


class Kept:
    """A lease that a thread renews until the run ends, and then removes; `other` is that of a run that has taken it."""

    def __init__(self, out: Any, path: Any, lease: Lease) -> None:
        self.out, self.path, self.lease = out, path, lease
        self.other: bytes | None = None
        self.written = 0.0
        self.turn, self.over = Lock(), Event()
        # No end waits for a place that does not answer.
        self.thread = Thread(target=self.keep, name="lease", daemon=True)

    def keep(self) -> None:
        while self.other is None and not self.over.wait(BEAT):
            with suppress(Exception), self.turn:  # what goes wrong may pass, and without a thread none would find out
                self.renew()
        with suppress(Exception):
            if owner_of(content_at(self.path)) == self.lease.owner:
                self.path.unlink(missing_ok=True)

    def renew(self) -> None:
        found, old = content_at(self.path), self.is_old()
        owner = owner_of(found)  # None of what is half: its own, where a place that is no store of objects broke off
        if owner != self.lease.owner and (owner is not None or old):
            self.other = found or b""
            return
        self.lease = msgspec.structs.replace(self.lease, beat=self.lease.beat + 1)
        self.put()

    def put(self) -> None:
        now = time.monotonic()
        put(self.path, self.lease)
        self.written = now

    def is_old(self) -> bool:
        """Whether another may have taken it over meanwhile, and ended."""
        return time.monotonic() - self.written > GONE

    def check(self) -> None:
        """An error where another run has taken it over, or where that may be and the place does not answer."""
        if self.is_old():
            with self.turn:
                if self.is_old() and self.other is None:
                    self.renew()
        if self.other is not None:
            raise taken(self.out, self.other)

    def end(self) -> None:
        self.over.set()
        if self.thread.ident is None:  # ended before the folder was surely its own: what it wrote goes all the same
            self.thread.start()
        self.thread.join(PATIENCE)


def put(path: Any, lease: Lease) -> None:
    write_whole(path, msgspec.json.encode(lease))


def content_at(path: Any) -> bytes | None:
    try:
        content: bytes = path.read_bytes()
    except FileNotFoundError:
        return None
    return content


def lease_in(content: bytes | None) -> Lease | None:
    try:
        return msgspec.json.decode(content or b"", type=Lease)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def owner_of(content: bytes | None) -> str | None:
    lease = lease_in(content)
    return lease.owner if lease else None


def named(content: bytes | None) -> str:
    """A run by its lease, in words."""
    lease = lease_in(content)
    return f"process {lease.process} on {lease.machine} ({lease.begun})" if lease else "an unknown run"


def taken(out: Any, content: bytes | None) -> DragomanError:
    return DragomanError(
        f"Another run writes into '{out}': {named(content)}. Wait until it has ended, end it, or name another folder "
        "with --out."
    )
