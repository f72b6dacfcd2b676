"""Paths at addresses: universal_pathlib's, each request made again where that may help.

Other processes write there as well, so that no listing is believed for longer than a request takes. This module is
loaded only where an address is given, since universal_pathlib is of an extra.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

from upath.extensions import ProxyUPath

from dragoman.addresses import changed_of
from dragoman.addresses.asking import asked, each, told
from dragoman.addresses.streams import opened_at
from dragoman.errors import DragomanError

KEPT: dict[str, tuple[str, bytes]] = {}  # small files as they were read, each with what tells that it was changed


class Remote(ProxyUPath):
    """A path at an address. What is not there is a FileNotFoundError, all else that goes wrong a DragomanError."""

    @property
    def system(self) -> Any:
        """What asks, with nothing in mind of what it heard before."""
        system = self.fs
        system.invalidate_cache()
        return system

    def open(self, mode: str = "r", *_: Any, **__: Any) -> BinaryIO:  # type: ignore[override]
        if mode != "rb":
            raise ValueError(f"'{self}' can be opened to read bytes only: a file gets there as a whole, by `take`")
        return opened_at(self, self.system, self.path)

    def read_bytes(self) -> bytes:
        """All of it by one request: without a start, the size would be asked for before."""
        return cast("bytes", asked(self, self.fs.cat_file, self.path, start=0))

    def exists(self, **_: Any) -> bool:
        return cast("bool", asked(self, self.system.exists, self.path))

    def is_dir(self) -> bool:
        return cast("bool", asked(self, self.system.isdir, self.path))

    def is_file(self) -> bool:
        return cast("bool", asked(self, self.system.isfile, self.path))

    def iterdir(self) -> Iterator["Remote"]:
        found = asked(self, self.system.ls, self.path, detail=False)
        return (self / str(name).rstrip("/").rpartition("/")[2] for name in sorted(found))

    def glob(self, pattern: str, **_: Any) -> Iterator["Remote"]:
        found = asked(self, self.system.glob, f"{self.path}/{pattern}")
        return (self / self.called(name) for name in sorted(found))

    def below(self) -> dict[str, Any]:
        """What is known of each file below, by its name from here on, in order; nothing where there is no folder."""
        try:
            found = asked(self, self.system.find, self.path, detail=True)
        except FileNotFoundError:
            return {}
        return {self.called(path): about for path, about in sorted(found.items())}

    def called(self, path: str) -> str:
        """The name of a file below, from here on."""
        return path[len(self.path) :].lstrip("/")

    def contents(self, ending: str) -> Iterator[bytes]:
        """What is in all files below that end so, in order of names; of one that did not change it is known already."""
        names = {name: changed_of(about) for name, about in self.below().items() if name.endswith(ending)}
        known = {name: KEPT.get(f"{self}/{name}", ("", b"")) for name in names}
        new = [name for name, changed in names.items() if not changed or known[name][0] != changed]
        for name, content in zip(new, each(self.content, new), strict=True):
            known[name] = KEPT[f"{self}/{name}"] = (names[name], content)
        yield from (known[name][1] for name in names)

    def content(self, name: str) -> bytes:
        try:
            return (self / name).read_bytes()
        except FileNotFoundError:  # it is gone since it was listed
            return b""

    def take(self, path: object) -> None:
        """Get what is in a file of this machine: where objects are stored, it is there as a whole or not at all."""
        try:
            asked(self, self.fs.put_file, str(path), self.path)
        except FileNotFoundError as error:
            raise DragomanError(told(self, error)) from error

    def unlink(self, missing_ok: bool = False) -> None:
        try:
            asked(self, self.fs.rm_file, self.path)
        except (FileNotFoundError, KeyError) as error:
            if not missing_ok:
                raise FileNotFoundError(str(self)) from error

    def remove(self, names: Iterable[str]) -> None:
        """Remove files below by as few requests as the place allows; some may be gone."""
        names = list(names)
        try:
            if names:
                asked(self, self.system.rm, [(self / name).path for name in names])
        except FileNotFoundError:
            for name in names:
                (self / name).unlink(missing_ok=True)
