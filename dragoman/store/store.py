"""A store of reports and of what they give together.

with open_store("talks.db") as store:
    store.add(reading, by="ana")
    store.ask("positions", party="Tunisia", issue="fishing")
"""

from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from types import TracebackType
from typing import NamedTuple

from dragoman.errors import StoreError
from dragoman.model import Merged, ProcessRecord, Reading
from dragoman.record.processes import UNSORTED
from dragoman.store.adding import Added, Outcome, added, at_address
from dragoman.store.asking import Answer, answers
from dragoman.store.by_hand import decided, joined, placed, process_named, report_called, split, undone
from dragoman.store.database import Database
from dragoman.store.deriving import IN_PROCESS, derived, kept_record, known_on, refresh, refresh_small, size_of, stale
from dragoman.store.dialects import dialect_of
from dragoman.store.methods.accounts import Accounts
from dragoman.store.methods.codes import Codes
from dragoman.store.methods.codings import Codings
from dragoman.store.methods.coming import Coming
from dragoman.store.methods.corrections import Corrections
from dragoman.store.methods.finding import Finding
from dragoman.store.methods.overview import Overview
from dragoman.store.methods.some import Some
from dragoman.store.methods.watching import Watching
from dragoman.store.migrations import migrate
from dragoman.store.narrowing import day_asked
from dragoman.store.questions import Question
from dragoman.store.shelf import report_at
from dragoman.store.versions import difference


class ProcessLine(NamedTuple):
    """A process as a list shows it."""

    name: str
    reports: int
    first: str | None
    last: str | None
    by_hand: bool


def open_store(where: str | PathLike[str], create: bool = True, threads: bool = False) -> "Store":
    """The store in a file or at postgresql://..., made where there is none unless `create` is false.

    A store of an older form is brought up to this one, with a copy of it kept. Raises `dragoman.errors.DragomanError`
    with the way out where it cannot be opened. `threads` may use it in turn, one at a time.
    """
    return Store(Database(dialect_of(fspath(where), create, threads)))


