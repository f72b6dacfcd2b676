"""A folder that is watched: its files, once they are whole.

A file is whole when two looks, some seconds apart, find it alike, or when nobody has touched it for longer.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.model import Failure
from dragoman.sources import Item, writable
from dragoman.sources.files import files_below, in_file
from dragoman.sources.items import Settings
from dragoman.store import Store
from dragoman.store.packing import storable
from dragoman.store.watched import Listed

SETTLE = 2.0  # seconds between two looks that find a file alike
OLD = 30.0  # seconds since it was written, after which a file is whole at first sight


class Folder:
    """A folder, and what those of its files were like, and when, that may still be written.

    `unsettled` tells after a look whether there are such files, `changed` whether any file was new to it.
    """

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self.path = path.resolve()
        self.clock = clock
        self.growing: dict[str, tuple[str, float]] = {}
        self.changed = False

    @property
    def unsettled(self) -> bool:
        return bool(self.growing)

    @property
    def place(self) -> str:
        """The folder as the store knows it."""
        return storable(str(self.path))  # type: ignore[no-any-return]

    def note(self, store: Store) -> int:
        """Keep which files are whole and new, or changed; how many these are."""
        place = self.place
        known = store.listed_stamps(place)
        stamps = {name: stamp for name, path in self.files() if (stamp := stamp_of(path)) and known.get(name) != stamp}
        whole = [Listed(name, stamp=stamp) for name, stamp in stamps.items() if self.is_whole(name, stamp)]
        done = {one.name for one in whole}
        self.growing = {name: seen for name, seen in self.growing.items() if name in stamps and name not in done}
        self.changed = bool(whole)
        return store.note_listing(place, None, None, whole) if whole else 0

    def is_whole(self, name: str, stamp: str) -> bool:
        now = self.clock()
        written = int(stamp.partition("-")[2]) / 1e9
        if time.time() - written > OLD:
            return True
        before, since = self.growing.get(name, ("", now))
        if before != stamp:
            self.growing[name] = (stamp, now)
            return False
        return now - since >= SETTLE

    def files(self) -> Iterator[tuple[str, Path]]:
        """The files of known kinds, each by the name under which the store knows it."""
        for path in files_below(self.path, []):
            yield storable(str(path)), path

    def items(self, one: Listed, settings: Settings) -> Iterator[Item | Failure]:
        """The reports of a file, one after another."""
        path = self.file_of(one)
        for item in in_file(path, settings, path.relative_to(self.path).as_posix()):
            yield writable(item)

    def is_alike(self, one: Listed) -> bool:
        """Whether a file is still what it was when it was listed, or gone."""
        return stamp_of(self.file_of(one)) in (one.stamp, None)

    def file_of(self, one: Listed) -> Path:
        """The file of a name; one that is no Unicode stands otherwise in the store."""
        path = Path(one.name)
        return path if path.exists() else next((path for name, path in self.files() if name == one.name), path)


def stamp_of(path: Path) -> str | None:
    """What changes with a file: its size and when it was written; None where it is gone."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return f"{facts.st_size}-{facts.st_mtime_ns}"
