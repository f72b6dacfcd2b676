"""How many reports lie at a place, where that can be told without reading them."""

from collections.abc import Iterable
from pathlib import Path

from dragoman.sources.files import OPENERS, files_below, kind_of_name

TABLES = (".jsonl", ".ndjson", ".parquet", ".warc")  # files of more than one report


def count_in_folder(folder: str) -> int | None:
    """The files of a folder, each one report; None where one of them is a table."""
    return added(map(count_in_file, map(str, files_below(Path(folder), []))))


def count_in_file(path: str) -> int | None:
    """One, or as many as a Parquet file says that it has rows; None for other tables, which would have to be read."""
    kind = kind_of_name(Path(path))
    if kind == ".parquet":
        return count_rows(path)
    return 1 if kind in OPENERS and kind not in TABLES else None


def count_rows(path: str) -> int | None:
    """The rows of a Parquet file by its own account."""
    import pyarrow
    from pyarrow import parquet

    try:
        return int(parquet.read_metadata(path).num_rows)
    except (OSError, pyarrow.ArrowException):
        return None


def added(counts: Iterable[int | None]) -> int | None:
    """The sum, None as soon as one of them is not known."""
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total
