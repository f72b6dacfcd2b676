"""Readings, decisions and days as users give them: in files, and on the command line.

readings_in([Path("kabul.jsonl"), Path("record.json")])     as `dragoman read --format jsonl` or `json` printed them
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from dragoman.archived import archived_readings, is_archived
from dragoman.days import is_day
from dragoman.errors import SourceError, UsageError
from dragoman.model import (
    Actor,
    Decision,
    Event,
    Failure,
    Meeting,
    Position,
    ProcessRecord,
    Reading,
    Report,
    Statement,
    Value,
)

KINDS: dict[str, type[Value]] = {
    "actors": Actor,
    "meetings": Meeting,
    "statements": Statement,
    "positions": Position,
    "events": Event,
}
REFERRING = {
    "id", "party", "parties", "participants", "mediators", "speaker", "quoted_in", "target", "actors", "recipients",
}  # fmt: skip
ENDINGS = (".json", ".jsonl")


def readings_in(places: Iterable[Path]) -> Iterator[Reading | Failure]:
    """The readings in these files, in the JSON and JSONL files of these folders, or in what `dragoman archive` wrote.

    A file holds a record (one object), or readings and failures, one a line. A file or a line that holds neither is a
    Failure with its reason.
    """
    for place in places:
        yield from archived_readings(place) if is_archived(place) else readings_in_files(files_in(place))


def readings_in_files(paths: Iterable[Path]) -> Iterator[Reading | Failure]:
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Failure(name=str(path), reason=f"cannot be read: {error.strerror or error}")
            continue
        yield from (given for name, value in values_in(data, path) for given in readings_of(value, name))


def files_in(place: Path) -> list[Path]:
    """A file itself; of a folder the files that may hold readings."""
    if not place.is_dir():
        return [place]
    return sorted(path for path in place.iterdir() if path.suffix in ENDINGS and path.is_file())


def values_in(data: bytes, path: Path) -> Iterator[tuple[str, Any]]:
    """The JSON values of a file with the name of each: the file's stem, or FILE line N."""
    try:
        yield path.stem, msgspec.json.decode(data)
        return
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        lines = data.splitlines()
        if len(lines) < 2:
            yield path.stem, Failure(name=str(path), reason=f"is no JSON: {error}")
            return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = f"{path.name} line {number}"
        try:
            yield name, msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield name, Failure(name=name, reason=f"is no JSON: {error}")


def readings_of(value: Any, name: str) -> Iterator[Reading | Failure]:
    """The readings that a decoded value holds: one reading, a failure, or all of a record."""
    try:
        if isinstance(value, Failure):
            yield value
        elif isinstance(value, dict) and "report" in value:
            yield msgspec.convert(value, Reading)
        elif isinstance(value, dict) and value.keys() >= {"name", "reason"}:
            yield msgspec.convert(value, Failure)
        elif isinstance(value, dict) and value.keys() & KINDS.keys():
            yield from readings_of_record(value, name)
        else:
            yield Failure(name=name, reason="holds neither a reading nor a record: `dragoman read --format json` does")
    except (msgspec.ValidationError, RecursionError) as error:
        yield Failure(name=name, reason=f"is no reading: {error}")
    except (TypeError, AttributeError):
        yield Failure(name=name, reason="is no record: a section of it is no array of objects")


def readings_of_record(record: dict[str, Any], name: str) -> Iterator[Reading | Failure]:
    """A record taken apart into the readings of its reports; without a report all is one reading without a text."""
    reports = [msgspec.convert({"text": "", **report}, Report) for report in record.get("reports") or []]
    reports = reports or [Report(id=sha256(repr(record).encode()).hexdigest()[:12], name=name, text="")]
    alone = reports[0].id if len(reports) == 1 else None
    names = own_names(record, alone)
    entries = {
        kind: [*converted(renamed(record.get(kind) or [], names), of, reports[0].id)] for kind, of in KINDS.items()
    }
    for report in reports:
        own = {kind: tuple(e for e in some if alone or belongs(e, report.id)) for kind, some in entries.items()}
        spoken = set() if alone else codes_in(own)
        parties = tuple(a for a in entries["actors"] if a.kind != "person" and (alone or a.id in spoken))
        people = tuple(a for a in own["actors"] if a.kind == "person")
        yield Reading(report=report, **{**own, "actors": (*parties, *people)})
    yield from (msgspec.convert(failure, Failure) for failure in record.get("failures") or [])


