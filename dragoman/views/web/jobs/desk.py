"""Where jobs are handed in: they wait in a bounded line and are read one after another, beside the server.

What is read is kept at once, report by report, so that nothing is lost where the server stops in between.
"""

import shutil
from collections import OrderedDict
from contextlib import ExitStack, suppress
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread

from dragoman.apart import Apart, BeginError, EndedError
from dragoman.errors import DragomanError, RefusedError
from dragoman.model import Failure, Reading
from dragoman.sources import Item
from dragoman.store import Store
from dragoman.store.lessons import Packed, packed_in
from dragoman.views.web.jobs import reader
from dragoman.views.web.jobs.job import Brought, Job, Line
from dragoman.views.web.settings import Settings
from dragoman.views.web.stores import Stores

WAITING = 12  # jobs in the line: with their files they take room
REMEMBERED = 200  # jobs whose pages can still be looked at
SECONDS = 60.0  # that any report may take, and one more for each so many bytes:
BYTES_A_SECOND = 4_000  # a third of what one core reads
LISTING = 60.0  # seconds for a file to be taken apart or a page to be fetched
MEMORY = 4_000_000_000  # bytes that reading may take beyond the models
LARGE = 500  # reports: the record of a larger process is made when it is next looked at


class Desk:
    """One line, one thread that sees to it, one process that reads."""

    def __init__(self, stores: Stores, settings: Settings, seconds: float = SECONDS) -> None:
        self.stores, self.settings, self.seconds = stores, settings, seconds
        self.reader = Apart(MEMORY, reader.warm)
        self.line: Queue[Job | None] = Queue(WAITING)
        self.known: OrderedDict[str, Job] = OrderedDict()
        self.lock = Lock()
        self.thread: Thread | None = None
        self.closing = Event()

    def take(self, job: Job) -> None:
        """Put a job in the line; `RefusedError` where that is full."""
        try:
            self.line.put_nowait(job)
        except Full:
            raise RefusedError(
                f"{WAITING} readings are waiting already. Try again in some minutes; what you brought is not kept."
            ) from None
        self.known[job.key] = job
        while len(self.known) > REMEMBERED:
            self.known.popitem(last=False)
        self.warm()

    def job(self, key: str) -> Job | None:
        return self.known.get(key)

    def warm(self) -> None:
        """Start what reads, so that the first report need not wait for the models."""
        with self.lock:
            if self.thread is None and not self.closing.is_set():
                self.thread = Thread(target=self.work, name="desk", daemon=True)
                self.thread.start()

    def close(self) -> None:
        """Stop: what is not read yet is told as failed."""
        self.closing.set()
        self.reader.end()
        if self.thread is not None:
            self.thread.join(10)

    def work(self) -> None:
        """In the thread: job after job, until the server stops."""
        with suppress(EndedError, BeginError):  # the first report will tell what is wrong
            self.reader.ask(self.seconds, reader.warm)
        while not self.closing.is_set():
            try:
                job = self.line.get(timeout=0.2)
            except Empty:
                continue
            if job is not None:
                self.do(job)
        while not self.line.empty():
            job = self.line.get_nowait()
            if job is not None:
                self.give_up(job)
        self.reader.end()

    def do(self, job: Job) -> None:
        """One job: each thing that was brought, then the records of the processes that it changed."""
        job.stage = "reading"
        at = len(job.refused)
        try:
            with self.stores.one() as store:
                job.learned = packed_in(store)
            for brought in job.brought:
                if not self.closing.is_set():
                    at = self.do_one(job, brought, at)
            job.stage = "recording"
            with self.stores.one() as store:
                store.refresh(most=LARGE)
        except DragomanError as error:  # the store can no longer be written, or nothing be read
            self.tell_rest(job, str(error))
        finally:
            if self.closing.is_set():
                self.give_up(job)
            self.finish(job)

    def do_one(self, job: Job, brought: Brought, at: int) -> int:
        """What is in one file, text or page, report by report; the number of the line behind it."""
        items, more = self.items_of(job, brought, at)
        job.lines[at : at + 1] = [Line(item.name) for item in items]
        for item in items:
            if self.closing.is_set():
                return at
            job.lines[at] = Line(item.name, "reading")
            job.lines[at] = self.kept(job, item, self.read(item, brought, job.learned))
            at += 1
        if more:
            reason = f"Only its first {len(items):,} reports were read here. Read all with: dragoman add FILE"
            job.lines.insert(at, self.told(job, Failure(name=brought.name, reason=reason)))
            at += 1
        return at

    def items_of(self, job: Job, brought: Brought, at: int) -> tuple[tuple[Item | Failure, ...], bool]:
        if brought.text is not None:
            return (Item(brought.name, "text", brought.text.encode(), brought.url, brought.published),), False
        job.lines[at] = Line(brought.name, "reading")
        try:
            found: reader.Listed = self.reader.ask(LISTING, reader.listed, brought, self.settings.allow_private)
        except EndedError as ended:
            return (Failure(name=brought.name, reason=f"could not be read: {ended.why}"),), False
        return found.items or (Failure(name=brought.name, reason="Nothing was found there."),), found.more

    def read(self, item: Item | Failure, brought: Brought, learned: Packed | None) -> Reading | Failure:
        length = len(item.content) if isinstance(item, Item) else 0
        try:
            found: Reading | Failure = self.reader.ask(
                self.seconds + length / BYTES_A_SECOND, reader.read, item, brought, learned
            )
        except EndedError as ended:
            return Failure(name=item.name, reason=f"could not be read: {ended.why}")
        return found

    def kept(self, job: Job, item: Item | Failure, reading: Reading | Failure) -> Line:
        """The reading put into the store; what came of it."""
        if isinstance(reading, Failure):
            return Line(item.name) if self.closing.is_set() else self.told(job, reading)
        try:
            with self.stores.one() as store:
                added = store.add(reading, job.by, job.process)
        except RefusedError as error:
            return self.told(job, Failure(name=item.name, reason=str(error)))
        return Line(reading.report.title or item.name, added.outcome, added.report)

    def told(self, job: Job, failure: Failure) -> Line:
        """What could not be read, told on the page of the job and kept for the first page."""
        with self.stores.one() as store:
            note(store, failure, job.by)
        return Line(failure.name, "failed", reason=failure.reason)

    def tell_rest(self, job: Job, reason: str) -> None:
        job.lines = [
            Line(one.name, "failed", reason=reason) if one.state in ("waiting", "reading") else one for one in job.lines
        ]

    def give_up(self, job: Job) -> None:
        """Tell of what is left that the server stopped before it was read."""
        reason = "was not read: the server was stopped. Bring it again."
        left = [one.name for one in job.lines if one.state in ("waiting", "reading")]
        self.tell_rest(job, reason)
        with ExitStack() as stack:
            store = stack.enter_context(self.stores.one()) if left else None
            for name in left:
                if store is not None:
                    note(store, Failure(name=name, reason=reason), job.by)
        self.finish(job)

    def finish(self, job: Job) -> None:
        job.stage = "done"
        if job.folder is not None:
            shutil.rmtree(job.folder, ignore_errors=True)


def note(store: Store, failure: Failure, by: str) -> None:
    """Keep that a report could not be read, where the store can."""
    keep = getattr(store, "note_failure", None)
    if keep is not None:
        keep(failure.name, failure.reason, by)
