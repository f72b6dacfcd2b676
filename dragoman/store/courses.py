"""How processes went, in days alone, and the reports that lie in none."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from dragoman.model import Movement
from dragoman.record.processes import UNSORTED
from dragoman.store.database import Database, marks
from dragoman.store.packing import plain_json

BEHIND = UNSORTED[:-1] + chr(ord(UNSORTED[-1]) + 1)


class Course(NamedTuple):
    """When a process met, with what came of it, and what moved when; `names` are those of its parties."""

    met: tuple[tuple[str, str | None], ...]
    moved: tuple[Movement, ...]
    names: dict[str, str]


class Unsorted(NamedTuple):
    """A report in no process."""

    report: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None


def courses(database: Database, processes: Sequence[str]) -> dict[str, Course]:
    """Of each process its meetings and movements in order of time, with a day or without."""
    if not processes:
        return {}
    among = f"process IN ({marks(len(processes))})"
    met: dict[str, list[tuple[str, str | None]]] = {}
    for process, day, outcome in database.rows(
        f"SELECT process, date, outcome FROM meeting WHERE {among} AND date IS NOT NULL ORDER BY date, id", *processes
    ):
        met.setdefault(process, []).append((day, outcome))
    moved: dict[str, list[Movement]] = {}
    columns = ("id", "date", "party", "issue", "from_stance", "to_stance", "kind", "detail")
    for process, reports, *facts in database.rows(
        f"SELECT process, reports, {', '.join(columns)} FROM movement WHERE {among} ORDER BY date IS NULL, date, id",
        *processes,
    ):
        one = {**dict(zip(columns, facts, strict=True)), "reports": plain_json(reports)}
        moved.setdefault(process, []).append(msgspec.convert(one, Movement))
    names: dict[str, dict[str, str]] = {}
    for process, one, name in database.rows(f"SELECT process, id, name FROM party WHERE {among}", *processes):
        names.setdefault(process, {})[one] = name
    return {one: Course(tuple(met.get(one, ())), tuple(moved.get(one, ())), names.get(one, {})) for one in processes}


def unsorted_reports(database: Database, most: int, offset: int) -> list[Unsorted]:
    """Those in which nobody is found to negotiate, the latest first."""
    sql = (
        "SELECT r.id, r.name, r.title, r.outlet, r.published FROM component c JOIN report r ON r.component = c.id "
        "WHERE c.process >= ? AND c.process < ? ORDER BY r.number DESC LIMIT ? OFFSET ?"
    )
    return [Unsorted(*row) for row in database.rows(sql, UNSORTED, BEHIND, most, offset)]


def unsorted_before(database: Database, most: int, number: int) -> list[tuple[int, str]]:
    """Their numbers and ids alone, the latest first, those that came before a number.

    The numbers are gone through in their order: a condition that the index of processes took would have them sorted
    for each page, and all pages cost the square of what one does.
    """
    sql = (
        "SELECT r.number, r.id FROM report r JOIN component c ON c.id = r.component "
        "WHERE r.number < ? AND substr(c.process, 1, ?) = ? ORDER BY r.number DESC LIMIT ?"
    )
    return [(number, report) for number, report in database.rows(sql, number, len(UNSORTED), UNSORTED, most)]
