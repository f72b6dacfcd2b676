"""What people say of single entries: accepted, rejected, edited, added; and issues that are called otherwise.

Each becomes a line of the journal. The readings stay as they were made; the record is made of them as corrected.
"""

import msgspec

from dragoman.errors import ConflictError, UsageError
from dragoman.model import Correction
from dragoman.record.corrected import KINDS, applied
from dragoman.store.by_hand import done, report_called
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Database
from dragoman.store.shelf import reading_of


def correct(
    database: Database, correction: Correction, by: str, seen: int | None = None, coding: str | None = None
) -> int:
    """Write a correction down; an error where somebody else has corrected the entry since line `seen`."""
    report = report_called(database, correction.report)
    earlier = [one for one in corrections_of(database, report, coding) if one.correction.entry == correction.entry]
    latest = earlier[-1] if earlier else None
    if seen is not None and latest and latest.n > seen and latest.who != by:
        raise ConflictError(f"{latest.who} has corrected {correction.entry!r} meanwhile (line {latest.n}).", latest.n)
    try:
        number = database.value("SELECT number FROM report WHERE id = ?", report)
        applied(reading_of(database, number), correction)
    except msgspec.ValidationError as error:
        raise UsageError(f"This is no {correction.kind}: {error}. Its fields: {fields_of(correction)}.") from error
    payload = msgspec.to_builtins(correction)
    del payload["by"]
    if coding:
        payload["coding"] = coding
    return done(database, by, "correct", payload)


def fields_of(correction: Correction) -> str:
    return ", ".join(KINDS[correction.kind].__struct_fields__)


def recode(database: Database, issue: str, into: str, by: str, process: str | None = None) -> int:
    """From now on positions on an issue are on another one, in one process or in all; nothing is coded anew."""
    if issue == into or not into.strip():
        raise UsageError(f"Issue {issue!r} needs another name than {into!r}.")
    return done(database, by, "recode", {"issue": issue, "into": into.strip(), "process": process})
