"""Which lines of the journal are asked for, newest first, a page at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.store import Store
from dragoman.store.journal import KINDS, Entry
from dragoman.store.lines import numbered
from dragoman.views.numbers import whole_number

SHOWN = 60  # lines of a page
AT_ONCE = 500  # lines of a file that are read at a time


@dataclass(frozen=True)
class Asked:
    """Who did it, in which process, to which report, of which kind; only lines before line `before`."""

    who: str = ""
    process: str = ""
    report: str = ""
    kind: str = ""
    before: int | None = None
    line: int | None = None

    @property
    def narrow(self) -> bool:
        return bool(self.who or self.process or self.report or self.kind)


def asked(query: Mapping[str, str]) -> Asked:
    kind = query.get("kind", "")
    return Asked(
        query.get("who", ""),
        query.get("process", ""),
        query.get("report", ""),
        kind if kind in KINDS else "",
        whole_number(query.get("before")),
        whole_number(query.get("line")),
    )


@dataclass(frozen=True)
class Found:
    """Lines, newest first; `older` the line before which the next page begins, None where there are no more."""

    entries: list[Entry]
    older: int | None


def found(store: Store, about: Asked) -> Found:
    """One page of what is asked for."""
    if about.line is not None:
        return Found(numbered(store.database, [about.line]), None)
    some = some_of(store, about, about.before, SHOWN + 1)
    return Found(some[:SHOWN], some[SHOWN - 1].n if len(some) > SHOWN else None)


def in_turn(store: Store, about: Asked) -> Iterator[Entry]:
    """All that is asked for, newest first, some at a time."""
    before = about.before
    while some := some_of(store, about, before, AT_ONCE):
        yield from some
        before = some[-1].n


def some_of(store: Store, about: Asked, before: int | None, most: int) -> list[Entry]:
    return store.log(
        most=most,
        by=about.who or None,
        report=about.report or None,
        process=about.process or None,
        kind=about.kind or None,
        newest=True,
        before=before,
    )
