"""What came to a process since somebody last looked at it."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from dragoman.store.database import Database
from dragoman.store.deriving import IN_PROCESS
from dragoman.store.packing import plain_json, storable


class Since(NamedTuple):
    """Reports that came, movements that only they tell of, both by id, and how many corrections by whom."""

    reports: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    corrections: Mapping[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self.reports or self.movements or self.corrections)


def visits(database: Database, who: str) -> dict[str, int]:
    """The journal's last line when somebody last looked, by process."""
    return dict(database.rows("SELECT process, n FROM visit WHERE who = ?", storable(who)))


def visited(database: Database, who: str, process: str) -> int | None:
    n = database.value("SELECT n FROM visit WHERE who = ? AND process = ?", storable(who), storable(process))
    return None if n is None else int(n)


def visit(database: Database, who: str, process: str) -> None:
    """Remember that somebody has looked at a process as it stands."""
    sql = (
        "INSERT INTO visit (who, process, n) SELECT ?, ?, coalesce(max(n), 0) FROM journal WHERE true "
        "ON CONFLICT (who, process) DO UPDATE SET n = excluded.n"
    )
    with database.writing():
        database.run(sql, storable(who), storable(process))


def since(database: Database, process: str, n: int) -> Since:
    """What the journal has of a process behind line `n`."""
    process = storable(process)
    sql = f"SELECT id FROM ({IN_PROCESS.format('r.id, r.number')}) t WHERE number > ? ORDER BY number"
    reports = tuple(database.column(sql, process, process, n))
    said = database.column(
        "SELECT c.who FROM correction c JOIN report r ON r.id = c.report LEFT JOIN component k ON k.id = r.component "
        "WHERE c.n > ? AND c.coding IS NULL AND coalesce(r.placed, k.process) = ?",
        n, process,
    )  # fmt: skip
    return Since(reports, moved(database, process, set(reports)), dict(sorted(Counter(said).items())))


def moved(database: Database, process: str, new: set[str]) -> tuple[str, ...]:
    """The movements that nobody knew of without these reports."""
    if not new:
        return ()
    rows = database.rows("SELECT id, reports FROM movement WHERE process = ? ORDER BY date, id", process)
    return tuple(one for one, reports in rows if (told := plain_json(reports)) and new.issuperset(told))
