"""What people say of a store: which reports belong to which process, what is one and what is not, what is taken back.

Each becomes a line of the journal.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from dragoman.errors import UsageError
from dragoman.model import Merged, Reading
from dragoman.record.consistent import refers_to
from dragoman.record.corrected import KINDS, corrected, entries
from dragoman.record.processes import UNSORTED
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Database
from dragoman.store.deeds import do, processes_with
from dragoman.store.deriving import IN_PROCESS
from dragoman.store.journal import Entry, entry_at, written
from dragoman.store.shelf import reading_of

LONGEST = 100  # characters of a process's name
CLOSE = 60  # of 100: names at least as like as this are offered where one is not known


def placed(database: Database, by: str, how: str, into: Mapping[str, str]) -> int:
    """Put reports into processes; reports that a person has put there already stay as they are."""
    for name in set(into.values()):
        check_name(name)
    return done(database, by, "place", {"how": how, "into": dict(sorted(into.items()))})


def split(database: Database, by: str, name: str, reports: Sequence[str], into: str) -> int:
    """Reports go into a process of their own, and the others are held where they are, or they would follow."""
    members = members_of(database, name)
    strangers = sorted(set(reports) - set(members))
    if strangers:
        raise UsageError(
            f"Report {strangers[0]!r} is not in process {name!r}. See dragoman ask reports --process {name}"
        )
    if not reports or set(reports) == set(members):
        raise UsageError(
            f"A split leaves something on both sides: name some of the {len(members)} reports of {name!r}."
        )
    if members_of(database, into):
        raise UsageError(f"There is a process {into!r} already. Name another, or join the two: dragoman processes join")
    return placed(database, by, "split", {one: into if one in set(reports) else name for one in members})


def joined(database: Database, by: str, names: Sequence[str], into: str) -> int:
    """All reports of some processes go into one."""
    if len(set(names)) < 2:
        raise UsageError("One process cannot be joined. Name two or more: dragoman processes join A B")
    for name in names:
        process_named(database, name)
    return placed(database, by, "join", {one: into for name in names for one in members_of(database, name)})


def decided(database: Database, by: str, one: str, other: str, same: bool, kind: Merged | None) -> int:
    """Two entries are one, or they are not; an error where one of them is in no reading."""
    if one == other:
        raise UsageError(f"{one!r} is itself. Name two entries.")
    kinds = [kind_of(database, entry) for entry in (one, other)]
    if kind is None and kinds[0] != kinds[1]:
        raise UsageError(f"{one!r} is a {kinds[0]}, {other!r} a {kinds[1]}: they cannot be one. Name two of a kind.")
    kind = kind or kinds[0]
    return done(database, by, "decide", {"kind": kind, "one": one, "other": other, "same": same})


def undone(database: Database, by: str, n: int, part: int | None) -> int:
    """Take a line of the journal back; an error where that was done, or cannot be."""
    target = entry_at(database, n)
    if target.undone is not None:
        raise UsageError(
            f"Line {n} was taken back by line {target.undone}. To have it again: dragoman undo {target.undone}"
        )
    if part is not None:
        check_part(target, part)
    payload: dict[str, Any] = {"of": n}
    line = done(database, by, "undo", payload if part is None else {**payload, "part": part})
    for one in along(database, target):
        if entry_at(database, one).undone is None and not spoken_of(database, entry_at(database, one)):
            done(database, by, "undo", {"of": one})
    return line


def along(database: Database, target: Entry) -> list[int]:
    """The lines that go with one: those that added whom an entry brought along, or that took these back with it."""
    if target.kind != "undo":
        return list(target.payload.get("brought", ()))
    with_it = along(database, entry_at(database, target.payload["of"]))
    return [n for n in undos_behind(database, target) if entry_at(database, n).payload["of"] in with_it]


def undos_behind(database: Database, line: Entry) -> list[int]:
    """Lines right behind one by which the same person took more back."""
    found: list[int] = []
    n, who = line.n + 1, line.who
    while database.row("SELECT 1 FROM journal WHERE n = ? AND kind = 'undo' AND who = ?", n, who):
        found.append(n)
        n += 1
    return found


def spoken_of(database: Database, line: Entry) -> bool:
    """Whether somebody whom a line added, or brought back, is spoken of beside it; nobody is who is not there."""
    while line.kind == "undo":
        line = entry_at(database, line.payload["of"])
    if line.undone is not None:
        return False
    said = line.payload
    report, entry, coding = said["report"], said["entry"], said.get("coding")
    read = reading_of(database, database.value("SELECT number FROM report WHERE id = ?", report))
    known = corrections_of(database, report, coding, line.who if coding else None)
    whole = corrected(read, [one.correction for one in known])
    others = (one for kind in KINDS for one in entries(whole, kind) if one.id != entry)
    return any(entry in refers_to(one) for one in others) or any(
        one.correction.entry == entry and one.n != line.n for one in known
    )


def check_part(target: Entry, part: int) -> None:
    merges = target.payload["merges"] if target.kind == "merge" else []
    if not 1 <= part <= len(merges):
        has = f"tells of {len(merges)} merges" if merges else "has no parts"
        raise UsageError(f"There is no {target.n}.{part}: line {target.n} {has}. See dragoman log.")


def done(database: Database, by: str, kind: str, payload: dict[str, Any]) -> int:
    entry = written(database, by, kind, payload)
    do(database, entry)
    return entry.n


def report_called(database: Database, asked: str) -> str:
    """The report of this id or name; an error where there is none, or several."""
    found = database.column("SELECT id FROM report WHERE id = ?", asked) or database.column(
        "SELECT id FROM report WHERE name = ? OR name = ? ORDER BY id", asked, f"{asked}.txt"
    )
    if not found:
        raise UsageError(f"There is no report {asked!r}. See dragoman ask reports: an id or a name.")
    if len(found) > 1:
        raise UsageError(f"{len(found)} reports are called {asked!r}. Write the id of one: {', '.join(found[:5])}.")
    return str(found[0])


def process_named(database: Database, name: str) -> None:
    """An error where there is no such process."""
    if members_of(database, name):
        return
    names = database.column("SELECT process FROM component UNION SELECT placed FROM report WHERE placed IS NOT NULL")
    near = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=CLOSE)
    way_out = f"Did you mean {near[0]}?" if near else "See dragoman processes."
    raise UsageError(f"There is no process {name!r}. {way_out}")


def check_name(name: str) -> None:
    if not name.strip() or len(name) > LONGEST or not name.isprintable() or name.startswith(UNSORTED):
        raise UsageError(
            f"No process can be called {name!r}. Write up to {LONGEST} letters that do not begin with {UNSORTED!r}."
        )


def members_of(database: Database, name: str) -> list[str]:
    """The ids of the reports of a process, none where there is no such process."""
    return sorted(database.column(IN_PROCESS.format("r.id"), name, name))


def kind_of(database: Database, entry: str) -> Merged:
    """What an entry of a reading is; an error where no reading has it."""
    if processes_with(database, entry):
        report = entry.partition("/")[0] if "/" in entry else None
        known = "SELECT report FROM known_id WHERE id = ? UNION SELECT report FROM correction WHERE code = ? ORDER BY 1"
        report = report or database.value(f"{known} LIMIT 1", entry, entry)
        read = reading_of(database, database.value("SELECT number FROM report WHERE id = ?", report))
        said = [one.correction for one in corrections_of(database, str(report))]
        found = (kinds_in(read) | kinds_in(corrected(read, said))).get(entry)
        if found:
            return found
    raise UsageError(f"There is no entry {entry!r}. Ids stand in the answers: dragoman ask people --format json")


def kinds_in(reading: Reading) -> dict[str, Merged]:
    kinds: dict[str, Merged] = {actor.id: "person" if actor.kind == "person" else "party" for actor in reading.actors}
    kinds |= dict.fromkeys(ids(reading.meetings), "meeting")
    return kinds | dict.fromkeys(ids(reading.statements), "utterance")


def ids(entries: Iterable[Any]) -> list[str]:
    return [entry.id for entry in entries]
