"""Blind codings: several people code the same reports, each without seeing what the others say.

A coding is a line of the journal, so is what each coder says, that a report is finished, and what is settled on.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Reading
from dragoman.record.consistent import refers_to
from dragoman.record.corrected import corrected, reviewed
from dragoman.store.by_hand import done, report_called
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Database
from dragoman.store.packing import plain_json, storable
from dragoman.store.shelf import reading_of

LONGEST = 100  # characters of a coding's name


class Coding(NamedTuple):
    """Which reports whom code, and whether they see what the program suggests; the line that says so.

    `finished` are the reports that each coder is done with.
    """

    n: int
    name: str
    reports: tuple[str, ...]
    coders: tuple[str, ...]
    suggestions: bool
    by: str
    at: str
    finished: dict[str, tuple[str, ...]]


def code(
    database: Database, name: str, reports: Iterable[str], coders: Sequence[str], suggestions: bool, by: str
) -> int:
    """Make a coding, or say anew which reports and coders it has; what was coded in it stays."""
    if not name.strip() or name != name.strip() or len(name) > LONGEST or not name.isprintable():
        raise UsageError(f"No coding can be called {name!r}. Write up to {LONGEST} letters.")
    ids = list(dict.fromkeys(report_called(database, report) for report in reports))
    people = list(dict.fromkeys(filter(None, map(str.strip, coders))))
    if not ids or not people:
        raise UsageError(f"Coding {name!r} needs reports and coders: name one or more of both.")
    payload = {"coding": name, "reports": ids, "coders": people, "suggestions": suggestions}
    return done(database, by, "code", payload)


def codings(database: Database) -> list[Coding]:
    """All codings in order of their names, each as it was last said to be."""
    rows = database.rows("SELECT name, max(n) FROM coding GROUP BY name ORDER BY name")
    return [coding_at(database, name, n) for name, n in rows]


def coding(database: Database, name: str) -> Coding:
    """One coding; an error where there is none of the name."""
    n = database.value("SELECT max(n) FROM coding WHERE name = ?", storable(name))
    if n is None:
        known = database.column("SELECT DISTINCT name FROM coding ORDER BY name")
        raise UsageError(f"There is no coding {name!r}. Known ones: {', '.join(known) or 'none'}.")
    return coding_at(database, name, n)


def coding_at(database: Database, name: str, n: int) -> Coding:
    row = database.row("SELECT n, who, at, payload FROM journal WHERE n = ?", n)
    _, by, at, payload = row or (n, "", "", "{}")
    said = plain_json(payload)
    finished: dict[str, list[str]] = {coder: [] for coder in said["coders"]}
    latest = set(database.rows("SELECT coder, report FROM finished WHERE coding = ?", name))
    for report in said["reports"]:
        for coder, reports in finished.items():
            if (coder, report) in latest:
                reports.append(report)
    return Coding(
        n, name, tuple(said["reports"]), tuple(said["coders"]), said["suggestions"], by, at,
        {coder: tuple(reports) for coder, reports in finished.items()},
    )  # fmt: skip


def within(database: Database, name: str, report: str, coder: str) -> tuple[Coding, str]:
    """The coding and the report's id; an error where the report, or the coder, is none of it."""
    known = coding(database, name)
    called = report_called(database, report)
    if called not in known.reports:
        raise UsageError(f"Report {report!r} is not in coding {name!r}.")
    if storable(coder) not in known.coders:
        raise UsageError(f"{coder} is no coder of {name!r}. Its coders: {', '.join(known.coders)}.")
    return known, called


def coded(database: Database, name: str, report: str, coder: str, rejected: bool = False) -> Reading:
    """A report as one coder has it: what the program read, or nothing, and what this coder says in this coding."""
    known, called = within(database, name, report, coder)
    reading = reading_of(database, database.value("SELECT number FROM report WHERE id = ?", called))
    said = [one.correction for one in corrections_of(database, called, name, coder)]
    whole = (reviewed if rejected else corrected)(reading, said)
    return whole if known.suggestions else said_of(whole)


def said_of(reading: Reading) -> Reading:
    """What a coder says alone, and the actors of whom they speak."""
    own = {
        name: tuple(one for one in getattr(reading, name) if one.status != "suggested")
        for name in ("actors", "meetings", "statements", "positions", "events")
    }
    spoken_of = {one for some in own.values() for entry in some for one in refers_to(entry)}
    actors = tuple(one for one in reading.actors if one.status != "suggested" or one.id in spoken_of)
    return replace(reading, **own | {"actors": actors})


def finish(database: Database, name: str, report: str, coder: str) -> int:
    """Say that a coder is done with a report."""
    _, called = within(database, name, report, coder)
    return done(database, coder, "done", {"coding": name, "report": called, "coder": coder})


def settle(database: Database, name: str, report: str, coder: str, by: str) -> list[int]:
    """Take what a coder says of a report for right: it is corrected so in the record; the lines that do so."""
    _, called = within(database, name, report, coder)
    lines, settled = [], settled_lines(database, called)
    for one in corrections_of(database, called, name, coder):
        if one.n in settled:
            continue
        payload = msgspec.to_builtins(replace(one.correction, by=coder))
        payload = {fact: value for fact, value in payload.items() if value not in (None, {})}
        lines.append(done(database, by, "correct", {**payload, "settles": one.n}))
    return lines


def settled_lines(database: Database, report: str) -> set[int]:
    """The lines of codings that have been settled on and still are."""
    sql = "SELECT j.payload FROM correction c JOIN journal j ON j.n = c.n WHERE c.report = ? AND c.coding IS NULL"
    return {n for payload in database.column(sql, report) if (n := plain_json(payload).get("settles")) is not None}
