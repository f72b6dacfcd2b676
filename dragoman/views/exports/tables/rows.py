"""Parts as rows of all tables, a row at a time, each value as its column's type has it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from dragoman.days import is_day, is_month
from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.entries import ROWS
from dragoman.views.exports.tables.known import Known
from dragoman.views.exports.tables.named import Named, Values

Row = list[Any]


def rows_of(parts: Parts, texts: bool) -> Iterator[tuple[str, Row]]:
    """Each row with the name of its table, in the order of the table's columns.

    A value is None, a str, a date, an int, a float, a bool or a tuple of str. With `texts` those of reports go along.
    """
    known = Known()
    for part in parts:
        process = known.process_of(part)
        if process is None:
            continue
        named = Named(part, process, texts)
        for table, rows in ROWS.items():
            for values in rows(named):
                if table != "actors" or known.is_new_actor(values["id"]):
                    yield table, in_order(table, values | {"process": process})


def in_order(table: str, values: Values) -> Row:
    """The values of one row, each as its column has it."""
    return [fitted(values.get(name)) if fitted else values.get(name) for name, fitted in FITTED[table]]


def day(when: str | None) -> date | None:
    """2019-09-11; of anything else, as a month, None."""
    return date.fromisoformat(when) if when is not None and is_day(when) else None


def month(when: str | None) -> str | None:
    """2019-09, of 2019-09 and of 2019-09-11."""
    return when[:7] if when is not None and (is_day(when) or is_month(when)) else None


def strings(words: Any) -> tuple[str, ...]:
    return tuple(words or ())


FIT: dict[str, Callable[[Any], Any]] = {"date": day, "yearmonth": month, "list": strings}
FITTED = {name: [(one.name, FIT.get(one.type)) for one in table.columns] for name, table in TABLES.items()}
