"""Reports as they stand in the store: one for each text, under the facts that come first, where its latest place is."""

from hashlib import sha256

from dragoman.model import Reading, Report
from dragoman.record.processes import Link, Traits, traits_of
from dragoman.store.addresses import address_of
from dragoman.store.database import Database
from dragoman.store.membership import enter, leave
from dragoman.store.packing import listed, reading_in, storable
from dragoman.store.words import words_of

BY_FACTS = "name, coalesce(url, ''), coalesce(outlet, ''), coalesce(published, ''), n"


def settle(database: Database, report: str) -> None:
    """Let a report stand as its appearances and placements have it by now, or not at all."""
    number = database.value(f"SELECT n FROM appearance WHERE report = ? ORDER BY {BY_FACTS} LIMIT 1", report)
    placed = database.value("SELECT process FROM placement WHERE report = ? ORDER BY n DESC LIMIT 1", report)
    known = database.row("SELECT number, placed FROM report WHERE id = ?", report)
    if known == (number, placed) or (known is None and number is None):
        return
    if known:
        leave(database, report)
    if known and known[0] != number:
        take_out(database, reading_of(database, known[0]), known[0])
    if number is not None:
        reading = reading_of(database, number)
        traits = storable_traits(reading)
        if known is None or known[0] != number:
            put_in(database, reading, traits, number)
        enter(database, traits, placed)


def put_in(database: Database, reading: Reading, traits: Traits, number: int) -> None:
    """A report's row, the ids by which it is asked for, and its words."""
    report = reading.report
    facts = {
        name: storable(getattr(report, name))
        for name in ("name", "title", "outlet", "byline", "published", "url", "language")
    }
    database.insert(
        "report",
        number=number,
        id=report.id,
        day=traits.day,
        pairs=listed(traits.pairs),
        address=storable(address_of(report.url)),
        **facts,
    )
    ids = {storable(actor.id) for actor in reading.actors if not actor.id.startswith(f"{report.id}/")}
    database.many("INSERT INTO known_id (id, report) VALUES (?, ?)", [(one, report.id) for one in sorted(ids)])
    with database.told():
        database.dialect.add_words(database.connection, "report", number, report_words(reading))


def storable_traits(reading: Reading) -> Traits:
    """What decides where a report belongs, in words that a column can hold."""
    report, day, pairs, links = traits_of(reading)
    return Traits(report, day, tuple(storable(pairs)), tuple(Link(storable(key), days) for key, days in links))


def take_out(database: Database, reading: Reading, number: int) -> None:
    with database.told():
        database.dialect.drop_words(database.connection, "report", number, report_words(reading))
    database.run("DELETE FROM known_id WHERE report = ?", reading.report.id)
    database.run("DELETE FROM report WHERE number = ?", number)


def report_words(reading: Reading) -> list[str]:
    """The words of a report and of its title, where that is no part of the text."""
    report = reading.report
    title = report.title if report.title and report.title not in report.text else ""
    return words_of(f"{title}\n{report.text}")


def reading_of(database: Database, number: int) -> Reading:
    """The reading that a line of the journal brought."""
    return reading_in(database.value("SELECT reading FROM journal WHERE n = ?", number))


def report_at(database: Database, report: str) -> Report:
    """A report of the store, by its id."""
    return reading_of(database, database.value("SELECT number FROM report WHERE id = ?", report)).report


def digest_of(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
