"""The journal from its end, some lines at a time, and what is asked for beside it."""

from collections.abc import Iterable, Mapping

from dragoman.store.database import Database, marks
from dragoman.store.deriving import IN_PROCESS
from dragoman.store.journal import SELECT, Entry, entry_of

AT_ONCE = 500  # reports that are asked for
ABOUT = (  # the lines that name a report, each found by an index
    "SELECT n FROM appearance WHERE report = ? UNION SELECT n FROM correction WHERE report = ? "
    "UNION SELECT n FROM placement WHERE report = ?"
)
# Each process is found by the one before it, as an issue that thousands of processes have has far more rows than that.
NEXT = (
    "WITH RECURSIVE next (process) AS ("
    "SELECT min(process) FROM found_by WHERE what = ? AND value = ? AND kind = ? UNION ALL "
    "SELECT (SELECT min(process) FROM found_by WHERE what = ? AND value = ? AND kind = ? AND process > next.process) "
    "FROM next WHERE next.process IS NOT NULL) SELECT process FROM next WHERE process IS NOT NULL LIMIT ?"
)


def newest(
    database: Database, before: int, after: int = 0, who: str = "", kind: str = "", most: int = 500
) -> list[Entry]:
    """Lines between two, the newest first, of one person and one kind."""
    sql = f"{SELECT.format(reading='NULL')} WHERE j.n < ? AND j.n > ?"
    values: list[str | int] = [before, after]
    for column, value in (("who", who), ("kind", kind)):
        if value:
            sql, values = f"{sql} AND j.{column} = ?", [*values, value]
    return [entry_of(row) for row in database.rows(f"{sql} ORDER BY j.n DESC LIMIT ?", *values, most)]


def numbered(database: Database, numbers: Iterable[int]) -> list[Entry]:
    """Lines by their numbers, the newest first; those that there are."""
    some = sorted(set(numbers))
    sql = f"{SELECT.format(reading='NULL')} WHERE j.n IN ({marks(len(some))}) ORDER BY j.n DESC"
    return [entry_of(row) for row in database.rows(sql, *some)] if some else []


def about_report(database: Database, report: str) -> list[int]:
    """The numbers of the lines about a report and of those that take them back, the newest first."""
    lines = database.column(ABOUT, report, report, report)
    if not lines:
        return []
    taken_back = database.column(f"SELECT through FROM undone WHERE n IN ({marks(len(lines))})", *lines)
    return sorted({*lines, *taken_back}, reverse=True)


def about_process(database: Database, process: str) -> list[int]:
    """The numbers of the lines about a process and the reports that lie in it, the newest first."""
    sql = "SELECT n FROM about WHERE what = ? AND value IN ({})"
    lines = set(database.column(sql.format("?"), "process", process))
    reports = database.column(IN_PROCESS.format("r.id"), process, process)
    for start in range(0, len(reports), AT_ONCE):
        some = reports[start : start + AT_ONCE]
        lines |= set(database.column(sql.format(marks(len(some))), "report", *some))
    return sorted(lines, reverse=True)


def titles(database: Database, reports: Iterable[str]) -> dict[str, tuple[str, str | None, str | None, str | None]]:
    """The name, title, outlet and day of each report."""
    some = sorted(set(reports))
    sql = f"SELECT id, name, title, outlet, published FROM report WHERE id IN ({marks(len(some))})"
    return {one: (name, title, outlet, day) for one, name, title, outlet, day in database.rows(sql, *some)}


def verdicts(database: Database, ids: Iterable[str]) -> Mapping[frozenset[str], bool]:
    """What people said last of each two of these entries: whether they are one."""
    some = sorted(set(ids))
    sql = f"SELECT one, other, same FROM decision WHERE one IN ({marks(len(some))}) ORDER BY n, part"
    return {frozenset((one, other)): bool(same) for one, other, same in database.rows(sql, *some)}


def processes_with(database: Database, what: str, value: str, kind: str, most: int) -> list[str]:
    """Some processes in whose record an entry of this kind is found by a value: ("issue", "water", "ledger")."""
    asked = (what, value, kind)
    return database.column(NEXT, *asked, *asked, most)
