"""The one process that reads: its models stay loaded, and it is ended where a report holds it up.

Whatever is hostile in a file or page is met there: unpacking, decoding, taking pages apart, reading.
"""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from threading import Lock
from typing import Any, NamedTuple

from msgspec.structs import replace

from dragoman.model import Failure, Reading
from dragoman.readings import failed, prepare
from dragoman.sources import Item, list_items, to_report
from dragoman.sources.files import in_file
from dragoman.sources.items import Settings
from dragoman.store.lessons import Packed
from dragoman.views.web.jobs.job import Brought

MOST = 1_000  # reports of one file or address
ROOM = 60_000_000  # bytes of them together
WARM = Item("warm", "text", b"GENEVA. Ana Ruiz said on Monday that talks would go on.")


class EndedError(Exception):
    """The process that reads came to an end: `why` is what is told of the report."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Listed(NamedTuple):
    """What lies in a file or at an address; `more` where not all of it is taken."""

    items: tuple[Item | Failure, ...]
    more: bool


class Reader:
    """`ask(call, values)` has a function called there."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.process: ForkServerProcess | None = None
        self.pipe: Connection | None = None

    def ask(self, seconds: float, call: Callable[..., Any], *values: Any) -> Any:
        """What a function of this module answers; `EndedError` where it took longer than this, or ended it."""
        pipe = self.begin()
        try:
            pipe.send((call, values))
            if not pipe.poll(seconds):
                self.end()
                raise EndedError(f"it was stopped after {seconds:,.0f} seconds")
            return pipe.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise EndedError("it ended the process that read it") from error

    def begin(self) -> Connection:
        """The way to the process, which is started where there is none."""
        with self.lock:
            if self.pipe is None or self.process is None or not self.process.is_alive():
                context = get_context("forkserver")
                self.pipe, theirs = context.Pipe()
                self.process = context.Process(target=answer, args=(theirs,), daemon=True)
                self.process.start()
                theirs.close()
            return self.pipe

    def end(self) -> None:
        with self.lock:
            if self.process is not None:
                self.process.kill()
                self.process.join()
            if self.pipe is not None:
                self.pipe.close()
            self.process = self.pipe = None


def answer(pipe: Connection) -> None:
    """In the process: call what is asked for, until the server is gone."""
    prepare()
    while True:
        try:
            call, values = pipe.recv()
        except (EOFError, OSError):
            return
        found = call(*values)
        try:
            pipe.send(found)
        except OSError:  # the server was ended meanwhile
            return


def warm() -> None:
    """Load the models."""
    read(WARM, None)


def listed(brought: Brought, allow_private: bool) -> Listed:
    """The reports in a file or at an address, raw, as many as are taken at once."""
    given = Settings(published=brought.published, allow_private=allow_private)
    if brought.path is not None:
        items = in_file(brought.path, given, brought.name)
    else:
        items = list_items([brought.url or ""], published=brought.published, allow_private=allow_private)
    found: list[Item | Failure] = []
    room = ROOM
    for item in items:
        room -= len(item.content) if isinstance(item, Item) else 0
        if len(found) == MOST or room < 0:
            return Listed(tuple(found), True)
        found.append(item)
    return Listed(tuple(found), False)


def read(item: Item | Failure, brought: Brought | None, learned: Packed | None = None) -> Reading | Failure:
    """One report read, under the title and outlet that the visitor gave, as the store's corrections have taught."""
    if isinstance(item, Failure):
        return item
    from dragoman.reading import READERS

    try:
        report = to_report(item)
        if isinstance(report, Failure):
            return report
        if brought is not None:
            report = replace(report, title=brought.title or report.title, outlet=brought.outlet or report.outlet)
        return READERS["everything"](report, None, learned.unpacked() if learned else None)
    except Exception as error:  # noqa: BLE001 - a hostile report must not end the job
        return failed(item, error)
