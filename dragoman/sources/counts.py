"""How many reports lie at a place, where that can be told without reading them."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dragoman.sources.files import OPENERS, all_below, files_below, kind_of_name

SINGLE = (".txt", ".text", ".html", ".htm", ".xhtml", ".srt", ".vtt")  # files that hold one report, as a rule


def count_in_folder(folder: str) -> int | None:
    """The files of a folder, each one report; None where one of them may hold more."""
    return added(map(count_in_file, map(str, files_below(Path(folder), []))))


def count_in_file(path: str) -> int | None:
    """One, or as many as a Parquet file says that it has rows; None for what would have to be read."""
    kind = kind_of_name(Path(path))
    if kind == ".parquet":
        return count_rows(path)
    return 1 if kind in SINGLE else None


def passed_over(folder: str) -> Counter[str]:
    """How many files of a folder are of no kind that is read there, by their endings: {".json": 3, "no ending": 1}"""
    kinds = map(kind_of_name, all_below(Path(folder), []))
    return Counter(kind or "no ending" for kind in kinds if kind not in OPENERS)


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
