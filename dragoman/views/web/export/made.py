"""One export of a process, made for whoever asks for it, and gone when it is sent."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from starlette.exceptions import HTTPException

from dragoman.model import ProcessRecord
from dragoman.views.exports import Export, Part, written
from dragoman.views.exports.narrowing import Narrowing, narrowed
from dragoman.views.web.process.exports import plain

ZIP = "application/zip"
PIECE = 1 << 16  # bytes that are sent at once
AT_ONCE = BoundedSemaphore(3)  # a file takes memory and a core to make
IN_LINE = BoundedSemaphore(12)  # who waits for that holds up a part of the server


@dataclass
class Made:
    """A file in a folder of its own, which goes with it."""

    path: Path
    name: str
    media: str
    room: "tempfile.TemporaryDirectory[str]"

    def pieces(self) -> Iterator[bytes]:
        """The file a piece at a time; then it is gone."""
        try:
            with self.path.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        finally:
            self.room.cleanup()


def made(
    name: str, process: str, record: ProcessRecord, export: Export, wanted: Narrowing, options: Mapping[str, Any]
) -> Made:
    """The record in a format; a folder is a ZIP file. 503 where very many are asked for at once."""
    if not IN_LINE.acquire(blocking=False):
        raise HTTPException(503, "Very many files are being made. Try again in a moment.", {"Retry-After": "5"})
    try:
        with AT_ONCE:
            return made_now(name, process, record, export, wanted, options)
    finally:
        IN_LINE.release()


def made_now(
    name: str, process: str, record: ProcessRecord, export: Export, wanted: Narrowing, options: Mapping[str, Any]
) -> Made:
    room = tempfile.TemporaryDirectory()
    suffix = export.suffix or ".zip"
    path = Path(room.name) / f"{plain(process)}{suffix}"
    try:
        written(export, narrowed([Part(process, record)], wanted), path, **options)
    except BaseException:
        room.cleanup()
        raise
    return Made(path, f"{plain(f'{process}-{name}')}{suffix}", export.media if export.suffix else ZIP, room)
