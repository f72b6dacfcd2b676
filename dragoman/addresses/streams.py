"""Files at addresses, read as they come: by ranges, a block ahead, each range asked for again where that may help."""

import io
from typing import Any, BinaryIO, cast

from dragoman.addresses.asking import asked, told
from dragoman.errors import DragomanError

BLOCK = 4 << 20  # bytes that are fetched ahead; a stretch of lines is twice as long
BUFFER = 1 << 17


def opened_at(place: object, system: Any, path: str) -> BinaryIO:
    """A file's bytes; FileNotFoundError where there is none."""
    stream = asked(place, system.open, path, "rb", block_size=BLOCK)
    return cast("BinaryIO", io.BufferedReader(Steady(place, stream), BUFFER))


class Steady(io.RawIOBase):
    """A file that is read on where that broke off. A fault of its place is a DragomanError: no content is to blame."""

    def __init__(self, place: object, stream: Any) -> None:
        super().__init__()
        self.place, self.stream, self.at = place, stream, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset, whence = offset + self.at, io.SEEK_SET
        self.at = int(self.stream.seek(offset, whence))
        return self.at

    def readinto(self, buffer: Any) -> int:
        try:
            part = asked(self.place, self.read_here, len(buffer))
        except FileNotFoundError as error:
            raise DragomanError(told(self.place, error)) from error
        buffer[: len(part)] = part
        self.at += len(part)
        return len(part)

    def read_here(self, size: int) -> bytes:
        self.stream.seek(self.at)
        return cast("bytes", self.stream.read(size))

    def close(self) -> None:
        if not self.closed:
            self.stream.close()
        super().close()
