"""Files that get their name once they are whole: on this machine by renaming, at an address by one upload."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EEXIST, EFBIG, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path
from typing import Any
from uuid import uuid4

from dragoman.addresses import is_address
from dragoman.errors import DragomanError

FULL = (ENOSPC, EDQUOT, EFBIG)
LOCKED = (EROFS, EACCES, EPERM)


def write_whole(path: Path, content: bytes) -> None:
    with whole_file(path) as partial:
        partial.write_bytes(content)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path of this machine to write to; the file gets its name once it is whole and on the disk."""
    with whole_object(path) if is_address(path) else whole_here(path) as partial:
        yield partial


@contextmanager
def whole_object(path: Any) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dragoman-") as room:
        partial = Path(room) / path.name
        with room_told(partial):
            yield partial
        path.take(partial)


@contextmanager
def whole_here(path: Path) -> Iterator[Path]:
    partial = path.with_name(f".{path.name}.{uuid4().hex}.part")  # machines that share a disk share process ids
    with rights_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with room_told(path):
            yield partial
            on_disk(partial)
        with rights_told(path):
            partial.replace(path)
            on_disk(path.parent)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def room_told(path: Path) -> Iterator[None]:
    """What a full or locked disk says, said so that it can be mended."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise DragomanError(
                f"There is no room for '{path}' ({error.strerror}). Make room, and start the same command again."
            ) from error
        raise


@contextmanager
def rights_told(path: Path) -> Iterator[None]:
    """What keeps a file from being there, said so that it can be mended."""
    try:
        with room_told(path):
            yield
    except OSError as error:
        if error.errno in LOCKED:
            raise DragomanError(
                f"'{path}' may not be written ({error.strerror}). Change the rights, or name another folder with --out."
            ) from error
        if error.errno in (ENOTDIR, EEXIST):
            raise DragomanError(
                f"'{path}' cannot be written, since a part of that name is a file. Name another folder with --out."
            ) from error
        raise


def on_disk(path: Path) -> None:
    """Wait until the system has a file, or a folder's names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some systems cannot for folders
        if path.is_file():
            raise
    finally:
        os.close(handle)
