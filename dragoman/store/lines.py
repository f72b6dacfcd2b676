"""Lines of the journal by who wrote them and what they are about, and the last of somebody's that still counts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from dragoman.errors import UsageError
from dragoman.store.by_hand import process_named, report_called, undone
from dragoman.store.database import Database, marks
from dragoman.store.deriving import IN_PROCESS
from dragoman.store.journal import KINDS, SELECT, Entry, entry_at, entry_of
from dragoman.store.packing import LARGEST, storable

BY_HAND = ("correct", "decide", "place", "recode", "code", "done")
AT_ONCE = 500  # reports or lines that are asked for


def lines(
    database: Database,
    after: int,
    most: int,
    *,
    before: int | None,
    newest: bool,
    by: str | None,
    report: str | None,
    process: str | None,
    kind: str | None,
) -> list[Entry]:
    """Some lines, without the readings that they brought."""
    if kind is not None and kind not in KINDS:
        raise UsageError(f"Unknown kind of line {kind!r}. Choose one of: {', '.join(KINDS)}.")
    until = LARGEST if before is None else before
    if report is not None or process is not None:
        named = [n for n in about(database, report, process, newest) if after < n < until]
        return list(islice(these(database, named, by, kind), most))
    conditions, values = ["j.n > ?", "j.n < ?"], [after, until]
    wanted = {"j.who": by and storable(by), "j.kind": kind}
    conditions += [f"{column} = ?" for column, value in wanted.items() if value is not None]
    sql = SELECT.format(reading="NULL") + f"WHERE {' AND '.join(conditions)} ORDER BY j.n"
    said = [value for value in wanted.values() if value is not None]
    rows = database.rows(f"{sql}{' DESC' if newest else ''} LIMIT ?", *values, *said, most)
    return [entry_of(row) for row in rows]


def about(database: Database, report: str | None, process: str | None, newest: bool) -> list[int]:
    """The numbers of the lines about a report, about a process and the reports that lie in it, or about both."""
    found: list[set[int]] = []
    if report is not None:
        found.append(naming(database, "report", [report_asked(database, report)]))
    if process is not None:
        process_named(database, process)
        members = database.column(IN_PROCESS.format("r.id"), process, process)
        found.append(naming(database, "process", [process]) | naming(database, "report", members))
    return sorted(set.intersection(*found), reverse=newest)


def naming(database: Database, what: str, values: list[str]) -> set[int]:
    """The lines that name any of these, asked for by value, as a join would read all lines about reports."""
    found: set[int] = set()
    for start in range(0, len(values), AT_ONCE):
        some = values[start : start + AT_ONCE]
        found |= set(
            database.column(f"SELECT n FROM about WHERE what = ? AND value IN ({marks(len(some))})", what, *some)
        )
    return found


def these(database: Database, numbers: Sequence[int], by: str | None, kind: str | None) -> Iterator[Entry]:
    """The lines of these numbers in the order given, of one person and one kind."""
    for start in range(0, len(numbers), AT_ONCE):
        some = {entry.n: entry for entry in numbered(database, numbers[start : start + AT_ONCE])}
        for n in numbers[start : start + AT_ONCE]:
            entry = some.get(n)
            if entry and by in (None, entry.who) and kind in (None, entry.kind):
                yield entry


def report_asked(database: Database, asked: str) -> str:
    """The report of this id or name; also one that was taken back, as the journal has it still."""
    known = database.row("SELECT 1 FROM about WHERE what = 'report' AND value = ? LIMIT 1", storable(asked))
    return asked if known else report_called(database, asked)


def numbered(database: Database, numbers: Iterable[int]) -> list[Entry]:
    """Lines by their numbers, the newest first; those that there are."""
    some = sorted(set(numbers))
    sql = f"{SELECT.format(reading='NULL')} WHERE j.n IN ({marks(len(some))}) ORDER BY j.n DESC"
    return [entry_of(row) for row in database.rows(sql, *some)] if some else []


def undo_last(database: Database, by: str, coding: str | None) -> Entry:
    """Take back what somebody said last; what it was. An error where they have said nothing that still counts."""
    beside = "c.coding IS NULL" if coding is None else "c.coding = ?"
    n = database.value(
        "SELECT j.n FROM journal j LEFT JOIN correction c ON c.n = j.n WHERE j.who = ? "
        f"AND j.kind IN ({marks(len(BY_HAND))}) AND {beside} "
        "AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.n = j.n) ORDER BY j.n DESC LIMIT 1",
        storable(by), *BY_HAND, *([] if coding is None else [coding]),
    )  # fmt: skip
    if n is None:
        raise UsageError(f"{by} has said nothing that could be taken back.")
    entry = entry_at(database, n)
    undone(database, by, n, None)
    return entry
