"""Many corrections in one go: each is written down as if it came alone, and the reading is opened once for all."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Correction, EntryKind, Reading
from dragoman.record.corrected import History, as_known, histories, take
from dragoman.store.by_hand import report_called
from dragoman.store.codings import within
from dragoman.store.correcting import admissible, new_id, with_before, written_down
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Database
from dragoman.store.shelf import reading_of


def correct_many(
    database: Database, corrections: Iterable[tuple[str, Correction]], coding: str | None = None
) -> list[int | UsageError]:
    """The line of the journal of each, or why it cannot be kept."""
    open_ones: dict[tuple[str, str | None], Open] = {}
    found: list[int | UsageError] = []
    for by, correction in corrections:
        try:
            key = (correction.report, by if coding else None)
            if key not in open_ones:
                open_ones[key] = opened(database, correction.report, coding, by)
            found.append(open_ones[key].correct(database, correction, by, coding))
        except UsageError as error:
            found.append(error)
    return found


@dataclass
class Open:
    """A report's reading as it is corrected. `whole` lags behind in what was touched since it was made."""

    report: str
    read: Reading
    known: dict[EntryKind, list[History]]
    whole: Reading
    taken: set[str]
    touched: set[str] = field(default_factory=set)

    def correct(self, database: Database, correction: Correction, by: str, coding: str | None) -> int:
        """Write one down, and have it known to those that follow."""
        correction = replace(correction, report=self.report, by="")
        if correction.deed == "add":
            correction = replace(correction, entry=self.free_id(database, correction, by), before=None)
        elif correction.entry in self.touched:
            self.whole, self.touched = as_known(self.read, self.known), set()
        correction = admissible(self.whole, with_before(correction, self.whole))
        line = written_down(database, correction, by, coding)
        take(self.read, self.known[correction.kind], replace(correction, by=by))
        self.taken.add(correction.entry)
        self.touched.add(correction.entry)
        if correction.kind == "actor":
            self.whole, self.touched = as_known(self.read, self.known), set()
        return line

    def free_id(self, database: Database, correction: Correction, by: str) -> str:
        if correction.entry.startswith(f"{self.report}/by-") and correction.entry not in self.taken:
            return correction.entry
        return new_id(database, correction, self.known[correction.kind], by)


def opened(database: Database, asked: str, coding: str | None, by: str) -> Open:
    report = report_called(database, asked)
    if coding is not None:
        within(database, coding, report, by)
    read = reading_of(database, database.value("SELECT number FROM report WHERE id = ?", report))
    said = corrections_of(database, report, coding, by if coding else None)
    known = histories(read, [one.correction for one in said])
    taken = set(database.column("SELECT entry FROM correction WHERE report = ?", report))
    return Open(report, read, known, as_known(read, known), taken)
