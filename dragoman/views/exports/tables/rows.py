"""Parts as rows of all tables, some at a time, each value as its column's type has it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from dragoman.days import is_day, is_month
from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.entries import ROWS
from dragoman.views.exports.tables.known import Known
from dragoman.views.exports.tables.named import Named, Values

AT_ONCE = 1_000  # rows
DAYS = 10_000  # that are kept in mind: most come again and again
Row = list[Any]


def rows_of(parts: Parts, texts: bool) -> Iterator[tuple[str, list[Row]]]:
    """Some rows with the name of their table, each in the order of the table's columns.

    A value is None, a str, a date, an int, a float, a bool or a tuple of str. With `texts` those of reports go along.
    """
    known = Known()
    for part in parts:
        process = known.process_of(part)
        if process is None:
            continue
        named = Named(part, process, texts)
        for table, rows in ROWS.items():
            found = rows(named)
            if table == "actors":
                found = (values for values in found if known.is_new_actor(values["id"]))
            ordered = in_order(table, found, process)
            while some := list(islice(ordered, AT_ONCE)):
                yield table, some


def in_order(table: str, found: Iterator[Values], process: str) -> Iterator[Row]:
    """The values of each row, each as its column has it."""
    names, fits = NAMES[table], FITS[table]
    for values in found:
        values["process"] = process
        row = list(map(values.get, names))
        for at, fitted in fits:
            row[at] = fitted(row[at])
        yield row


@lru_cache(DAYS)
def day(when: str | None) -> date | None:
    """2019-09-11; of anything else, as a month, None."""
    return date.fromisoformat(when) if when is not None and is_day(when) else None


@lru_cache(DAYS)
def month(when: str | None) -> str | None:
    """2019-09, of 2019-09 and of 2019-09-11."""
    return when[:7] if when is not None and (is_day(when) or is_month(when)) else None


def strings(words: Any) -> tuple[str, ...]:
    return tuple(words or ())


FIT: dict[str, Callable[[Any], Any]] = {"date": day, "yearmonth": month, "list": strings}
NAMES = {name: [one.name for one in table.columns] for name, table in TABLES.items()}
FITS = {
    name: [(at, FIT[one.type]) for at, one in enumerate(table.columns) if one.type in FIT]
    for name, table in TABLES.items()
}
