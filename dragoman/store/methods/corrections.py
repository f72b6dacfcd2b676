"""What people say of single entries, and what was done by whom."""

from collections.abc import Iterable, Sequence

from dragoman.errors import UsageError
from dragoman.model import Correction, Reading
from dragoman.record.corrected import corrected, reviewed
from dragoman.store.by_hand import report_called
from dragoman.store.correcting import correct, history_of
from dragoman.store.correcting_many import correct_many
from dragoman.store.corrections import Said, corrections_of
from dragoman.store.journal import Entry, entry_at
from dragoman.store.lines import lines, undo_last
from dragoman.store.methods.of import OfStore
from dragoman.store.shelf import reading_of


class Corrections(OfStore):
    """Each is a line of the journal, and can be taken back."""

    def reading(self, report: str) -> Reading:
        """A report with what was read in it, as the program read it."""
        number = self.database.value("SELECT number FROM report WHERE id = ?", report_called(self.database, report))
        return reading_of(self.database, number)

    def brought(self, report: str) -> Entry:
        """The line of the journal that brought a report as it is read by now."""
        report = report_called(self.database, report)
        return entry_at(self.database, self.database.value("SELECT number FROM report WHERE id = ?", report))

    def corrections(self, report: str, coding: str | None = None, by: str | None = None) -> list[Said]:
        """What people say of a report's entries, in order; in a blind coding what one coder says."""
        return corrections_of(self.database, report_called(self.database, report), coding, by)

    def corrected(self, report: str, rejected: bool = False) -> Reading:
        """A report with what was read in it as people have corrected it; on demand with what they rejected."""
        said = [one.correction for one in self.corrections(report)]
        return (reviewed if rejected else corrected)(self.reading(report), said)

    def corrections_of_entry(
        self, entry: str, report: str | None = None, coding: str | None = None, by: str | None = None
    ) -> list[Said]:
        """What people have said of one entry of a reading, in order; of a party's code in which report."""
        called = report_called(self.database, report or entry.partition("/")[0])
        return history_of(self.database, entry, called, (coding, by))

    def correct(
        self,
        correction: Correction,
        by: str,
        seen: int | None = None,
        coding: str | None = None,
        brought: Sequence[int] = (),
    ) -> int:
        """Accept, reject, edit or add an entry; the line of the journal that does so.

        seen    the journal's last line when the entry was looked at: `dragoman.errors.ConflictError` where somebody
                else has corrected it since
        coding  of a blind coding, which changes nothing of the record; its coders alone say something in it
        brought the lines that added those whom an added entry is the first to speak of: they go when it does
        """
        with self.database.writing():
            return correct(self.database, correction, by, seen, coding, brought)

    def correct_many(
        self, corrections: Iterable[tuple[str, Correction]], coding: str | None = None
    ) -> list[int | UsageError]:
        """Many corrections, each with who makes it, all or none of them in one go: the line of each, a line by itself.

        One that cannot be kept is told in its place, and the others are.
        """
        with self.database.writing():
            return correct_many(self.database, corrections, coding)

    def line(self, n: int) -> Entry:
        """One line of the journal; of a correction that added an entry, `payload["entry"]` is its id."""
        return entry_at(self.database, n)

    def log(
        self,
        after: int = 0,
        most: int = 1000,
        *,
        by: str | None = None,
        report: str | None = None,
        process: str | None = None,
        kind: str | None = None,
        newest: bool = False,
        before: int | None = None,
    ) -> list[Entry]:
        """Lines of the journal in order, those behind line `after` and before line `before`.

        by, report, process, kind   only what somebody did, what is about a report or a process, or what is of a kind
        newest                      the latest first
        """
        return lines(self.database, after, most, before=before, newest=newest, by=by, report=report,
                     process=process, kind=kind)  # fmt: skip

    def undo_last(self, by: str, coding: str | None = None) -> Entry:
        """Take back what somebody has said last and that still counts, in a blind coding if one is named; what it was.

        A correction, a decision of what is one, a place of reports, another name of an issue.
        """
        with self.database.writing():
            return undo_last(self.database, by, coding)
