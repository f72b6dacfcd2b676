"""Blind codings."""

from collections.abc import Iterable, Sequence

from dragoman.model import Reading
from dragoman.store import codings
from dragoman.store.codings import Coding
from dragoman.store.methods.of import OfStore


class Codings(OfStore):
    """Several people code the same reports; nothing of it is in the record until it is settled."""

    def code(self, name: str, reports: Iterable[str], coders: Sequence[str], suggestions: bool, by: str) -> int:
        """Make a coding, or say anew which reports and coders it has; the line of the journal that does so.

        suggestions  whether coders see what the program reads in a report
        """
        with self.database.writing():
            return codings.code(self.database, name, reports, coders, suggestions, by)

    def codings(self) -> list[Coding]:
        """All codings in order of their names."""
        return codings.codings(self.database)

    def coding(self, name: str) -> Coding:
        """One coding with the reports that each coder is done with."""
        return codings.coding(self.database, name)

    def coded(self, coding: str, report: str, coder: str, rejected: bool = False) -> Reading:
        """A report as one coder has it; on demand with what they rejected."""
        return codings.coded(self.database, coding, report, coder, rejected)

    def done(self, coding: str, report: str, coder: str) -> int:
        """Say that a coder is done with a report; the line of the journal that does so."""
        with self.database.writing():
            return codings.finish(self.database, coding, report, coder)

    def settle(self, coding: str, report: str, coder: str, by: str) -> list[int]:
        """Take what a coder says of a report for right: corrections of the record; the lines that do so."""
        with self.database.writing():
            return codings.settle(self.database, coding, report, coder, by)
