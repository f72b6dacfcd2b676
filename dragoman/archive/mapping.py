"""A function over all parts of a stage, wherever they are worked on: MAPPERS["local"] is this machine.

A part that fails with an error of its own, or ends each process that works on it, is Lost; the others go on.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Any, NamedTuple, Protocol

from dragoman.archive.folder import Manifest
from dragoman.errors import DragomanError
from dragoman.readings import prepare

AHEAD = 2  # parts a process has waiting
ATTEMPTS = 2


class Part(Protocol):
    """A part of a stage: a file-safe name of its own, and about how much work it is."""

    @property
    def name(self) -> str: ...

    @property
    def weight(self) -> int: ...


class Lost(NamedTuple):
    """A part that could not be done, and why."""

    part: Any
    reason: str


Work = Callable[[Any], Manifest]
Outcome = Manifest | Lost
Mapper = Callable[[Work, Sequence[Any], int], Iterator[tuple[Any, Outcome]]]


def map_here(work: Work, parts: Sequence[Any], jobs: int) -> Iterator[tuple[Any, Outcome]]:
    """Each part with what came of it, as they are finished: in this process, or in several that share them."""
    if jobs == 1:
        yield from ((part, attempt(work, part)) for part in parts)
        return
    left = list(parts)
    while left:
        with pool_of(min(jobs, len(left))) as pool:
            for part, found in in_pool(pool, work, tuple(left), jobs):
                left.remove(part)
                yield part, alone(work, part) if found is None else found


def alone(work: Work, part: Any) -> Outcome:
    """A part that was begun when a process ended, in a process of its own, so that no other part answers for it."""
    for _ in range(ATTEMPTS):
        with pool_of(1) as pool:
            try:
                return pool.submit(attempt, work, part).result()
            except BrokenProcessPool:
                continue
    return Lost(part, "it ended each process that worked on it")


def in_pool(
    pool: ProcessPoolExecutor, work: Work, parts: Sequence[Any], jobs: int
) -> Iterator[tuple[Any, Outcome | None]]:
    """What comes of the parts until all are done or the pool breaks: then None for each that was begun."""
    waiting: dict[Future[Outcome], Any] = {}
    source, broken = iter(parts), False
    while True:
        while not broken and len(waiting) < jobs * AHEAD and (part := next(source, None)) is not None:
            try:
                waiting[pool.submit(attempt, work, part)] = part
            except BrokenProcessPool:
                broken = True
        if not waiting:
            return
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            part = waiting.pop(future)
            try:
                yield part, future.result()
            except BrokenProcessPool:
                broken = True
                yield part, None


def attempt(work: Work, part: Any) -> Outcome:
    """A part done; what stands in the way of it is told, and the next one is begun."""
    try:
        return work(part)
    except (DragomanError, OSError, ValueError, RuntimeError) as error:
        return Lost(part, f"{type(error).__name__}: {error}")


def pool_of(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=begin)


def begin() -> None:
    """In each process: one thread for numbers, and an end when the process that began it is gone."""
    prepare()
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


MAPPERS: Mapping[str, Mapper] = {"local": map_here}
