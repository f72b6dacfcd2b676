"""Places in, readings out, in their order: in one process or in several, with the same outcome.

for reading in read_places(["reports/", "page.html"]): ...
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from dragoman.model import Failure, Reading
from dragoman.sources import Item, to_report

IN_FLIGHT = 8  # items a process has waiting: enough to keep it busy, few enough to keep memory flat
T = TypeVar("T")


def read_items(items: Iterable[Item | Failure], jobs: int = 1) -> Iterator[Reading | Failure]:
    """Each item read, in the order given; `jobs` processes share the work, 0 means one a core."""
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from map(read_item, items)
    else:
        yield from read_in_processes(items, jobs)


def read_item(item: Item | Failure) -> Reading | Failure:
    """One item cleaned and read. Whatever goes wrong in one report is told of that report, and the run goes on."""
    if isinstance(item, Failure):
        return item
    from dragoman.reading import read

    report = to_report(item)
    if isinstance(report, Failure):
        return report
    try:
        return read(report)
    except Exception as error:  # noqa: BLE001 - a hostile report must not end the run
        return Failure(name=report.name, reason=f"could not be read: {type(error).__name__}: {error}")


def read_in_processes(items: Iterable[Item | Failure], jobs: int) -> Iterator[Reading | Failure]:
    """As read_item, by several processes; an item that kills its process is reported, the others are read again."""
    waiting: deque[tuple[Item | Failure, Future[Reading | Failure]]] = deque()
    source = iter(items)
    pool = new_pool(jobs)
    try:
        while True:
            for item in islice(source, jobs * IN_FLIGHT - len(waiting)):
                waiting.append((item, submit(pool, item)))
            if not waiting:
                return
            item, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                yield read_alone(item)
                pool = new_pool(jobs)
                waiting = deque((item, submit(pool, item)) for item, _ in waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def read_alone(item: Item | Failure) -> Reading | Failure:
    """One item in a process of its own, so that it is known whether this item kills it."""
    with new_pool(1) as pool:
        try:
            return submit(pool, item).result()
        except BrokenProcessPool:
            return Failure(name=item.name, reason="could not be read: it killed the process that read it")


def submit(pool: ProcessPoolExecutor, item: Item | Failure) -> "Future[Reading | Failure]":
    """The item's reading to come; a pool that is broken by now answers as one that breaks later."""
    try:
        return pool.submit(read_item, item)
    except BrokenProcessPool as broken:
        future: Future[Reading | Failure] = Future()
        future.set_exception(broken)
        return future


def new_pool(jobs: int) -> ProcessPoolExecutor:
    """Fresh processes with one thread each: the parse gains nothing from more."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=one_thread)


def one_thread() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def watched(readings: Iterable[T], notice: Callable[[T], None]) -> Iterator[T]:
    """The readings as they come, each shown to `notice` on its way."""
    for reading in readings:
        notice(reading)
        yield reading
