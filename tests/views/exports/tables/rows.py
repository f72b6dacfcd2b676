"""The rows that tests hold what was read back against."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from dragoman.views.exports.parts import Part
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.rows import rows_of

Rows = dict[str, list[dict[str, Any]]]


def tables_of(parts: Iterable[Part], texts: bool = False) -> Rows:
    """The rows of all tables by the names of their columns."""
    found: Rows = defaultdict(list)
    for table, rows in rows_of(iter(parts), texts):
        names = [column.name for column in TABLES[table].columns]
        found[table] += [dict(zip(names, row, strict=True)) for row in rows]
    return found
