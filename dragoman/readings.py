"""Items in, readings out, in their order: in one process or in several, with the same outcome.

for reading in read_items(list_items(["reports/", "page.html"]), jobs=2): ...
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from dragoman.model import Failure, Reading
from dragoman.sources import Item, to_report

if TYPE_CHECKING:
    from dragoman.reading.issues import Scheme
    from dragoman.reading.learned import Learned

IN_FLIGHT = 8  # items a process has waiting: enough to keep it busy, few enough to keep memory flat
T = TypeVar("T")
Pending = tuple[Item | Failure, "Future[Reading | Failure]"]
Read = Callable[[Item | Failure], Reading | Failure]
What = Literal["everything", "statements"]  # the readers of dragoman.reading


def read_items(
    items: Iterable[Item | Failure],
    jobs: int = 1,
    what: What = "everything",
    scheme: "Scheme | None" = None,
    learned: "Learned | None" = None,
) -> Iterator[Reading | Failure]:
    """Each item read, in the order given; `jobs` processes share the work, 0 means one a core.

    `what` is looked for: everything that a report gives, or its statements alone, which takes less time. `scheme` are a
    user's own issues; `learned` is what the corrections of a store have taught.
    """
    jobs = jobs or os.cpu_count() or 1
    read = partial(read_item, what=what, scheme=scheme, learned=learned)
    yield from map(read, items) if jobs == 1 else read_in_processes(items, jobs, read)


def scheme_in(path: "str | PathLike[str] | None") -> "Scheme | None":
    """A user's own issues; an error, before anything is read, where the file is not as it should be."""
    if path is None:
        return None
    from dragoman.encoder import encoder_path
    from dragoman.reading.issues import read_scheme

    encoder_path()
    return read_scheme(Path(path))


def read_item(
    item: Item | Failure,
    what: What = "everything",
    scheme: "Scheme | None" = None,
    learned: "Learned | None" = None,
) -> Reading | Failure:
    """One item cleaned and read. Whatever goes wrong in one report is told of that report, and the run goes on."""
    if isinstance(item, Failure):
        return item
    from dragoman.reading import READERS

    try:
        report = to_report(item)
        return report if isinstance(report, Failure) else READERS[what](report, scheme, learned)
    except Exception as error:  # noqa: BLE001 - a hostile report must not end the run
        return failed(item, error)


def read_in_processes(items: Iterable[Item | Failure], jobs: int, read: Read) -> Iterator[Reading | Failure]:
    """As read_item, by several processes; an item that kills its process is reported, the others are read again."""
    waiting: deque[Pending] = deque()
    source = iter(items)
    pool = new_pool(jobs)
    try:
        while True:
            for item in islice(source, jobs * IN_FLIGHT - len(waiting)):
                waiting.append((item, submit(pool, item, read)))
            if not waiting:
                return
            item, future = waiting.popleft()
            try:
                reading = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                reading = read_alone(item, read)
                pool = new_pool(jobs)
                waiting = deque(again(pool, pending, read) for pending in waiting)
            except Exception as error:  # noqa: BLE001 - what cannot be sent from process to process is one item's fault
                reading = failed(item, error)
            yield reading
    finally:
        pool.shutdown(cancel_futures=True)


def again(pool: ProcessPoolExecutor, pending: Pending, read: Read) -> Pending:
    """An item that waits, in a new pool; one that was read before the old pool broke keeps its reading."""
    item, future = pending
    return pending if future.done() and not future.exception() else (item, submit(pool, item, read))


def read_alone(item: Item | Failure, read: Read) -> Reading | Failure:
    """One item in a process of its own, so that it is known whether this item kills it."""
    with new_pool(1) as pool:
        try:
            return submit(pool, item, read).result()
        except BrokenProcessPool:
            return Failure(name=item.name, reason="could not be read: it killed the process that read it")


def submit(pool: ProcessPoolExecutor, item: Item | Failure, read: Read) -> "Future[Reading | Failure]":
    """The item's reading to come; a pool that is broken by now answers as one that breaks later."""
    try:
        return pool.submit(read, item)
    except BrokenProcessPool as broken:
        future: Future[Reading | Failure] = Future()
        future.set_exception(broken)
        return future


def new_pool(jobs: int) -> ProcessPoolExecutor:
    """Fresh processes that read and do nothing else."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=prepare)


def prepare() -> None:
    """One thread, as the parse gains nothing from more; and on Ctrl-C an end without a word, as the parent tells it."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def failed(item: Item | Failure, error: Exception) -> Failure:
    return Failure(name=item.name, reason=f"could not be read: {type(error).__name__}: {error}")


def watched(readings: Iterable[T], notice: Callable[[T], None], written: Callable[[], None]) -> Iterator[T]:
    """The readings as they come: `notice` sees each on its way, `written` is told when the next one is asked for."""
    for reading in readings:
        notice(reading)
        yield reading
        written()
