"""What is exported, a part at a time: the record of a process, or a report that lies in none.

A store of any size is written with the memory of its largest process.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import asdict

from dragoman.errors import UsageError
from dragoman.given import files_in, readings_of, values_in
from dragoman.model import (
    Actor,
    Failure,
    KnownActor,
    KnownMeeting,
    LedgerEntry,
    Origin,
    ProcessRecord,
    Reading,
    Report,
    Utterance,
    Value,
    Wording,
)

if TYPE_CHECKING:
    from dragoman.store import Store


@dataclass(frozen=True)
class Part:
    """The record of one process by its name; without a name, that of a report by itself."""

    process: str | None
    record: ProcessRecord

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The record's actors by id."""
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The record's reports by id."""
        return {report.id: report for report in self.record.reports}


def parts_of_store(store: "Store", processes: Sequence[str] = (), as_of: str | None = None) -> Iterator[Part]:
    """The processes of these names, all without any; then, of all, the reports that lie in none."""
    if processes:
        yield from (Part(name, store.record(name, as_of)) for name in dict.fromkeys(processes))
        return
    after = ""
    while names := store.some_processes(100, after):
        yield from (Part(name, store.record(name, as_of)) for name in names)
        after = names[-1]
    yield from (Part(None, as_it_stands(reading)) for reading in unsorted_readings(store, as_of))


def unsorted_readings(store: "Store", as_of: str | None) -> Iterator[Reading]:
    """The reports that lie in no process, as corrected, those published by a day where one is given."""
    found = store.unsorted_before(100)
    while found:
        readings = (store.corrected(report) for _, report in found)
        yield from (one for one in readings if as_of is None or (one.report.published or "9999") <= as_of)
        found = store.unsorted_before(100, found[-1][0])


def parts_in(places: Iterable[Path]) -> Iterator[Part | Failure]:
    """What files hold that `dragoman record` or `dragoman read` printed: records of processes, or readings one by one.

    What is neither is a Failure with its reason.
    """
    for path in (file for place in places for file in files_in(place)):
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Failure(name=str(path), reason=f"cannot be read: {error.strerror or error}")
            continue
        for name, value in values_in(data, path):
            yield from parts_of_value(value, name)


def parts_of_value(value: object, name: str) -> Iterator[Part | Failure]:
    """The record of a process where a value is one, else the readings that it holds."""
    if isinstance(value, dict) and "movements" in value:
        try:
            yield Part(name, msgspec.convert(value, ProcessRecord))
        except msgspec.ValidationError as error:
            yield Failure(name=name, reason=f"is no record of a process: {error}")
        return
    for reading in readings_of(value, name):
        yield reading if isinstance(reading, Failure) else Part(None, as_it_stands(reading))


def as_it_stands(reading: Reading) -> ProcessRecord:
    """The record of one reading, with nothing merged."""
    report = reading.report
    own = (report.id,)
    return ProcessRecord(
        reports=(report,),
        actors=tuple(KnownActor(**facts_of(actor), reports=own) for actor in reading.actors),
        meetings=tuple(KnownMeeting(**facts_of(meeting), reports=own) for meeting in reading.meetings),
        statements=reading.statements,
        positions=tuple(
            LedgerEntry(**facts_of(position), since=position.date or report.published, reports=own)
            for position in reading.positions
        ),
        events=reading.events,
        utterances=tuple(
            Utterance(
                id=one.id,
                speaker=one.speaker,
                party=one.party,
                statements=(one.id,),
                wordings=(Wording(report=report.id, statement=one.id, text=one.text),),
                reason=one.reason,
                score=one.score,
            )
            for one in reading.statements
        ),
        origins=(Origin(id=report.id, reports=own, outlets=(report.outlet,) if report.outlet else ()),),
    )


def facts_of(entry: Value) -> dict[str, Any]:
    """The fields of an entry by name."""
    return asdict(entry)


def only_one(parts: Iterator[Part], format_name: str) -> Part:
    """The one process that is exported; an error that names some where there are several."""
    found = next(parts, None)
    if found is None:
        raise UsageError(f"{format_name} is of one process, and there is none. Add reports first: dragoman add.")
    other = next(parts, None)
    if other is not None:
        names = ", ".join(repr(one.process or one.record.reports[0].name) for one in (found, other))
        way_out = "Name one: --process NAME." if found.process else "Make one record of them first: dragoman record."
        raise UsageError(f"{format_name} is of one process, and there are several: {names} … {way_out}")
    return found
