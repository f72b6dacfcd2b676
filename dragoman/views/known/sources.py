"""Reports in the order in which they were known, those that print another's text folded under it."""

from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model import Copy, Origin, Report
from dragoman.views.known.known import Known
from dragoman.views.text import clean, listed


class Folded(NamedTuple):
    """A report that prints the text of another, and what tells so."""

    report: Report
    why: str


@dataclass(frozen=True)
class Source:
    """One origin: its report, those that print it, whom it credits."""

    report: Report
    copies: tuple[Folded, ...]
    credit: str | None

    @property
    def printed_by(self) -> str:
        """Lake Post and Istmo Press print it."""
        return f"{self.printers} {'prints' if len(self.outlets) == 1 else 'print'} it"

    @property
    def printers(self) -> str:
        """Lake Post, Istmo Press, Antillean Wire and 2 more."""
        others = len(self.outlets) - 3
        return listed([*self.outlets[:3], f"{others} more"] if others > 0 else self.outlets)

    @property
    def outlets(self) -> list[str]:
        """Those who print it, each once."""
        return list(dict.fromkeys(clean(one.report.outlet or one.report.name) for one in self.copies))


def sources_of(known: Known) -> list[Source]:
    """Every origin, in order of time; those without a day last."""
    why = {copy.copy: copy for copy in known.record.copies}
    found = [source_of(origin, why, known) for origin in known.record.origins if origin.reports[0] in known.reports]
    return sorted(found, key=lambda one: (one.report.published or "~", one.report.name))


def source_of(origin: Origin, why: dict[str, Copy], known: Known) -> Source:
    first, *others = origin.reports
    copies = (Folded(known.reports[one], why[one].reason if one in why else "") for one in others)
    return Source(known.reports[first], tuple(copies), origin.credit)
