"""What people have said of single entries, and what issues are called by now, as the store has it."""

from typing import Any, NamedTuple

import msgspec

from dragoman.model import Correction
from dragoman.store.database import Database
from dragoman.store.packing import plain_json


class Said(NamedTuple):
    """A correction as the journal has it: its line, when it was said and by whom, and in which blind coding."""

    n: int
    at: str
    who: str
    correction: Correction
    coding: str | None = None


def corrections_of(database: Database, report: str, coding: str | None = None, who: str | None = None) -> list[Said]:
    """The corrections of a report in order: those of the record, or those of a coder in a blind coding."""
    sql = (
        "SELECT j.n, j.at, j.who, j.payload, c.coding FROM correction c JOIN journal j ON j.n = c.n "
        "WHERE c.report = ? AND coalesce(c.coding, '') = ?"
    )
    values = [report, coding or ""]
    if who is not None:
        sql, values = f"{sql} AND c.who = ?", [*values, who]
    return [said(*row) for row in database.rows(f"{sql} ORDER BY c.n", *values)]


def corrections_in(database: Database, process: str) -> dict[str, list[Correction]]:
    """What people say of the entries of a process, by report, in order."""
    found: dict[str, list[Correction]] = {}
    rows = database.rows(
        "SELECT c.report, j.n, j.at, j.who, j.payload FROM correction c JOIN journal j ON j.n = c.n "
        "JOIN report r ON r.id = c.report LEFT JOIN component k ON k.id = r.component "
        "WHERE c.coding IS NULL AND coalesce(r.placed, k.process) = ? ORDER BY c.n",
        process,
    )
    for report, n, at, who, payload in rows:
        found.setdefault(report, []).append(said(n, at, who, payload, None).correction)
    return found


def said(n: int, at: str, who: str, payload: str, coding: str | None) -> Said:
    facts: dict[str, Any] = plain_json(payload)
    facts = {name: value for name, value in facts.items() if name in Correction.__struct_fields__}
    by = facts.get("by") or who
    return Said(n, at, who, msgspec.convert({**facts, "by": by}, Correction), coding)


def recodings(database: Database, process: str) -> dict[str, str]:
    """What each issue that was renamed is called by now in a process; the later of two counts."""
    into: dict[str, str] = {}
    sql = "SELECT issue, into_issue FROM recoding WHERE process IS NULL OR process = ? ORDER BY n"
    for issue, name in database.rows(sql, process):
        into = {one: name if called == issue else called for one, called in into.items()} | {issue: name}
    return into
