"""What lies in a part of an archive: items as the sources give them, named the same however it is cut.

a.jsonl@81923         the line that begins at this byte of a plain file
a.jsonl.gz:17         the 17th line of a packed one; likewise the rows of Parquet, and objects that are no line each
crawl.warc.gz@81923   the record that begins at this byte; @81923.2 is the second where a member holds several
crawl.warc.zst:17     the 17th answer of an archive that cannot be entered in the middle

A row that has an id of its own goes by that (dragoman.sources.columns).
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from dragoman.archive.inputs import Input, on_disk, opened, unpacked
from dragoman.archive.shards import Kind, Shard
from dragoman.errors import DragomanError, SourceError
from dragoman.model import Failure
from dragoman.parquet import parquet_of
from dragoman.sources.files import in_file
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import limits_of
from dragoman.sources.spread import is_spread
from dragoman.sources.tables import EMPTY, ROWS, SLACK, bounded_lines, lines_of_stream, refuse_misnamed, too_long
from dragoman.sources.warc import pages_of
from dragoman.sources.warc_records import Found, is_packed, records_of


def items_in(
    shard: Shard, columns: Mapping[str, str], published: str | None = None, max_size: int | None = None
) -> Iterator[Item | Failure]:
    """The items of a part, all `published` on one day if that is given; what is wrong with its file is one Failure."""
    try:
        yield from ITEMS[shard.kind](shard, Settings(published, columns, limits_of(max_size)))
    except SourceError as error:
        yield Failure(name=shard.inputs[0].called, reason=str(error))
    except (EOFError, zlib.error) as error:
        yield Failure(name=shard.inputs[0].called, reason=f"It cannot be unpacked ({error}). Fetch it again.")


def lines_in_stretch(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The lines that begin in the shard's bytes; of JSON that is spread otherwise, which is not cut, its objects."""
    one, longest = shard.inputs[0], SLACK * settings.limits.report_bytes
    with opened(one) as stream:
        if shard.start:
            stream.seek(shard.start - 1)
            pass_line(stream, longest, shard.stop)
        else:
            refuse_misnamed(first := stream.readline(longest + 1), "")
            if is_spread(first):
                yield from lines_of_stream(stream, one.called, settings, first)
                return
            stream.seek(0)
        while (start := stream.tell()) < (shard.stop or one.size):
            line, whole = next(bounded_lines(stream, longest), (b"", True))
            if not line and whole:
                return
            here = f"{one.called}@{start}"
            if not whole:
                yield Failure(name=here, reason=too_long(longest))
            elif line.strip(EMPTY):
                yield line_item(here, line, settings)


def pass_line(stream: BinaryIO, longest: int, stop: int | None) -> None:
    """Read over the rest of a line, as far as the part goes."""
    while (stop is None or stream.tell() < stop) and (part := stream.readline(longest)) and not part.endswith(b"\n"):
        pass


def line_item(here: str, line: bytes, settings: Settings) -> Item:
    content = line.removeprefix(b"\xef\xbb\xbf")
    return Item(here, "line", content, None, settings.published, settings.columns, limits=settings.limits)


