"""Dragoman reads news reports of diplomatic talks and keeps the negotiation record.

for reading in dragoman.read("reports/"): ...
record = dragoman.merge(dragoman.read("reports/"))
with dragoman.open_store("talks.db") as store: ...
"""

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike, fspath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.model import Decision, Failure, ProcessRecord, Reading
    from dragoman.store import Store

__all__ = ["__version__", "merge", "open_store", "read"]
__version__ = "0.1.0"


def read(
    *places: str | PathLike[str],
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    max_size: int | None = None,
    jobs: int = 1,
    allow_private: bool = False,
    issues: str | PathLike[str] | None = None,
) -> "Iterator[Reading | Failure]":
    """The readings of the reports at these places, in order; a report that cannot be read is a Failure with its reason.

    places         files, folders, tables (JSONL, Parquet), addresses; "-" is standard input
    published      "2022-03-10": the day of all reports, where they do not say it themselves
    columns        {"text": "body"}: what the columns of a table are called
    max_size       bytes: larger reports are refused; 2,000,000 if nothing is said
    jobs           processes that share the work, 0: one a core; a script that asks for several needs the usual
                   `if __name__ == "__main__":`
    allow_private  let an address lead into a private network
    issues         a TOML file of your own issues, which positions are read on too (docs/issues.md)

    A day, a column or a number that makes no sense raises `dragoman.errors.DragomanError`.
    """
    from dragoman.readings import read_items, scheme_in
    from dragoman.sources import limits_of, list_items

    items = list_items(
        [fspath(place) for place in places],
        published=published,
        columns=columns,
        limits=limits_of(max_size),
        allow_private=allow_private,
    )
    return read_items(items, jobs, scheme=scheme_in(issues))


def merge(
    readings: "Iterable[Reading | Failure]", *, decisions: "Iterable[Decision]" = (), as_of: str | None = None
) -> "ProcessRecord":
    """The one record of a process, from the readings of all its reports in whatever order.

    decisions  what people have said of entries that are one, or that are not; they come before every match
    as_of      "2019-03-25": only what was published by that day

    A day that is none raises `dragoman.errors.DragomanError`.
    """
    from dragoman.given import day_given
    from dragoman.record.process import record_of

    return record_of(readings, decisions, day_given(as_of))


def open_store(where: str | PathLike[str], create: bool = True) -> "Store":
    """The store of reports in a file or at postgresql://..., made where there is none unless `create` is false.

    A store of an older form is brought up to this one, with a copy of it kept. What cannot be opened raises
    `dragoman.errors.DragomanError`.
    """
    from dragoman.store import open_store as opened

    return opened(where, create)
