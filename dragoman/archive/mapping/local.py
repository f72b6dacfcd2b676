"""A function over all parts of a stage on this machine: in this process, or in several that share them."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from multiprocessing import Pipe, connection, get_context
from threading import Thread
from types import TracebackType
from typing import Any

from dragoman.archive.mapping.parts import ATTEMPTS, ENDED, Lost, Outcome, Work, Workers, attempt
from dragoman.readings import prepare

AHEAD = 2  # parts a process has waiting


class Pool:
    """Processes that share parts: begun as there is work for them, kept from stage to stage, and ended at the end.

    Where one of them ended, all are replaced. What breaks off the run ends them amid their parts.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self.executor: ProcessPoolExecutor | None = None

    def submit(self, work: Work, part: Any) -> Future[Outcome]:
        """BrokenProcessPool where a process ended, until all are replaced."""
        if self.executor is None:
            theirs, self.life = Pipe(duplex=False)
            self.executor = ProcessPoolExecutor(
                self.jobs, mp_context=get_context("forkserver"), initializer=begin, initargs=(theirs,)
            )
        return self.executor.submit(attempt, work, part)

    def replace(self) -> None:
        """New processes from the next part on; those that are there finish what they are at."""
        executor, self.executor = self.executor, None
        if executor is not None:
            executor.shutdown()
            self.life.close()

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self.executor is not None:
            self.life.close()
        self.replace()


def map_here(work: Work, parts: Sequence[Any], workers: Workers) -> Iterator[tuple[Any, Outcome]]:
    """Each part with what came of it, as they are finished: in this process, or in several that share them."""
    jobs = workers.jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from ((part, attempt(work, part)) for part in parts)
        return
    left = sorted(parts, key=lambda part: -part.weight)  # a large one begun last would be waited for by all
    with nullcontext(workers.pool) if workers.pool else Pool(jobs) as pool:
        while left:
            for part, found in in_pool(pool, work, tuple(left)):
                left.remove(part)
                yield part, by_itself(work, part) if found is None else found


def by_itself(work: Work, part: Any) -> Outcome:
    """A part that was begun when a process ended, in a process of its own, so that no other part answers for it."""
    for _ in range(ATTEMPTS - 1):
        with Pool(1) as pool:
            try:
                return pool.submit(work, part).result()
            except BrokenProcessPool:
                pool.replace()
    return Lost(part, ENDED)


def in_pool(pool: Pool, work: Work, parts: Sequence[Any]) -> Iterator[tuple[Any, Outcome | None]]:
    """What comes of the parts until all are done or the pool breaks: then None for each that was begun."""
    waiting: dict[Future[Outcome], Any] = {}
    source, broken = iter(parts), False
    while True:
        while not broken and len(waiting) < pool.jobs * AHEAD and (part := next(source, None)) is not None:
            try:
                waiting[pool.submit(work, part)] = part
            except BrokenProcessPool:
                broken = True
        if not waiting:
            break
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            part = waiting.pop(future)
            try:
                yield part, future.result()
            except BrokenProcessPool:
                broken = True
                yield part, None
    if broken:
        pool.replace()


def begin(life: connection.Connection) -> None:
    """In each process: one thread for numbers, and an end when the pool's life is over or its process is gone."""
    prepare()
    Thread(target=end_with, args=(life,), daemon=True).start()


def end_with(life: connection.Connection) -> None:
    connection.wait([life])
    os._exit(1)