class Store(Accounts, Codes, Codings, Coming, Corrections, Finding, Overview, Some, Watching):
    """An open store. What a method has returned from is kept, also if the machine loses power right after."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.name = database.name
        self.copy_from_before = migrate(database)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    def add(self, reading: Reading, by: str, process: str | None = None, again: bool = False) -> Added:
        """Add a report with its reading, whole or not at all; a text that is there under the same facts is known.

        process  into which it is put by hand; without it the report finds its own
        again    put this reading in the place of the one that a known report has
        """
        return added(self.database, reading, by, process, again)

    def refresh(self, most: int | None = None) -> int:
        """Make the records of processes that something happened to; how many are left, as they have more reports than
        `most`. Every question does so first, for the processes that it is about."""
        return refresh(self.database, most=most)

    def waiting(self, more_than: int = 0) -> list[str]:
        """The processes whose records are to be made anew, of those with more reports than so many."""
        found = stale(self.database)
        return [one for one in found if size_of(self.database, one, more_than + 1) > more_than]

    def is_larger(self, process: str, than: int) -> bool:
        """Whether a process has more reports than so many."""
        return size_of(self.database, process, than + 1) > than

    def ask(self, what: str, **about: str | None) -> list[Answer]:
        """Answers of one kind, as dicts: people, parties, meetings, positions, movements, statements, disagreements,
        reports.

        party, person, issue, outlet, process   only what is of these; a person or party in any spelling
        since, until                            only what was there on a day between these, YYYY-MM-DD
        words                                   only reports or statements that hold these words
        status                                  only what is suggested, confirmed or corrected
        as_of                                   as it was known on a day
        """
        question = Question(what, **about)
        if question.process:
            process_named(self.database, question.process)
        refresh(self.database, question.process)
        if question.as_of:
            from dragoman.store.as_of import answers_as_of

            return answers_as_of(self.database, question)
        return answers(self.database, question)

    def record(self, process: str, as_of: str | None = None, most: int | None = None) -> ProcessRecord:
        """The record of a process, as it is by now or as it was known on a day.

        most  reports: that of a larger process may be the one made last, before what happened since
        """
        process_named(self.database, process)
        if as_of is not None:
            return known_on(self.database, process, day_asked(as_of))
        refresh_small(self.database, process, most)
        record = kept_record(self.database, process)
        return derived(self.database, process) if record is None else record

    def processes(self) -> list[ProcessLine]:
        """The processes in order of their names; reports in which nobody negotiates belong to none."""
        rows = self.database.rows(
            "SELECT process, count(*), min(published), max(published), max(CASE WHEN placed IS NULL THEN 0 ELSE 1 END) "
            "FROM (SELECT coalesce(r.placed, c.process) AS process, published, placed "
            "FROM report r LEFT JOIN component c ON c.id = r.component) t GROUP BY process ORDER BY process"
        )
        if any(name is None for name, *_ in rows):
            raise StoreError(f"'{self.database.name}' is damaged: a report lies nowhere. See more: dragoman check")
        return [
            ProcessLine(name, count, first, last, bool(by_hand))
            for name, count, first, last, by_hand in rows
            if not name.startswith(UNSORTED)
        ]

    def state(self, process: str, most: int | None = None) -> tuple[object, ...] | None:
        """What stays the same as long as a process's record does, and whether something has happened since.

        The record is made where it is not yet.

        most  reports: of a larger process the record may be the one made last
        """
        refresh_small(self.database, process, most)
        return self.database.row("SELECT derived, maker, touched <> derived FROM process WHERE name = ?", process)

    def turn(self, process: str) -> tuple[object, ...] | None:
        """What stays the same as long as nothing happens to a process; no record is made."""
        return self.database.row("SELECT touched, 0 FROM process WHERE name = ?", process)

    def processes_with(self, reports: Iterable[str]) -> dict[str, int]:
        """How many of these reports lie in which process."""
        counts: dict[str, int] = {}
        for report in reports:
            process = self.database.value(
                "SELECT coalesce(r.placed, c.process) FROM report r LEFT JOIN component c ON c.id = r.component "
                "WHERE r.id = ?",
                report,
            )
            if process is not None and not process.startswith(UNSORTED):
                counts[process] = counts.get(process, 0) + 1
        return dict(sorted(counts.items()))

    def unsorted(self) -> int:
        """How many reports belong to no process."""
        behind = UNSORTED[:-1] + chr(ord(UNSORTED[-1]) + 1)
        found = self.database.value(
            "SELECT coalesce(sum(reports), 0) FROM component WHERE process >= ? AND process < ?", UNSORTED, behind
        )
        return int(found)

    def reports(self, process: str) -> list[str]:
        """The ids of the reports of a process, in order of time."""
        process_named(self.database, process)
        rows = self.database.rows(IN_PROCESS.format("r.day, r.id"), process, process)
        return [report for _, report in sorted(rows)]

    def last_line(self) -> int:
        """The number of the journal's last line, 0 where it is empty."""
        return int(self.database.value("SELECT coalesce(max(n), 0) FROM journal"))

    def undo(self, n: int, by: str, part: int | None = None) -> int:
        """Take a line of the journal back, or one of the merges that it tells of; the line that does so."""
        with self.database.writing():
            return undone(self.database, by, n, part)

    def decide(self, one: str, other: str, same: bool, by: str, kind: Merged | None = None) -> int:
        """Say that two entries of readings are one, or that they are not; the line of the journal that does so."""
        with self.database.writing():
            return decided(self.database, by, one, other, same, kind)

    def process_of(self, report: str) -> str | None:
        """The process in which a report lies; None where it lies in none."""
        return next(iter(self.processes_with([report])), None)

    def assign(self, process: str, reports: Iterable[str], by: str) -> int:
        """Put reports into a process, which is made where there is none of the name."""
        with self.database.writing():
            ids = [report_called(self.database, report) for report in reports]
            return placed(self.database, by, "assign", dict.fromkeys(ids, process))

    def split(self, process: str, reports: Sequence[str], into: str, by: str) -> int:
        """Take reports out of a process into one of their own; the others stay where they are."""
        with self.database.writing():
            return split(self.database, by, process, [report_called(self.database, one) for one in reports], into)

    def join(self, processes: Sequence[str], by: str, into: str | None = None) -> int:
        """Make one process of several, under a name of its own or that of the first."""
        with self.database.writing():
            return joined(self.database, by, processes, into or processes[0])

    def versions(self, report: str) -> tuple[str, ...]:
        """All versions of an article, this one among them, the first of them first."""
        report = report_called(self.database, report)
        url = self.database.value("SELECT url FROM report WHERE id = ?", report)
        return at_address(self.database, url) or (report,)

    def difference(self, report: str, older: str | None = None) -> list[str]:
        """What a version of an article changed in the one before it, or in another one; empty where there is none."""
        report = report_called(self.database, report)
        versions = self.versions(report)
        before = versions[: versions.index(report)]
        old = report_called(self.database, older) if older else before[-1] if before else None
        return [] if old is None else difference(report_at(self.database, old), report_at(self.database, report))

    def rescue(self, where: str | PathLike[str]) -> int:
        """Make the store anew from its journal in another place, where there is none yet; how many lines it has."""
        from dragoman.store.checking import rescue

        return rescue(self.database, dialect_of(fspath(where)))

    def check(self) -> list[str]:
        """What is wrong with the store, in words; empty where the tables are what the journal makes."""
        from dragoman.store.checking import problems

        return problems(self.database)


__all__ = ["Added", "Outcome", "ProcessLine", "Store", "open_store"]
