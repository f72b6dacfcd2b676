"""How many positions are held on each issue, in which processes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.store.corrections import recodings
from dragoman.store.database import Database, marks
from dragoman.store.packing import LARGEST


class Held(NamedTuple):
    """An issue with the number of positions on it and of the processes in which they are held."""

    issue: str
    positions: int
    processes: int


def issues_held(database: Database, process: str | None = None) -> list[Held]:
    """Every issue, those with most positions first; in one process or in all."""
    rows = (
        database.rows("SELECT name, positions, processes FROM issue ORDER BY positions DESC, name")
        if process is None
        else [(issue, count, 1) for issue, count in counted(database, process)]
    )
    held = [Held(*row) for row in rows]
    into = recodings(database, "") if process is None else {}
    return as_called(database, held, into) if any(one.issue in into for one in held) else held


def as_called(database: Database, held: Iterable[Held], into: Mapping[str, str]) -> list[Held]:
    """Issues by the names that all processes have for them by now, also where these are not yet made anew."""
    together: dict[str, list[Held]] = {}
    for one in held:
        together.setdefault(into.get(one.issue, one.issue), []).append(one)
    found = [
        Held(issue, sum(one.positions for one in some), in_processes(database, [one.issue for one in some]))
        for issue, some in together.items()
    ]
    return sorted(found, key=lambda one: (-one.positions, one.issue))


def in_processes(database: Database, issues: Sequence[str]) -> int:
    sql = "SELECT count(DISTINCT process) FROM found_by WHERE what = 'issue' AND kind = 'ledger' AND value IN"
    return int(database.value(f"{sql} ({marks(len(issues))})", *issues))


def to_be_made(database: Database) -> int:
    """How many processes something has happened to since they were last counted."""
    return int(database.value("SELECT count(*) FROM process WHERE touched <> derived"))


def counted(database: Database, process: str) -> list[tuple[str, int]]:
    """The issues of a process, those with most positions first."""
    sql = "SELECT issue, count(*) FROM ledger WHERE process = ? GROUP BY issue ORDER BY count(*) DESC, issue"
    return [(issue, count) for issue, count in database.rows(sql, process)]


def count_in(database: Database, process: str) -> None:
    """Count the positions of a process that was laid out."""
    sql = (
        "INSERT INTO issue (name, positions, processes) VALUES (?, ?, 1) ON CONFLICT (name) DO UPDATE "
        "SET positions = issue.positions + excluded.positions, processes = issue.processes + 1"
    )
    database.many(sql, counted(database, process))


def count_out(database: Database, process: str) -> None:
    """Count them no longer, before its rows are taken away."""
    gone = [(count, issue) for issue, count in counted(database, process)]
    database.many("UPDATE issue SET positions = positions - ?, processes = processes - 1 WHERE name = ?", gone)
    database.many("DELETE FROM issue WHERE name = ? AND processes < 1", [(issue,) for _, issue in gone])


def processes_on(database: Database, issue: str, most: int = LARGEST) -> list[tuple[str, int]]:
    """The processes in which positions are held on an issue, with how many; the first of them in order of names."""
    sql = "SELECT process, count(*) FROM found_by WHERE what = 'issue' AND kind = 'ledger' AND value = ?"
    rows = database.rows(f"{sql} GROUP BY process ORDER BY process LIMIT ?", issue, most)
    return sorted(((process, count) for process, count in rows), key=lambda one: (-one[1], one[0]))
