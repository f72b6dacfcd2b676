"""An archive in parts that are worked on one by one: the same files give the same parts, and each item is in one.

a.jsonl, 40 MB          5 stretches of 8 MB: a line belongs to the one in which it begins
a.jsonl.gz, .zst        every 3rd line, for a file of 3 MB: packed, it cannot be entered in the middle
a.parquet               stretches of some 5,000 rows, along its row groups where these are no larger
a.warc.gz               one part: archives come as many files
pages/*.html, *.pdf     500 files together
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.archive.inputs import Input, inputs_at, opened

Kind = Literal["lines", "striped", "rows", "warc", "files"]
LINES = (".jsonl", ".ndjson")


class Shard(msgspec.Struct, frozen=True):
    """One part of an archive: of its first input a stretch, or all of its inputs.

    lines      the lines that begin in the bytes [start, stop)
    striped    every line whose number, from 0, leaves `start` when divided by `stop`
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
        if self.kind == "striped" and self.stop:
            return size // self.stop
        return min(size, (self.stop or size) - self.start) if self.kind == "lines" else size


@dataclass(frozen=True)
class Sizes:
    """How large a part is: bytes of plain lines, bytes of packed ones, rows, files; `most` parts of what is packed."""

    line_bytes: int = 8_000_000
    packed_bytes: int = 1_000_000
    rows: int = 5_000
    files: int = 500
    most: int = 8


def shards_of(places: Sequence[str], sizes: Sizes | None = None) -> list[Shard]:
    """The parts of what lies at these places, in order; a file that is named twice is there once."""
    found: dict[str, Shard] = {}
    seen: set[str] = set()
    for place in places:
        new = [one for one in inputs_at(place) if one.path not in seen]
        seen |= {one.path for one in new}
        found |= {shard.name: shard for shard in shards_at(place, new, sizes or Sizes())}
    return list(found.values())


def shards_at(place: str, inputs: Iterable[Input], sizes: Sizes) -> Iterator[Shard]:
    small: dict[str, list[Input]] = defaultdict(list)
    for one in inputs:
        kind = kind_of(one)
        if kind == "files":
            small[str(Path(one.path).parent)].append(one)
            continue
        for start, stop in pieces(one, kind, sizes):
            yield Shard(f"{stem_of(one.path)}-{start:012}", place, kind, (one,), start, stop)
    for folder, files in small.items():
        for start in range(0, len(files), sizes.files):
            group = tuple(files[start : start + sizes.files])
            named = folder if len(files) > 1 else group[0].path
            yield Shard(f"{stem_of(named)}-{start:012}", place, "files", group)


def kind_of(one: Input) -> Kind:
    if one.kind in LINES:
        return "striped" if one.packed else "lines"
    if one.kind == ".parquet" and not one.packed:
        return "rows"
    return "warc" if one.kind == ".warc" else "files"


def pieces(one: Input, kind: Kind, sizes: Sizes) -> Iterator[tuple[int, int | None]]:
    """Where the parts of a file begin and end."""
    if kind == "lines":
        yield from stretches(one.size, sizes.line_bytes)
    elif kind == "striped":
        count = max(1, min(sizes.most, -(-one.size // sizes.packed_bytes)))
        yield from ((start, count) for start in range(count))
    elif kind == "rows":
        groups = rows_of_groups(one)
        yield from [(0, None)] if groups is None else along_groups(groups, sizes)
    else:
        yield 0, None


def stretches(size: int, step: int) -> Iterator[tuple[int, int]]:
    """[0, size) in stretches of `step`, the last one shorter."""
    for start in range(0, size, step):
        yield start, min(start + step, size)


def rows_of_groups(one: Input) -> list[int] | None:
    """How many rows each row group has; None where the file does not say, which is told when it is read."""
    import pyarrow
    from pyarrow import parquet

    try:
        with opened(one) as stream, parquet.ParquetFile(stream) as table:
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
