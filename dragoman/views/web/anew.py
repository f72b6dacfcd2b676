"""Records of large processes are made anew beside the pages, one at a time.

Until one is there, pages show the one made before and say so. What is to be made stands in the store itself, so that
nothing is lost where the server stops: whoever looks next asks for it again.
"""

from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import NamedTuple

from dragoman.errors import DragomanError
from dragoman.views.web.known import known_of
from dragoman.views.web.stores import Stores

AT_ONCE = 10  # reports of a process whose record is made before a page is shown
FOR_WHO_DID_IT = 1_000  # the same for whoever has just changed it, and looks for that
EARLIER = 40  # reports of a process: what was known of a larger one on a day is made beside the pages
WAITING = 50  # such days that are asked for at once; who asks for more asks again
LONGEST_END = 2.0  # seconds that the server's end waits for a record; an unfinished one leaves nothing


class Earlier(NamedTuple):
    """A process as known on a day."""

    process: str
    day: str


class NotYetError(Exception):
    """A page shows a record that is not made yet."""

    def __init__(self, asked: Earlier) -> None:
        super().__init__(f"{asked.process} as known on {asked.day} is being made.")
        self.asked = asked


class Anew:
    """One thread, begun when it is first needed."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self.asked, self.closing, self.lock = Event(), Event(), Lock()
        self.earlier: Queue[Earlier] = Queue(WAITING)
        self.thread: Thread | None = None

    def ask(self, earlier: Earlier | None = None) -> None:
        """Something has happened, or somebody looks at an older record, or at what was known on a day."""
        if earlier is not None and earlier not in self.earlier.queue:
            with suppress(Full):
                self.earlier.put_nowait(earlier)
        self.asked.set()
        with self.lock:
            if self.thread is None and not self.closing.is_set():
                self.thread = Thread(target=self.work, name="anew", daemon=True)
                self.thread.start()

    def work(self) -> None:
        try:
            while not self.closing.is_set():
                self.asked.wait()
                self.asked.clear()
                with suppress(DragomanError):  # whoever looks at the process is told what is wrong
                    self.make_earlier()
                    self.make()
        finally:
            self.thread = None  # whoever asks next begins another, whatever ended this one

    def make_earlier(self) -> None:
        """What is asked for of days; somebody waits for it."""
        with suppress(Empty), self.stores.one() as store:
            while not self.closing.is_set():
                process, day = self.earlier.get_nowait()
                known_of(store, process, day)

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
        if (thread := self.thread) is not None:
            thread.join(LONGEST_END)
