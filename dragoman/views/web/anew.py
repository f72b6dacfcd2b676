"""Records of large processes are made anew beside the pages, one at a time.

Until one is there, pages show the one made before and say so. What is to be made stands in the store itself, so that
nothing is lost where the server stops: whoever looks next asks for it again.
"""

from contextlib import suppress
from threading import Event, Lock, Thread

from dragoman.errors import DragomanError
from dragoman.views.web.stores import Stores

AT_ONCE = 10  # reports of a process whose record is made before a page is shown
FOR_WHO_DID_IT = 1_000  # the same for whoever has just changed it, and looks for that
LONGEST_END = 2.0  # seconds that the server's end waits for a record; an unfinished one leaves nothing


class Anew:
    """One thread, begun when it is first needed."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self.asked, self.closing, self.lock = Event(), Event(), Lock()
        self.thread: Thread | None = None

    def ask(self) -> None:
        """Something has happened, or somebody looks at an older record."""
        self.asked.set()
        with self.lock:
            if self.thread is None and not self.closing.is_set():
                self.thread = Thread(target=self.work, name="anew", daemon=True)
                self.thread.start()

    def work(self) -> None:
        while not self.closing.is_set():
            self.asked.wait()
            self.asked.clear()
            with suppress(DragomanError):  # whoever looks at the process is told what is wrong
                self.make()

    def make(self) -> None:
        """The records of all processes that are too large for a page to wait for."""
        with self.stores.one() as store:
            for process in store.waiting(more_than=AT_ONCE):
                if self.closing.is_set():
                    return
                store.state(process)

    def close(self) -> None:
        self.closing.set()
        self.asked.set()
        if self.thread is not None:
            self.thread.join(LONGEST_END)
