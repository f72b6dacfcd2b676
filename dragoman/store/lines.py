"""Lines of the journal by who wrote them and what they are about, and the last of somebody's that still counts."""

from collections.abc import Iterable, Iterator

from dragoman.errors import UsageError
from dragoman.store.by_hand import process_named, report_called, undone
from dragoman.store.database import Database, marks
from dragoman.store.deriving import IN_PROCESS
from dragoman.store.journal import KINDS, SELECT, Entry, entry_at, entry_of
from dragoman.store.packing import LARGEST, storable

BY_HAND = ("correct", "decide", "place", "recode", "code", "done")
Condition = tuple[str, list[str]]


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
    conditions, values = ["j.n > ?", "j.n < ?"], [after, LARGEST if before is None else before]
    wanted: list[str] = []
    for condition, some in narrowed(database, by, report, process, kind):
        conditions.append(condition)
        wanted += some
    sql = SELECT.format(reading="NULL") + f"WHERE {' AND '.join(conditions)} ORDER BY j.n"
    rows = database.rows(f"{sql}{' DESC' if newest else ''} LIMIT ?", *values, *wanted, most)
    return [entry_of(row) for row in rows]


def narrowed(
    database: Database, by: str | None, report: str | None, process: str | None, kind: str | None
) -> Iterator[Condition]:
    if by is not None:
        yield "j.who = ?", [storable(by)]
    if kind is not None:
        if kind not in KINDS:
            raise UsageError(f"Unknown kind of line {kind!r}. Choose one of: {', '.join(KINDS)}.")
        yield "j.kind = ?", [kind]
    if report is not None:
        yield "j.n IN (SELECT n FROM about WHERE what = 'report' AND value = ?)", [report_asked(database, report)]
    if process is not None:
        process_named(database, process)
        members = IN_PROCESS.format("r.id")
        sql = (
            "j.n IN (SELECT n FROM about WHERE what = 'process' AND value = ? "
            f"UNION SELECT a.n FROM about a JOIN ({members}) m ON a.value = m.id WHERE a.what = 'report')"
        )
        yield sql, [process, process, process]


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
