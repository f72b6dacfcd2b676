"""Which lines of the journal are asked for, newest first, and how they are found without reading all of them.

A store may have hundreds of thousands of lines. A page looks through them for so long only that it is there at once;
where it has found few of what is asked for by then, it leads on to the lines before those that it looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

from dragoman.store import Store
from dragoman.store.journal import KINDS, Entry
from dragoman.store.newest import about_process, about_report, newest, numbered

SHOWN = 60  # lines of a page
AT_ONCE = 200  # lines that are read at a time
WINDOW = 10_000  # lines that are looked through at a time
PATIENCE = 0.08  # seconds that one page looks for lines


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
        line_number(query.get("before")),
        line_number(query.get("line")),
    )


def line_number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


@dataclass(frozen=True)
class Found:
    """Lines, newest first; `older` the line before which the next page begins, None where there are no more."""

    entries: list[Entry]
    older: int | None
    looked_at: int


def found(store: Store, about: Asked) -> Found:
    """One page of what is asked for."""
    if about.line is not None:
        return Found(numbered(store.database, [about.line]), None, 1)
    last = store.last_line()
    before = first = min(about.before or last + 1, last + 1)
    if about.report or about.process:
        return of_lines(store, about, before)
    until = monotonic() + PATIENCE
    kept: list[Entry] = []
    while before > 1 and len(kept) <= SHOWN and monotonic() < until:
        start = max(0, before - 1 - WINDOW)
        while len(kept) <= SHOWN and monotonic() < until:
            some = newest(store.database, before, start, about.who, about.kind, AT_ONCE)
            kept += some
            before = some[-1].n if some else start + 1
            if len(some) < AT_ONCE:
                before = start + 1
                break
    if len(kept) > SHOWN:
        before = kept[SHOWN - 1].n
    return Found(kept[:SHOWN], before if before > 1 else None, first - before)


def of_lines(store: Store, about: Asked, before: int) -> Found:
    """The lines about one report or one process, and those that take them back."""
    named = [about_report(store.database, about.report)] if about.report else []
    named += [about_process(store.database, about.process)] if about.process else []
    both = set(named[0]).intersection(*named[1:])
    lines = [n for n in named[0] if n < before and n in both]
    kept: list[Entry] = []
    for at in range(0, len(lines), AT_ONCE):
        some = numbered(store.database, lines[at : at + AT_ONCE])
        kept += [one for one in some if about.who in ("", one.who) and about.kind in ("", one.kind)]
        if len(kept) > SHOWN:
            return Found(kept[:SHOWN], kept[SHOWN - 1].n, before - kept[SHOWN - 1].n)
    return Found(kept, None, len(lines))


def in_turn(store: Store, before: int, after: int = 0, who: str = "", kind: str = "") -> Iterator[Entry]:
    """Lines newest first, some at a time, as few are needed where many are of what is asked for."""
    while some := newest(store.database, before, after, who, kind, 500):
        yield from some
        before = some[-1].n


def in_process(store: Store, process: str) -> set[str] | None:
    return set(store.reports(process)) if process else None


def touches(store: Store, entry: Entry, process: str, reports: set[str]) -> bool:
    """Whether a line is about a process or one of its reports."""
    said = entry.payload
    if entry.kind == "undo":
        targets = numbered(store.database, [said["of"]])
        return any(touches(store, one, process, reports) for one in targets)
    if entry.kind == "place":
        return process in said["into"].values() or not reports.isdisjoint(said["into"])
    if entry.kind == "decide":
        return any(str(said[one]).partition("/")[0] in reports for one in ("one", "other"))
    return said.get("process") == process or said.get("report") in reports
