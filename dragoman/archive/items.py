"""What lies in a part of an archive: items as the sources give them, named the same however it is cut.

a.jsonl@81923      the line that begins at this byte of a plain file
a.jsonl.gz:17      the 17th line of a packed one; likewise the rows of Parquet and the records of a web archive

A row that has an id of its own goes by that (dragoman.sources.columns).
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from dragoman.archive.inputs import Input, on_disk, opened, unpacked
from dragoman.archive.shards import Kind, Shard
from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.files import in_file
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.tables import ROWS, SLACK, bounded_lines, lines_of_stream
from dragoman.sources.warc import page_of, records_of

EMPTY = b" \t\r\n\xef\xbb\xbf\0"


def items_in(shard: Shard, columns: Mapping[str, str]) -> Iterator[Item | Failure]:
    """The items of a part; what is wrong with its file is one Failure."""
    try:
        yield from ITEMS[shard.kind](shard, Settings(columns=columns))
    except SourceError as error:
        yield Failure(name=shard.inputs[0].called, reason=str(error))
    except (EOFError, zlib.error) as error:
        yield Failure(name=shard.inputs[0].called, reason=f"It cannot be unpacked ({error}). Fetch it again.")


def lines_in_stretch(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The lines that begin in the shard's bytes."""
    one, longest = shard.inputs[0], SLACK * settings.limits.report_bytes
    with opened(one) as stream:
        if shard.start:
            stream.seek(shard.start - 1)
            pass_line(stream, longest)
        while (start := stream.tell()) < (shard.stop or one.size):
            line, whole = next(bounded_lines(stream, longest), (b"", True))
            if not line and whole:
                return
            here = f"{one.called}@{start}"
            if not whole:
                yield Failure(name=here, reason=f"This line is longer than {size(longest)}. Write one report a line.")
            elif line.strip(EMPTY):
                yield line_item(here, line, settings)


def pass_line(stream: BinaryIO, longest: int) -> None:
    """Read over the rest of a line, however long."""
    while (part := stream.readline(longest)) and not part.endswith(b"\n"):
        pass


def line_item(here: str, line: bytes, settings: Settings) -> Item:
    content = line.removeprefix(b"\xef\xbb\xbf")
    return Item(here, "line", content, columns=settings.columns, limits=settings.limits)


def lines_in_stripe(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """Every so-many-th line of a packed file; that it breaks off is told by one part alone."""
    one = shard.inputs[0]
    count = shard.stop or 1
    with unpacked(one) as stream:
        for found in lines_of_stream(stream, one.called, settings):
            number = int(found.name.rpartition(":")[2]) - 1
            if number % count == shard.start:
                yield found


def rows_in_stretch(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The rows [start, stop) of a Parquet file."""
    import pyarrow
    from pyarrow import parquet

    one = shard.inputs[0]
    try:
        with opened(one) as stream, parquet.ParquetFile(stream) as table:
            for number, row in rows_between(table, shard.start, shard.stop):
                yield Item(f"{one.called}:{number + 1}", "row", row, columns=settings.columns, limits=settings.limits)
    except pyarrow.ArrowException as error:
        raise SourceError(f"This is no Parquet file that can be read ({str(error).splitlines()[0]}).") from error


def rows_between(table: Any, start: int, stop: int | None) -> Iterator[tuple[int, dict[str, object]]]:
    """The rows with their numbers, out of the row groups in which they lie."""
    first = 0
    for group in range(table.metadata.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        if first + rows > start and (stop is None or first < stop):
            number = first
            for batch in table.iter_batches(batch_size=ROWS, row_groups=[group]):
                if number + len(batch) > start and (stop is None or number < stop):
                    for row in batch.to_pylist():
                        if number >= start and (stop is None or number < stop):
                            yield number, row
                        number += 1
                else:
                    number += len(batch)
        first += rows


def pages_of_archive(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The pages of a web archive, named by their number in it."""
    one = shard.inputs[0]
    with opened(one) as stream:
        for number, record in enumerate(records_of(stream), 1):
            here = f"{one.called}:{number}"
            try:
                page = record if isinstance(record, Failure) else page_of(record, here, settings)
            except (SourceError, OSError, EOFError, ValueError, RuntimeError) as error:
                page = Failure(name=here, reason=str(error))
            if isinstance(page, Failure):
                yield Failure(name=here, reason=page.reason)
            elif page is not None:
                yield page


def reports_in_files(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The reports of files that are not cut."""
    for one in shard.inputs:
        yield from reports_in(one, settings)


def reports_in(one: Input, settings: Settings) -> Iterator[Item | Failure]:
    with on_disk(one) as path:
        yield from in_file(path, settings, one.called)


ITEMS: Mapping[Kind, Callable[[Shard, Settings], Iterator[Item | Failure]]] = {
    "lines": lines_in_stretch,
    "striped": lines_in_stripe,
    "rows": rows_in_stretch,
    "warc": pages_of_archive,
    "files": reports_in_files,
}
