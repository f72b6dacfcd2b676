"""A question about what was known on a day: put to a store in memory that holds what had been published by then."""

from dataclasses import replace

from msgspec.structs import replace as changed

from dragoman.model import Reading
from dragoman.store.asking import Answer, answers
from dragoman.store.components import touch
from dragoman.store.database import Database, marks
from dragoman.store.deriving import derived, lay_out
from dragoman.store.dialects import Sqlite
from dragoman.store.migrations import migrate
from dragoman.store.narrowing import day_asked, forms_asked
from dragoman.store.questions import Question
from dragoman.store.rows import rows_of
from dragoman.store.shelf import put_in, storable_traits


def answers_as_of(database: Database, question: Question) -> list[Answer]:
    """The answers that could be given on a day, by the same rules as those of today."""
    as_of = day_asked(question.as_of)
    earlier = Database(Sqlite(":memory:", create=True))
    try:
        migrate(earlier)
        earlier.run("PRAGMA foreign_keys = OFF")  # the journal stays where it is
        for process in processes_about(database, question):
            lay_down(earlier, database, process, as_of)
        return answers(earlier, replace(question, as_of=None))
    finally:
        earlier.close()


def processes_about(database: Database, question: Question) -> list[str]:
    """The processes in which the answers can lie."""
    if question.process:
        return [question.process]
    if not question.party:
        return database.column("SELECT name FROM process ORDER BY name")
    forms = forms_asked(question.party)
    sql = f"SELECT DISTINCT process FROM found_by WHERE what = 'party' AND value IN ({marks(len(forms))})"
    return sorted(database.column(sql, *forms))


def lay_down(earlier: Database, database: Database, process: str, as_of: str | None) -> None:
    """Write a process as it was known on a day."""
    with database.reading():
        record = derived(database, process, as_of)
        rows = {
            report.id: database.row("SELECT number, name FROM report WHERE id = ?", report.id) or (0, report.name)
            for report in record.reports
        }
    with earlier.writing():
        touch(earlier, process)
        lay_out(earlier, process, rows_of(record))
        for report in record.reports:
            number, name = rows[report.id]
            reading = Reading(report=changed(report, name=name))
            put_in(earlier, reading, storable_traits(reading), number)
            earlier.run("UPDATE report SET placed = ? WHERE id = ?", process, report.id)
