"""What people say of single entries: accepted, rejected, edited, added; and issues that are called otherwise.

Each becomes a line of the journal. The readings stay as they were made; the record is made of them as corrected.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.errors import ConflictError, UsageError
from dragoman.model import Correction, Reading
from dragoman.record.admissible import completed, problems_of
from dragoman.record.corrected import KINDS, MACHINES, SAID, History, entries, histories, reviewed
from dragoman.store.by_hand import done, report_called
from dragoman.store.codings import within
from dragoman.store.corrections import Said, corrections_of
from dragoman.store.database import Database
from dragoman.store.shelf import reading_of

LONGEST = 60  # characters of a name in an id


def correct(
    database: Database,
    correction: Correction,
    by: str,
    seen: int | None = None,
    coding: str | None = None,
    brought: Sequence[int] = (),
) -> int:
    """Write a correction down; an error where somebody else has corrected the entry since line `seen`.

    `brought` are the lines that added those whom this entry is the first to speak of.
    """
    report = report_called(database, correction.report)
    if coding is not None:
        within(database, coding, report, by)
    read = reading_of(database, database.value("SELECT number FROM report WHERE id = ?", report))
    said = corrections_of(database, report, coding, by if coding else None)
    known = histories(read, [one.correction for one in said])[correction.kind]
    correction = replace(correction, report=report, by="")
    if correction.deed == "add":
        correction = replace(correction, entry=new_id(database, correction, known, by), before=None)
    elif seen is not None:
        no_conflict(correction.entry, known, said, seen, by)
    whole = reviewed(read, [one.correction for one in said])
    correction = admissible(whole, with_before(correction, whole))
    return written_down(database, correction, by, coding, brought)


def written_down(
    database: Database, correction: Correction, by: str, coding: str | None = None, brought: Sequence[int] = ()
) -> int:
    """The line of the journal for a correction that can be kept."""
    payload = msgspec.to_builtins(correction)
    payload = {name: value for name, value in payload.items() if name != "by" and value not in (None, {})}
    if coding is not None:
        payload["coding"] = coding
    if brought:
        payload["brought"] = list(brought)
    return done(database, by, "correct", payload)


def with_before(correction: Correction, whole: Reading) -> Correction:
    """The correction with the entry as it stands, so that it is found again when the report is read anew."""
    if correction.deed == "add" or correction.before is not None:
        return correction
    entry = next((one for one in entries(whole, correction.kind) if one.id == correction.entry), None)
    if entry is None:
        raise UsageError(f"There is no {correction.kind} {correction.entry!r} in report {correction.report!r}.")
    return replace(correction, before=msgspec.to_builtins(entry))


def admissible(whole: Reading, correction: Correction) -> Correction:
    """The correction made whole; an error in words where it cannot be kept."""
    needed = correction.deed in ("edit", "add")
    if needed != (correction.after is not None):
        raise UsageError(
            f"To {correction.deed} a {correction.kind}, {'say' if needed else 'leave out'} what it is to be."
        )
    try:
        correction = completed(whole, correction)
        wrong = next(problems_of(whole, correction), None)
    except msgspec.ValidationError as error:
        wrong = f"{error}. Its fields: {', '.join(KINDS[correction.kind].__struct_fields__)}"
    if wrong is not None:
        raise UsageError(f"This is no {correction.kind}: {wrong}.")
    return correction


def new_id(database: Database, correction: Correction, known: list[History], by: str) -> str:
    """The id of an entry that is added: a party's is its code; others are told apart by who added them, and counted."""
    after = correction.after or {}
    if correction.kind == "actor" and after.get("kind") != "person":
        code = str(after.get("code") or after.get("id") or "")
        if any(code == one.entry.id and not one.rejected for one in known):
            raise UsageError(f"There is a party {code!r} in this report already.")
        return code
    report = correction.report
    taken = set(database.column("SELECT entry FROM correction WHERE report = ?", report))
    if correction.entry.startswith(f"{report}/by-") and correction.entry not in taken:
        return correction.entry
    name = re.sub(r"[^\w.-]+", "-", by)[:LONGEST]
    last = int(database.value("SELECT coalesce(max(n), 0) FROM journal"))
    count = 1 + sum(entry.startswith(f"{report}/by-{name}-") for entry in taken)
    free = f"{report}/by-{name}-{count}"
    return free if free not in taken else f"{report}/by-{name}-{last + 1}"


def no_conflict(entry: str, known: list[History], said: list[Said], seen: int, by: str) -> None:
    """An error where somebody else has said something of the entry since a line of the journal."""
    mine = next((one for one in known[::-1] if entry in one.called), None)
    about = [one for one in said if mine is not None and any(one.correction is other for other in mine.said)]
    latest = about[-1] if about else None
    if latest is not None and latest.n > seen and latest.who != by:
        raise ConflictError(f"{latest.who} has {told(latest.correction)} meanwhile (line {latest.n}).", latest.n)


def told(correction: Correction) -> str:
    """rejected this position; corrected this position (stance: offers)"""
    before, after = correction.before or {}, correction.after or {}
    new = [f"{name}: {after[name]}" for name in after if name not in MACHINES and after[name] != before.get(name)]
    simple = [one for one in new if "[" not in one]
    what = f"{SAID[correction.deed]} this {correction.kind}"
    return f"{what} ({'; '.join(simple)})" if simple and correction.deed == "edit" else what


def recode(database: Database, issue: str, into: str, by: str, process: str | None = None) -> int:
    """From now on positions on an issue are on another one, in one process or in all; nothing is coded anew."""
    if issue == into or not into.strip():
        raise UsageError(f"Issue {issue!r} needs another name than {into!r}.")
    return done(database, by, "recode", {"issue": issue, "into": into.strip(), "process": process})


def history_of(database: Database, entry: str, report: str, facts: tuple[str | None, str | None]) -> list[Said]:
    """What people have said of one entry, in order, under whichever id it goes; in a coding what one coder says."""
    coding, who = facts
    said = corrections_of(database, report, coding, who)
    read = reading_of(database, database.value("SELECT number FROM report WHERE id = ?", report))
    known: list[Any] = [one for kind in histories(read, [s.correction for s in said]).values() for one in kind]
    mine = [one for one in known if entry in one.called or entry == one.entry.id]
    return [one for one in said if any(one.correction is other for history in mine for other in history.said)]
