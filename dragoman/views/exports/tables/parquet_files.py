"""A Parquet file for each table."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dragoman.surrogates import whole
from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.columns import Table
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import describe
from dragoman.views.exports.tables.rows import Row, rows_of

ROWS = 20_000  # rows of a group, unless
LETTERS = 4_000_000  # they hold more letters than this


def write_parquet(parts: Parts, folder: Path, texts: bool = False) -> None:
    """Compressed by zstd, in groups of 20,000 rows; dates are date32, lists are lists of strings."""
    with ExitStack() as files:
        groups = {
            name: files.enter_context(Groups(folder / f"{name}.parquet", table)) for name, table in TABLES.items()
        }
        for name, row in rows_of(parts, texts):
            groups[name].add(row)
    describe(folder, "parquet")


class Groups:
    """A file that takes rows one by one and writes them by groups."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow.parquet

        self.schema = schema_of(table)
        self.file = pyarrow.parquet.ParquetWriter(path, self.schema, compression="zstd")
        self.rows: list[Row] = []
        self.letters = 0

    def __enter__(self) -> "Groups":
        return self

    def __exit__(self, failed: type | None, *_: object) -> None:
        if failed is None:
            self.write()
        self.file.close()

    def add(self, row: Row) -> None:
        self.rows.append([readable(value) for value in row])
        self.letters += sum(len(value) for value in row if isinstance(value, str))
        if len(self.rows) >= ROWS or self.letters >= LETTERS:
            self.write()

    def write(self) -> None:
        import pyarrow

        if self.rows:
            columns = zip(*self.rows, strict=True)
            arrays = [pyarrow.array(values, of.type) for values, of in zip(columns, self.schema, strict=True)]
            self.file.write_batch(pyarrow.record_batch(arrays, schema=self.schema))
        self.rows, self.letters = [], 0


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


def readable(value: Any) -> Any:
    """The value with every half surrogate replaced."""
    if isinstance(value, str):
        return whole(value)
    return [whole(one) for one in value] if isinstance(value, tuple) else value
