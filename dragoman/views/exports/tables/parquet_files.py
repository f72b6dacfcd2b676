"""A Parquet file for each table."""

from collections.abc import Sequence
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path
from typing import Any

from dragoman.surrogates import whole
from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.columns import Table
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import describe
from dragoman.views.exports.tables.rows import Row, rows_of

ROWS = 1_000  # rows that wait as values, unless
LETTERS = 1_000_000  # they hold more letters than this
BYTES = 4_000_000  # of a group of rows


def write_parquet(parts: Parts, folder: Path, texts: bool = False) -> None:
    """Compressed by zstd, in groups of 4 MB before it; dates are date32, lists are lists of strings."""
    with ExitStack() as files:
        groups = {
            name: files.enter_context(Groups(folder / f"{name}.parquet", table)) for name, table in TABLES.items()
        }
        for name, rows in rows_of(parts, texts):
            groups[name].add(rows)
    describe(folder, "parquet")


class Groups:
    """A file that takes rows one by one and writes them by groups."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow.parquet

        self.schema = schema_of(table)
        self.file = pyarrow.parquet.ParquetWriter(path, self.schema, compression="zstd")
        self.words = [itemgetter(at) for at, column in enumerate(table.columns) if column.type == "string"]
        self.rows: list[Row] = []
        self.letters = 0
        self.packed: list[Any] = []
        self.bytes = 0

    def __enter__(self) -> "Groups":
        return self

    def __exit__(self, failed: type | None, *_: object) -> None:
        if failed is None:
            self.write()
        self.file.close()

    def add(self, rows: Sequence[Row]) -> None:
        self.rows += rows
        self.letters += sum(sum(map(len, filter(None, map(words, rows)))) for words in self.words)
        if len(self.rows) >= ROWS or self.letters >= LETTERS:
            self.pack()
        if self.bytes >= BYTES:
            self.write()

    def pack(self) -> None:
        """Put the rows by as Arrow holds them, in a tenth of the memory that they take as values."""
        import pyarrow

        columns = zip(*self.rows, strict=True)
        arrays = [array(values, field.type) for values, field in zip(columns, self.schema, strict=True)]
        self.packed.append(pyarrow.record_batch(arrays, schema=self.schema))
        self.bytes += self.packed[-1].nbytes
        self.rows, self.letters = [], 0

    def write(self) -> None:
        import pyarrow

        if self.rows:
            self.pack()
        if self.packed:
            group = pyarrow.Table.from_batches(self.packed)
            self.file.write_table(group, row_group_size=len(group))
        self.packed, self.bytes = [], 0


def schema_of(table: Table) -> Any:
    """The table's columns as Arrow has them, each with what it is in its metadata."""
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "yearmonth": pyarrow.string(),
        "date": pyarrow.date32(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema(
        [pyarrow.field(one.name, types[one.type], metadata={"description": one.does}) for one in table.columns],
        metadata={"description": table.does},
    )


def array(values: Sequence[Any], kind: Any) -> Any:
    """The values of a column as Arrow has them."""
    import pyarrow

    try:
        return pyarrow.array(values, kind)
    except UnicodeEncodeError:
        return pyarrow.array([readable(value) for value in values], kind)


def readable(value: Any) -> Any:
    """The value with every half surrogate replaced."""
    if isinstance(value, str):
        return whole(value)
    return [whole(one) for one in value] if isinstance(value, tuple) else value