def lines_in_stripe(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """Every so-many-th line of a packed file; that it breaks off is told by one part alone."""
    one = shard.inputs[0]
    with unpacked(one) as stream:
        yield from lines_of_stream(stream, one.called, settings, stripe=(shard.start, shard.stop or 1))


def rows_in_stretch(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The rows [start, stop) of a Parquet file; of a row group that is damaged, those before the damage."""
    one = shard.inputs[0]
    with opened(one) as stream:
        try:
            table = parquet_of(stream)
        except Exception as error:
            if is_of_disk(error):
                raise
            raise SourceError(f"This is no Parquet file that can be read ({words_of(error)}).") from error
        with table:
            for number, row in rows_between(table, shard.start, shard.stop):
                here = f"{one.called}:{number + 1}"
                if isinstance(row, str):
                    yield Failure(name=here, reason=row)
                else:
                    yield Item(here, "row", row, None, settings.published, settings.columns, limits=settings.limits)


def rows_between(table: Any, start: int, stop: int | None) -> Iterator[tuple[int, dict[str, object] | str]]:
    """The rows with their numbers, out of the row groups in which they lie; why there are none where one is damaged."""
    first = 0
    for group in range(table.metadata.num_row_groups):
        number, end = first, first + table.metadata.row_group(group).num_rows
        try:
            if end > start and (stop is None or first < stop):
                for batch in table.iter_batches(ROWS, row_groups=[group], use_threads=False):
                    if number + len(batch) > start and (stop is None or number < stop):
                        rows = list(enumerate(rows_of(batch), number))
                        yield from rows[max(start - number, 0) : None if stop is None else stop - number]
                    number += len(batch)
        except Exception as error:
            if is_of_disk(error):
                raise
            damage = max(number, start)
            last = min(end, stop or end)
            yield damage, f"Rows {damage + 1} to {last} cannot be read ({words_of(error)}). Write the file again."
        first = end


def rows_of(batch: Any) -> list[dict[str, object]]:
    """Rows as Python has them; None for a value that none can be, such as a day in the year 40,000."""
    try:
        found: list[dict[str, object]] = batch.to_pylist()
    except (ValueError, OverflowError):
        columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        return [{name: value_of(column, n) for name, column in columns.items()} for n in range(len(batch))]
    return found


def value_of(column: Any, place: int) -> object:
    """A value as far as it can be had: of a text that is no UTF-8 the odd bytes as U+FFFD."""
    from pyarrow import types

    try:
        return column[place].as_py()
    except UnicodeDecodeError as error:
        return None if types.is_nested(column.type) else bytes(error.object).decode("utf-8", "replace")
    except (ValueError, OverflowError):
        return None


def is_of_disk(error: Exception) -> bool:
    """Whether the system or a far place failed, so that a later try may go better; not the bytes that it gave."""
    if isinstance(error, OSError):
        return type(error) is not OSError or error.errno is not None
    return isinstance(error, DragomanError) and not isinstance(error, SourceError)


def words_of(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def pages_in_stretch(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The pages of a web archive that begin in the shard's bytes, named by the byte where it can be entered there."""
    one = shard.inputs[0]

    def called(_: int, found: Found) -> str:
        return f"{one.called}@{found.named}"

    with opened(one) as stream:
        if one.packed and not is_packed(stream):  # called so by mistake: it was cut where no record need begin
            records = records_of(stream) if not shard.start else iter(())
        else:
            records = records_of(stream, shard.start, shard.stop)
        yield from pages_of(records, settings, called)


def pages_in_stripe(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The pages among every so-many-th answer of a web archive that is read from its beginning, named by its number."""
    one, every = shard.inputs[0], shard.stop or 1

    def called(number: int, _: Found) -> str:
        return f"{one.called}:{shard.start + 1 + (number - 1) * every}"

    with opened(one) as stream:
        yield from pages_of(islice(records_of(stream), shard.start, None, every), settings, called)


def reports_in_files(shard: Shard, settings: Settings) -> Iterator[Item | Failure]:
    """The reports of files that are not cut."""
    for one in shard.inputs:
        yield from reports_in(one, settings)


def reports_in(one: Input, settings: Settings) -> Iterator[Item | Failure]:
    if one.problem is not None:
        yield Failure(name=one.called, reason=one.problem)
        return
    if not one.size:
        yield Failure(name=one.called, reason="This file is empty. Check that it was saved in full.")
        return
    with on_disk(one) as path:
        yield from in_file(path, settings, one.called)


ITEMS: Mapping[Kind, Callable[[Shard, Settings], Iterator[Item | Failure]]] = {
    "lines": lines_in_stretch,
    "striped": lines_in_stripe,
    "rows": rows_in_stretch,
    "warc": pages_in_stretch,
    "warc striped": pages_in_stripe,
    "files": reports_in_files,
}
