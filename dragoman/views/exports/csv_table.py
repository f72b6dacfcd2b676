"""A table in one text file, a row at a time."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.views.cells import in_cell

Cell = str | int | float | None


@contextmanager
def csv_table(path: Path, columns: Sequence[str], **form: Any) -> Iterator[Callable[[Iterable[Cell]], object]]:
    """What writes a row under these columns: words safe for a spreadsheet, numbers as they are, None as nothing.

    UTF-8, lines end in \\n; `form` is what else csv.writer takes: csv_table(path, columns, delimiter="\\t").
    """
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n", **form)
        table.writerow(columns)
        yield lambda cells: table.writerow([in_cell(one) if isinstance(one, str) else one for one in cells])
