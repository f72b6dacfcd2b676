"""Reports coming into a store: new, known, a new version of an article, or a known text that appears elsewhere."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from dragoman.errors import RefusedError
from dragoman.model import Reading
from dragoman.store.addresses import address_of
from dragoman.store.by_hand import check_name, placed, undone
from dragoman.store.database import Database, Row
from dragoman.store.deeds import do
from dragoman.store.failures import forget_name
from dragoman.store.journal import written
from dragoman.store.packing import packed, storable
from dragoman.store.shelf import digest_of, reading_of
from dragoman.surrogates import whole

Outcome = Literal["added", "known", "version", "appearance", "again"]
KINDS = {"added": "add", "version": "version", "appearance": "appearance", "again": "add"}
LONGEST, LONGEST_ID = 2000, 200  # characters that an index takes: of a name or address, of an entry's id


class Added(NamedTuple):
    """What came of adding a report: its id, the line of the journal (None where nothing was new), and of which reports
    it is a new version, if it is."""

    outcome: Outcome
    report: str
    n: int | None
    version_of: tuple[str, ...] = ()


def added(database: Database, reading: Reading, by: str, process: str | None, again: bool) -> Added:
    """Add a report with its reading, whole or not at all."""
    report = reading.report
    for wrong in faults(reading):
        raise RefusedError(f"Report {report.name!r} was not added: {wrong}.")
    with database.writing():
        forget_name(database, report.name)
        seen = appearances(database, reading)
        same = next((n for *facts, n in seen if tuple(facts) == facts_of(reading)), None)
        if same is not None and not (again and reading_of(database, same) != reading):
            return Added("known", report.id, put(database, report.id, process, by))
        if same is not None:
            process = process or database.value("SELECT process FROM placement WHERE n = ?", same)
            undone(database, by, same, None)
        earlier = () if seen else at_address(database, report.url)
        outcome: Outcome = "again" if same is not None else "appearance" if seen else "version" if earlier else "added"
        payload: dict[str, Any] = {"report": report.id, "name": report.name}
        if process is not None:
            check_name(process)
            payload["process"] = process
        if earlier:
            payload["of"] = list(earlier)
        entry = written(database, by, KINDS[outcome], payload, packed(reading))
        do(database, entry)
    return Added(outcome, report.id, entry.n, earlier)


def faults(reading: Reading) -> Iterator[str]:
    """Why a reading cannot be kept: it is not of its report, or not of one report alone."""
    report = reading.report
    digest = digest_of(report.text)[: len("0123456789ab")]
    if report.id != digest or whole(report.text) != report.text:
        yield f"its id is {report.id!r}, its text gives {digest!r}"
    if len(report.name) > LONGEST or len(report.url or "") > LONGEST:
        yield f"its name or its address is longer than {LONGEST} characters"
    yield from (f"it has an id of {len(one)} characters" for one in ids_of(reading) if len(one) > LONGEST_ID)
    for entries in (reading.actors, reading.meetings, reading.positions, reading.events):
        for entry in entries:
            yield from (strange(entry.id, span.report) for span in entry.evidence if span.report != report.id)
    yield from (strange(one.id, one.report) for one in reading.statements if one.report != report.id)


def ids_of(reading: Reading) -> Iterator[str]:
    for entries in (reading.actors, reading.meetings, reading.statements, reading.positions, reading.events):
        yield from (entry.id for entry in entries)


def strange(entry: str, report: str) -> str:
    return f"its entry {entry!r} rests on another report, {report!r}"


def appearances(database: Database, reading: Reading) -> list[Row]:
    """The facts under which a text was added, each with its line of the journal."""
    report, digest = reading.report, digest_of(reading.report.text)
    seen = database.rows(
        "SELECT name, outlet, published, url, n, digest FROM appearance WHERE report = ? ORDER BY n", report.id
    )
    if any(row[-1] != digest for row in seen):
        raise RefusedError(f"Report {report.name!r} was not added: its id {report.id!r} is that of another text.")
    return [row[:-1] for row in seen]


def facts_of(reading: Reading) -> tuple[str | None, ...]:
    report = reading.report
    return tuple(storable(fact) for fact in (report.name, report.outlet, report.published, report.url))


def put(database: Database, report: str, process: str | None, by: str) -> int | None:
    """Put a report that is there into the process that is named, unless it lies there."""
    lies = database.value("SELECT placed FROM report WHERE id = ?", report)
    return None if process in (None, lies) else placed(database, by, "assign", {report: str(process)})


def at_address(database: Database, url: str | None) -> tuple[str, ...]:
    """The reports that were printed at an address, the first of them first."""
    address = storable(address_of(url))
    if address is None:
        return ()
    return tuple(database.column("SELECT id FROM report WHERE address = ? ORDER BY day, number", address))
