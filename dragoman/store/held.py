"""How many positions are held on each issue, in which processes."""

from typing import NamedTuple

from dragoman.store.database import Database


class Held(NamedTuple):
    """An issue with the number of positions on it and of the processes in which they are held."""

    issue: str
    positions: int
    processes: int


def issues_held(database: Database, process: str | None = None) -> list[Held]:
    """Every issue, those with most positions first; in one process or in all."""
    rows = database.rows(
        "SELECT value, count(*), count(DISTINCT process) FROM found_by WHERE what = 'issue' AND kind = 'ledger' "
        "AND (CAST(? AS TEXT) IS NULL OR process = ?) GROUP BY value ORDER BY count(*) DESC, value",
        process,
        process,
    )
    return [Held(*row) for row in rows]


def processes_on(database: Database, issue: str) -> list[tuple[str, int]]:
    """The processes in which positions are held on an issue, with how many."""
    sql = "SELECT process, count(*) FROM found_by WHERE what = 'issue' AND kind = 'ledger' AND value = ?"
    rows = database.rows(f"{sql} GROUP BY process ORDER BY count(*) DESC, process", issue)
    return [(process, count) for process, count in rows]
