"""Many readings put together as one record, without yet asking who or what is the same across reports."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dragoman.model import Actor, Failure, Reading, Record


def assemble(readings: Iterable[Reading | Failure]) -> Record:
    """One record of many readings.

    Reports, meetings, statements, positions and events stand in the order given. Parties come first among the actors,
    one for each code; people follow as each report has them. A report with the very same text as an earlier one is
    listed, flagged "same text as NAME", and gives no entries of its own.
    """
    given = tuple(without_repeats(readings))
    taken = tuple(reading for reading in given if isinstance(reading, Reading))
    by_code: dict[str, Actor] = {}
    for party in (party for reading in taken for party in parties(reading)):
        by_code[party.id] = merged(by_code.get(party.id), party)
    return Record(
        reports=tuple(reading.report for reading in taken),
        actors=(*by_code.values(), *(person for reading in taken for person in people(reading))),
        meetings=tuple(meeting for reading in taken for meeting in reading.meetings),
        statements=tuple(statement for reading in taken for statement in reading.statements),
        positions=tuple(position for reading in taken for position in reading.positions),
        events=tuple(event for reading in taken for event in reading.events),
        failures=tuple(failure for failure in given if isinstance(failure, Failure)),
    )


def without_repeats(readings: Iterable[Reading | Failure]) -> Iterator[Reading | Failure]:
    """Each reading as it comes; of a text that came before, only the report, with a flag that says so."""
    names: dict[str, str] = {}
    for reading in readings:
        if isinstance(reading, Failure):
            yield reading
            continue
        report = reading.report
        if report.id in names:
            flags = (*report.flags, f"same text as {names[report.id]}")
            yield Reading(report=replace(report, flags=flags))
        else:
            names[report.id] = report.name
            yield reading


def people(reading: Reading) -> tuple[Actor, ...]:
    """The persons of a reading."""
    return tuple(actor for actor in reading.actors if actor.kind == "person")


def parties(reading: Reading) -> tuple[Actor, ...]:
    """The states, organisations and groups of a reading."""
    return tuple(actor for actor in reading.actors if actor.kind != "person")


def merged(known: Actor | None, found: Actor) -> Actor:
    """A party as first found, also under the names by which it was found again."""
    if known is None:
        return found
    names = dict.fromkeys((*known.aliases, found.name, *found.aliases))
    names.pop(known.name, None)
    return known if len(names) == len(known.aliases) else replace(known, aliases=tuple(names))
