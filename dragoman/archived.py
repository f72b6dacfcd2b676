"""Readings as `dragoman archive` keeps them: in Parquet, one row a report, by day.

archived_readings(Path("out"))     in order of days, then of files and rows; out/reports is the same
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.model import Failure, Reading

AT_ONCE = 64  # rows held


def is_archived(place: Path) -> bool:
    """Whether a folder is one that `dragoman archive` wrote, or its reports."""
    return next(reports_in(place).glob("day=*"), None) is not None


def reports_in(place: Path) -> Path:
    return place / "reports" if (place / "reports").is_dir() else place


def archived_readings(place: Path) -> Iterator[Reading | Failure]:
    """Every reading that was kept; a file or row that does not hold one is a Failure with its reason."""
    import pyarrow
    from pyarrow import parquet

    for path in sorted(reports_in(place).glob("day=*/*.parquet")):
        name = f"{path.parent.name}/{path.name}"
        try:
            with parquet.ParquetFile(path) as table:
                for batch in table.iter_batches(batch_size=AT_ONCE, columns=["reading"]):
                    for value in batch.column("reading").to_pylist():
                        yield reading_of(value, name)
        except (pyarrow.ArrowException, OSError, KeyError) as error:
            yield Failure(name=name, reason=f"cannot be read: {str(error).splitlines()[0]}")


def reading_of(value: str, name: str) -> Reading | Failure:
    try:
        return msgspec.json.decode(value, type=Reading)
    except (msgspec.MsgspecError, TypeError) as error:
        return Failure(name=name, reason=f"is no reading: {error}")
