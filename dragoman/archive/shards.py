"""An archive in parts that are worked on one by one: the same files give the same parts, and each item is in one.

a.jsonl, 40 MB          5 stretches of 8 MB: a line belongs to the one in which it begins
a.jsonl, one list       itself: where its objects begin shows only from its beginning on
a.jsonl.gz, .zst        every 3rd line, for a file of 6 MB: packed, it cannot be entered in the middle
a.warc.zst              every 3rd record, for a file of 192 MB, likewise
a.parquet               stretches of some 5,000 rows, along its row groups where these are no larger
a.warc.gz, a.warc       stretches of 64 MB: a record belongs to the one in which it begins
pages/*.html, *.pdf     500 files together

Of a small archive parts are smaller, so that several processes have work (`sizes_for`).
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.addresses import is_address
from dragoman.archive.inputs import Input, inputs_at, opened
from dragoman.parquet import parquet_of
from dragoman.sources.spread import is_spread
from dragoman.sources.tables import PACKED
from dragoman.sources.warc_records import starts_of
from dragoman.surrogates import spelt

Kind = Literal["lines", "striped", "rows", "warc", "warc striped", "files"]
STRIPED = ("striped", "warc striped")
LINES = (".jsonl", ".ndjson")
WEB_ARCHIVES = (".warc", ".wet")


class Shard(msgspec.Struct, frozen=True):
    """One part of an archive: of its first input a stretch, or all of its inputs.

    lines      the lines that begin in the bytes [start, stop); likewise the records of a web archive (warc)
    striped    every line whose number, from 0, leaves `start` when divided by `stop`; likewise records (warc striped)
    rows       the rows [start, stop); without a stop, all
    """

    name: str
    place: str
    kind: Kind
    inputs: tuple[Input, ...]
    start: int = 0
    stop: int | None = None

    @property
    def weight(self) -> int:
        """How many bytes lie in it, about."""
        size = sum(one.size for one in self.inputs)
        if self.kind in STRIPED and self.stop:
            return size // self.stop
        return min(size, (self.stop or size) - self.start) if self.kind in ("lines", "warc") else size


@dataclass(frozen=True)
class Sizes:
    """How large a part is: bytes of lines, packed lines, web archives; rows; files; `most` parts of what is packed."""

    line_bytes: int = 8_000_000
    packed_bytes: int = 2_000_000
    warc_bytes: int = 64_000_000
    rows: int = 5_000
    files: int = 500
    most: int = 4  # each unpacks it anew, which takes 2 % of the time that sifting takes
    most_zst: int = 16  # lines that zstd has packed, on this machine: half that time for each, and nothing is fetched


FINER = (1, 4, 16, 64)  # times as small
HEAD = 4_000  # bytes by which a file of JSON tells what it is
PARTS = 8  # for which parts are made smaller
ROW = 500  # bytes, packed, about


def shards_of(places: Sequence[str], sizes: Sizes | None = None, but: Path | None = None) -> list[Shard]:
    """The parts of what lies at these places, in order; a file that is named twice is there once.

    What lies in the folder `but` is passed over: what a run has written, where that is in one of the places.
    """
    inputs: dict[str, list[Input]] = {}
    seen: set[str] = set()
    for place in places:
        new = [one for one in inputs_at(place) if one.path not in seen and not lies_in(one, but)]
        seen |= {one.path for one in new}
        inputs.setdefault(place, []).extend(new)
    sizes = sizes or sizes_for([one for some in inputs.values() for one in some])
    return [shard for place, some in inputs.items() for shard in shards_at(spelt(place), some, sizes)]


def sizes_for(inputs: Sequence[Input]) -> Sizes:
    """How large the parts of these files are to be: smaller where all of them are small together.

    There are few steps, so that an archive that grows is seldom cut anew; how many processes there are has no say.
    """
    usual, size = Sizes(), sum(one.size for one in inputs)
    return replace(
        usual,
        line_bytes=finer(usual.line_bytes, size),
        packed_bytes=finer(usual.packed_bytes, size),
        warc_bytes=finer(usual.warc_bytes, size),
        rows=finer(usual.rows, size // ROW),
        files=finer(usual.files, len(inputs)),
    )


def finer(usual: int, whole: int) -> int:
    """How large a part is of which the whole has at least PARTS, if that can be."""
    steps = [usual // times for times in FINER]
    return next((step for step in steps if whole >= PARTS * step), steps[-1])


def lies_in(one: Input, folder: Path | None) -> bool:
    if folder is None:
        return False
    root = str(folder) if is_address(str(folder)) else os.fspath(folder.resolve())
    return one.path.startswith(f"{root.rstrip('/')}/")


def shards_at(place: str, inputs: Iterable[Input], sizes: Sizes) -> Iterator[Shard]:
    small: dict[str, list[Input]] = defaultdict(list)
    for one in inputs:
        kind = kind_of(one)
        if kind == "files":
            small[str(Path(one.path).parent)].append(one)
            continue
        for start, stop in pieces(one, kind, sizes):
            yield Shard(f"{stem_of(one.path)}-{start:012}", place, kind, (one,), start, stop)
    for files in small.values():
        for start in range(0, len(files), sizes.files):
            group = tuple(files[start : start + sizes.files])
            yield Shard(f"{stem_of(group[0].path)}-{start:012}", place, "files", group)


def kind_of(one: Input) -> Kind:
    if one.problem is not None or not one.size:
        return "files"
    if one.kind in LINES:
        return "striped" if one.packed else "lines"
    if one.kind == ".parquet" and not one.packed:
        return "rows"
    if one.kind in WEB_ARCHIVES:
        return "warc striped" if is_whole(one) else "warc"
    return "files"


def pieces(one: Input, kind: Kind, sizes: Sizes) -> Iterator[tuple[int, int | None]]:
    """Where the parts of a file begin and end."""
    if kind == "lines":
        yield from stretches(one.size, sizes.line_bytes) if may_be_cut(one, sizes.line_bytes) else [(0, None)]
    elif kind == "striped":
        light = one.called.lower().endswith(".zst") and not is_address(one.path)
        yield from stripes(one.size, sizes.packed_bytes, sizes.most_zst if light else sizes.most)
    elif kind == "warc striped":
        yield from stripes(one.size, sizes.warc_bytes, sizes.most)
    elif kind == "rows":
        groups = rows_of_groups(one)
        yield from [(0, None)] if groups is None else along_groups(groups, sizes)
    elif kind == "warc":
        yield from along_records(one, sizes.warc_bytes)
    else:
        yield 0, None


def may_be_cut(one: Input, step: int) -> bool:
    """Whether a file of JSON has an object a line: not one that is a list, or packed though its name says nothing."""
    if one.size <= step:
        return True
    try:
        with opened(one) as stream:
            head = stream.readline(HEAD)
    except OSError:
        return True
    return not (is_spread(head) or any(sign.match(head) for sign in PACKED.values()))


def is_whole(one: Input) -> bool:
    """Whether a web archive can be read from its beginning only."""
    return not one.called.lower().endswith((*WEB_ARCHIVES, ".gz"))


def along_records(one: Input, step: int) -> Iterator[tuple[int, int | None]]:
    """Stretches of a web archive: of a packed one anywhere, of a plain one from record to record.

    That a plain one has a record at a place is known only from its beginning on, so that it is passed over once here;
    at an address, where this would fetch all of it, it is one part.
    """
    if one.size <= step or (is_address(one.path) and not one.packed):
        yield 0, None
    elif one.packed:
        yield from stretches(one.size, step)
    else:
        starts = [0]
        with opened(one) as stream:
            for place, _ in starts_of(stream):
                if place >= starts[-1] + step:
                    starts.append(place)
        yield from zip(starts, [*starts[1:], None], strict=True)


def stripes(size: int, step: int, most: int) -> Iterator[tuple[int, int]]:
    """Every so-many-th piece of a file: from which on, and how many stripes there are, one for each `step` bytes."""
    count = max(1, min(most, -(-size // step)))
    yield from ((start, count) for start in range(count))


def stretches(size: int, step: int) -> Iterator[tuple[int, int]]:
    """[0, size) in stretches of `step`, the last one shorter."""
    for start in range(0, size, step):
        yield start, min(start + step, size)


def rows_of_groups(one: Input) -> list[int] | None:
    """How many rows each row group has; None where the file does not say, which is told when it is read."""
    import pyarrow

    try:
        with opened(one) as stream, parquet_of(stream) as table:
            return [table.metadata.row_group(n).num_rows for n in range(table.metadata.num_row_groups)]
    except (pyarrow.ArrowException, OSError):
        return None


def along_groups(groups: Sequence[int], sizes: Sizes) -> Iterator[tuple[int, int]]:
    """Rows in stretches: several small row groups are one, a large one is at most `most`, as each is unpacked anew."""
    start = end = 0
    for rows in groups:
        if rows > sizes.rows:
            if end > start:
                yield start, end
            step = max(sizes.rows, -(-rows // sizes.most))
            yield from ((end + low, end + high) for low, high in stretches(rows, step))
            start = end = end + rows
            continue
        if end - start + rows > sizes.rows:
            yield start, end
            start = end
        end += rows
    if end > start:
        yield start, end


def stem_of(path: str) -> str:
    """A name for files of our own: what the input is called, and what tells it from others that are called so."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", re.split(r"[/\\]", path.rstrip("/"))[-1])[:40].strip("-_") or "part"
    return f"{name}-{sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()[:10]}"
