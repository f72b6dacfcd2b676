"""Tables of reports, read a line, an entry or a few rows at a time: JSON, plain or packed, and Parquet."""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.spread import Entry, entries_of, is_spread

ROWS = 64  # Of Parquet held at once.
EMPTY = b" \t\r\n\xef\xbb\xbf\0"
PACKED = {".gz": re.compile(rb"\x1f\x8b"), ".zst": re.compile(rb"(?:\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)")}
NAMES = {".gz": "gzip", ".zst": "zstd"}
HEAD = 4  # Bytes that tell it.
SLACK = 4  # A line's JSON may be longer than its text: escapes, other columns.


def lines_of_file(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """Each line of a JSONL file, also of .jsonl.gz and .jsonl.zst."""
    with unpacked(path) as stream:
        yield from lines_of_stream(stream, name, settings)


def lines_of_stream(
    stream: BinaryIO, name: str, settings: Settings, first: bytes = b"", stripe: tuple[int, int] = (0, 1)
) -> Iterator[Item | Failure]:
    """Each line of an open JSONL stream; a line beyond the limit fails and is skipped.

    Of JSON that is a list, or goes over several lines, each object; one that is alone goes by the stream's name.
    Of a stripe (2, 4) the 3rd, 7th, ... line: every 4th, and 2 before the first of them.
    """
    passed, every = stripe
    number = 0
    try:
        for number, (content, problem, alone) in enumerate(
            entries_in(stream, SLACK * settings.limits.report_bytes, first), 1
        ):
            if (number - 1) % every != passed:
                continue
            here = name if alone else f"{name}:{number}"
            if problem is not None:
                yield Failure(name=here, reason=problem)
            elif content.strip(EMPTY):
                yield Item(
                    here,
                    "line",
                    content.removeprefix(b"\xef\xbb\xbf"),
                    published=settings.published,
                    columns=settings.columns,
                    limits=settings.limits,
                )
    except (OSError, EOFError, zlib.error) as error:
        if number % every != passed:
            return
        yield Failure(
            name=f"{name}:{number + 1}",
            reason=f"The file cannot be read beyond this line ({error}). It may be cut off: fetch it again.",
        )


def entries_in(stream: BinaryIO, longest: int, first: bytes = b"") -> Iterator[Entry]:
    """What may be a report each: the lines, or the objects of JSON that is spread otherwise."""
    first = first or stream.readline(longest + 1)
    if is_spread(first):
        yield from entries_of(stream, first, longest)
        return
    for line, whole in bounded_lines(stream, longest, first):
        yield Entry(line) if whole else Entry(problem=too_long(longest))


def too_long(longest: int) -> str:
    return (
        f"This line is longer than {size(longest)}. Write one report a line, or raise --max-size (Limits.report_bytes)."
    )


def bounded_lines(stream: BinaryIO, longest: int, first: bytes = b"") -> Iterator[tuple[bytes, bool]]:
    """Lines with whether they are whole; what goes beyond the longest is read over."""
    ahead = first
    while True:
        line = b"" if ahead.endswith(b"\n") else stream.readline(longest + 1)
        line, ahead = ahead + line, b""
        if not line:
            return
        whole = len(line) <= longest
        while not line.endswith(b"\n") and len(line) > longest:
            rest = stream.readline(longest + 1)
            if not rest or rest.endswith(b"\n"):
                break
        yield (line if whole else b""), whole


def unpacked(path: Path) -> BinaryIO:
    """A file opened as bytes, unpacked while it is read; SourceError where its name says otherwise than it does."""
    ending, stream = path.suffix.lower(), path.open("rb")
    try:
        refuse_misnamed(stream.peek(HEAD), ending)
    except BaseException:
        stream.close()
        raise
    if ending not in PACKED:
        return stream
    stream.close()
    if ending == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    import io

    import pyarrow

    plain = pyarrow.input_stream(str(path), compression="zstd")
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", plain)))


def refuse_misnamed(head: bytes, ending: str) -> None:
    """Raise where a file is packed and its name does not say so, or the other way round."""
    found = next((own for own, sign in PACKED.items() if sign.match(head)), "")
    if found and ending != found:
        raise SourceError(f"This is packed by {NAMES[found]}: let its name end in {found}.")
    if head and not found and ending in PACKED:
        raise SourceError(f"This is not packed by {NAMES[ending]}, whatever its name says. Take {ending} off its name.")


def rows_of_parquet(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """Each row of a Parquet file."""
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as table:
            number = 0
            for batch in table.iter_batches(batch_size=ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield Item(
                        f"{name}:{number}",
                        "row",
                        row,
                        published=settings.published,
                        columns=settings.columns,
                        limits=settings.limits,
                    )
    except pyarrow.ArrowException as error:
        raise SourceError(
            f"This is no Parquet file that can be read ({str(error).splitlines()[0]}). Write it again, or give .jsonl."
        ) from error
