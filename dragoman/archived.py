"""Readings as `dragoman archive` keeps them: in Parquet, one row a report, by day.

archived_readings(Path("out"))     in order of days, then of files and rows; out/reports is the same
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.model import Failure, Reading
from dragoman.parquet import parquet_of

AT_ONCE = 64  # rows held


def is_archived(place: Path) -> bool:
    """Whether a folder is one that `dragoman archive` wrote, or its reports."""
    return (place / "_manifests").is_dir() or next(reports_in(place).glob("day=*"), None) is not None


def reports_in(place: Path) -> Path:
    return place / "reports" if (place / "reports").is_dir() else place


def archived_readings(place: Path) -> Iterator[Reading | Failure]:
    """Every reading that was kept; a file or row that does not hold one is a Failure with its reason."""
    import pyarrow

    for path in sorted(reports_in(place).glob("day=*/*.parquet")):
        name = f"{path.parent.name}/{path.name}"
        try:
            with path.open("rb") as stream, parquet_of(stream) as table:
                for batch in table.iter_batches(AT_ONCE, columns=["reading"], use_threads=False):
                    for value in batch.column("reading").to_pylist():
                        yield reading_of(value, name)
        except KeyError:  # no such column
            yield Failure(name=str(place), reason="holds no readings: name the folder above, or 'reports' beside it")
            return
        except (pyarrow.ArrowException, OSError) as error:
            yield Failure(name=name, reason=f"cannot be read: {str(error).splitlines()[0]}")


def reading_of(value: str, name: str) -> Reading | Failure:
    try:
        return msgspec.json.decode(value, type=Reading)
    except (msgspec.MsgspecError, TypeError) as error:
        return Failure(name=name, reason=f"is no reading: {error}")
