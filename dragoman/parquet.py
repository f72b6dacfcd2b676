"""Parquet files out of streams of ours, read by the thread that asks for them.

Arrow would rather have threads of its own read a stream, which then hold it as well and let go of it when they please:
amid the end of the interpreter that aborts the process, though all is done.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetFile


def parquet_of(stream: IO[bytes]) -> "ParquetFile":
    """A file whose groups and batches are then asked for with `use_threads=False`; ArrowException where it is none."""
    from pyarrow.parquet import ParquetFile

    return ParquetFile(stream, pre_buffer=False)


def table_in(path: Path, columns: Sequence[str] | None = None) -> "pyarrow.Table":
    """The whole table in a file, wherever it lies; OSError or ArrowException where it cannot be read."""
    with path.open("rb") as stream, parquet_of(stream) as file:
        return file.read(None if columns is None else list(columns), use_threads=False)
