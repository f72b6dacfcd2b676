"""Every merge of a record, a line each: what was taken for one, why, and how surely."""

import csv
import io
from typing import BinaryIO

from dragoman.model import ProcessRecord
from dragoman.views.cells import in_cell

HEAD = ("kind", "into", "one", "other", "score", "reason")


def write_merges(record: ProcessRecord, out: BinaryIO) -> None:
    """A CSV table, the least sure first of each kind: those that a person wants to look at."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(HEAD)
    for merge in sorted(record.merges, key=lambda m: (m.kind, m.score, m.into, m.one, m.other)):
        cells = (merge.kind, merge.into, merge.one, merge.other, f"{merge.score:.2f}", merge.reason)
        table.writerow(map(in_cell, cells))
    out.write(text.getvalue().encode())