def own_names(record: dict[str, Any], alone: str | None) -> dict[str, str]:
    """What the ids of a record's entries become, where they are not as ours: a party's its code, others its report's.

    actor-3, a group called KLF           KLF
    actor-4, a person of report 5d0c8e    5d0c8e/actor-4
    """
    names: dict[str, str] = {}
    for kind in KINDS:
        for entry in record.get(kind) or []:
            own = entry.get("id")
            if kind == "actors" and entry.get("kind") != "person":
                names[own] = entry.get("code") or (own if "evidence" in entry else entry.get("name")) or own
            elif alone and own and not str(own).startswith(f"{alone}/"):
                names[own] = f"{alone}/{own}"
    return {one: other for one, other in names.items() if one and one != other}


def renamed(entries: list[dict[str, Any]], names: dict[str, str]) -> list[dict[str, Any]]:
    """The entries with every id in them as it is called now."""
    if not names:
        return entries
    return [
        {field: named(value, names) if field in REFERRING else value for field, value in e.items()} for e in entries
    ]


def named(value: Any, names: dict[str, str]) -> Any:
    """An id, or each of a list of them, as it is called now."""
    if isinstance(value, list):
        return [named(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def converted(entries: list[dict[str, Any]], kind: type[Value], report: str) -> Iterator[Any]:
    """The entries of a section; of those that labels alone make, what a struct needs beside them."""
    for number, entry in enumerate(entries, 1):
        needed: dict[str, Any] = {"id": f"{report}/{kind.__name__[0].lower()}{number}"}
        if kind is Statement:
            needed |= {"report": report, "kind": "indirect", "spans": [], "text": ""}
        yield msgspec.convert({**needed, **entry}, kind)


def belongs(entry: Any, report: str) -> bool:
    """Whether an entry is one report's: by its id, its report, or its evidence."""
    if entry.id.partition("/")[0] == report or getattr(entry, "report", None) == report:
        return True
    return any(span.report == report for span in getattr(entry, "evidence", ()))


def codes_in(entries: dict[str, tuple[Any, ...]]) -> set[str]:
    """The parties of which these entries speak, and those that stand there by their own evidence."""
    found = {actor.id for actor in entries["actors"]} | {actor.party for actor in entries["actors"]}
    for meeting in entries["meetings"]:
        found |= {*meeting.parties, *meeting.mediators}
    for one in (*entries["statements"], *entries["positions"]):
        found |= {one.party, getattr(one, "target", None), getattr(one, "speaker", None)}
    for event in entries["events"]:
        found |= {*event.actors, *event.recipients}
    return {code for code in found if code}


def decisions_in(path: Path | None) -> tuple[Decision, ...]:
    """What people have said of entries that are one or are not.

    [{"kind": "person", "one": "5d0c8e3b1a2f/ana-roa", "other": "77ab…/anna-roa", "same": true}]
    """
    if path is None:
        return ()
    try:
        return tuple(msgspec.json.decode(path.read_bytes(), type=list[Decision]))
    except OSError as error:
        raise SourceError(
            f"Decisions '{path}' cannot be read: {error.strerror or error}. Name another file."
        ) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        form = '[{"kind": "person", "one": "…", "other": "…", "same": false}]'
        raise UsageError(f"Decisions '{path}' do not read as such: {error}. Write {form}.") from error


def unknown_in(decisions: Iterable[Decision], record: ProcessRecord) -> list[str]:
    """The ids in decisions that no entry of a record's readings has."""
    known = {e.id for name in (*KINDS, "utterances") for e in getattr(record, name)}
    known |= {one for merge in record.merges for one in (merge.one, merge.other)}
    return sorted({one for said in decisions for one in (said.one, said.other)} - known)


def day_given(day: str | None) -> str | None:
    """A day as it is given; an error where it is none."""
    if day is not None and not is_day(day):
        raise UsageError(f"'{day}' is no day. Write YYYY-MM-DD: 2019-03-25.")
    return day
