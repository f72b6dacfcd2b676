"""Open stores, handed out to one request at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue

from starlette.exceptions import HTTPException

from dragoman.store import Store, open_store


class Stores:
    """As many connections to one store as there are requests at once; they are kept for the next ones."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.idle: LifoQueue[Store] = LifoQueue()

    @contextmanager
    def one(self) -> Iterator[Store]:
        try:
            store = self.idle.get_nowait()
        except Empty:
            store = open_store(self.where, threads=True)
        try:
            yield store
        except HTTPException:
            self.idle.put(store)  # an answer, nothing that happened to the store
            raise
        except BaseException:
            store.close()  # who knows what it was in the middle of
            raise
        else:
            self.idle.put(store)

    def close(self) -> None:
        while not self.idle.empty():
            self.idle.get_nowait().close()
