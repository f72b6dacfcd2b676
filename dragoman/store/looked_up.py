"""What pages name, looked up for many at once: reports, decisions, processes."""

from collections.abc import Iterable, Mapping

from dragoman.store.database import Database, marks

# Each process is found by the one before it, as an issue that thousands of processes have has far more rows than that.
NEXT = (
    "WITH RECURSIVE next (process) AS ("
    "SELECT min(process) FROM found_by WHERE what = ? AND value = ? AND kind = ? UNION ALL "
    "SELECT (SELECT min(process) FROM found_by WHERE what = ? AND value = ? AND kind = ? AND process > next.process) "
    "FROM next WHERE next.process IS NOT NULL) SELECT process FROM next WHERE process IS NOT NULL LIMIT ?"
)


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
