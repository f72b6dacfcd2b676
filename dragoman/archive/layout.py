"""What is to be read, laid out in parts by days, so that each day of a data set has few files.

2019-03                 all of a month, where that is 200 pages or fewer
2019-03-2               where it is more: those of 20 to 29 March
2019-03-25              where that is more: those of one day
2019-03-25-000017       where that is more: 200 of a day
unknown                 those without a day; unknown-000017

A part is known by its name and a digest of its rows: where an input is changed, the days that its pages are of are read
anew, and no others.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain, groupby, islice
from typing import Any

import msgspec

from dragoman.archive.folder import whole_file, work_path
from dragoman.archive.order import LATE, Page, schema_of
from dragoman.archive.originals import Copied
from dragoman.archive.rows import Row
from dragoman.archive.settings import Settings
from dragoman.parquet import parquet_of, table_in

STAGE = "copies"
PARTS = "parts"
UNKNOWN = "unknown"
ROWS = 200  # that are read together: some 40 seconds' work
TOGETHER = 100  # parts whose rows lie in one file
MONTH, TEN_DAYS, DAY = len("2019-03"), len("2019-03-2"), len("2019-03-25")
Told = tuple[Page, Copied | None]
Named = tuple[str, list[Told]]
PART_COLUMNS = {"name": "string", "file": "string", "group": "int64", "rows": "int64", "digest": "string"}
ROW_COLUMNS = {
    "part": "string", "row": "int64", "place": "string", "score": "double", "copy_of": "string",
    "copy_of_name": "string", "share": "double",
}  # fmt: skip


class Passed(msgspec.Struct, frozen=True):
    """Pages of a month or of a day that are read together: which file has their rows, in which group, and how many."""

    name: str
    file: str
    group: int
    rows: int
    digest: str

    @property
    def weight(self) -> int:
        return self.rows


def lay_out(told: Iterable[Told], sifted: Sequence[str], settings: Settings) -> tuple[str, ...]:
    """The rows of all parts in files, and one file more that says which part lies where; the files' names."""
    parts: list[Passed] = []
    for number, some in enumerate(in_batches(parts_by_days(told), TOGETHER)):
        parts += write_rows(f"{number:06}", some, sifted, settings)
    write_parts(parts, settings)
    paths = (work_path(settings.out, STAGE, name) for name in (*sorted({part.file for part in parts}), PARTS))
    return tuple(path.relative_to(settings.out).as_posix() for path in paths)


def passed_parts(settings: Settings) -> list[Passed]:
    """What is to be read, in parts, in order of their days."""
    return [Passed(**row) for row in table_in(work_path(settings.out, STAGE, PARTS)).to_pylist()]


def pages_in(passed: Passed, settings: Settings) -> list[Row]:
    """The rows of a part, in order: where each page lies in what was sifted, its score, what it copies if anything."""
    with work_path(settings.out, STAGE, passed.file).open("rb") as stream, parquet_of(stream) as table:
        rows: list[Row] = table.read_row_group(passed.group, use_threads=False).to_pylist()
    return rows


def parts_by_days(told: Iterable[Told], lengths: Sequence[int] = (MONTH, TEN_DAYS, DAY)) -> Iterator[Named]:
    """The pages of each part with its name: the part of their day that they have in common, and a number if need be."""
    length, *finer = lengths
    for name, some in groupby(told, lambda one: day_of(one[0])[:length]):
        few, rest = split(some)
        if few:
            yield name, few
        elif finer:
            yield from parts_by_days(rest, finer)
        else:
            yield from ((f"{name}-{number:06}", batch) for number, batch in enumerate(in_batches(rest, ROWS)))


def split(some: Iterable[Told]) -> tuple[list[Told], Iterator[Told]]:
    """The pages as a list where they are as few as a part has; where they are more, none and all of them."""
    rest = iter(some)
    first = list(islice(rest, ROWS + 1))
    return (first, rest) if len(first) <= ROWS else ([], chain(first, rest))


def day_of(page: Page) -> str:
    return UNKNOWN if page.day == LATE else page.day


def in_batches(parts: Iterable[Any], size: int) -> Iterator[list[Any]]:
    parts = iter(parts)
    while some := list(islice(parts, size)):
        yield some


def write_rows(
    file: str, parts: list[tuple[str, list[Told]]], sifted: Sequence[str], settings: Settings
) -> list[Passed]:
    """The rows of some parts in a file, each part's in a group of its own; the parts."""
    from pyarrow import parquet

    schema = schema_of(ROW_COLUMNS)
    with (
        whole_file(work_path(settings.out, STAGE, file)) as partial,
        partial.open("wb") as stream,
        parquet.ParquetWriter(stream, schema, compression="zstd") as writer,
    ):
        for _, some in parts:
            writer.write_table(table_of([row_of(page, copied, sifted) for page, copied in some], schema))
    return [Passed(name, file, group, len(some), digest_of(some)) for group, (name, some) in enumerate(parts)]


def row_of(page: Page, copied: Copied | None, sifted: Sequence[str]) -> Row:
    where = {"part": sifted[page.part], "row": page.row}
    return {**where, "place": page.place, "score": page.score, **told_of(copied)}


def told_of(copied: Copied | None) -> Row:
    """What the rows of a copy say of its original."""
    if copied is None:
        return {}
    return {
        "copy_of": copied.original.id, "copy_of_name": copied.original.name, "share": round(copied.share, 3),
    }  # fmt: skip


def digest_of(some: Iterable[Told]) -> str:
    """What tells whether a part's pages have changed, wherever they lie."""
    rows = [[page.report_digest.hex(), page.place, page.score, told_of(copied)] for page, copied in some]
    return sha256(msgspec.json.encode(rows, order="sorted")).hexdigest()


def write_parts(parts: Sequence[Passed], settings: Settings) -> None:
    from pyarrow import parquet

    table = table_of([msgspec.structs.asdict(part) for part in parts], schema_of(PART_COLUMNS))
    with whole_file(work_path(settings.out, STAGE, PARTS)) as partial, partial.open("wb") as stream:
        parquet.write_table(table, stream, compression="zstd")


def table_of(rows: list[Row], schema: Any) -> Any:
    import pyarrow

    return pyarrow.Table.from_pylist(rows, schema)
