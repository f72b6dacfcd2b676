"""Reports in the order in which they were known, those that print another's text folded under it."""

from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model import Copy, Origin, Report
from dragoman.views.known.known import Known
from dragoman.views.text import clean


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
        names = list(dict.fromkeys(clean(one.report.outlet or one.report.name) for one in self.copies))
        said = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        return f"{said} {'prints' if len(names) == 1 else 'print'} it"


def sources_of(known: Known) -> list[Source]:
    """Every origin, in order of time; those without a day last."""
    why = {copy.copy: copy for copy in known.record.copies}
    found = [source_of(origin, why, known) for origin in known.record.origins if origin.reports[0] in known.reports]
    return sorted(found, key=lambda one: (one.report.published or "~", one.report.name))


def source_of(origin: Origin, why: dict[str, Copy], known: Known) -> Source:
    first, *others = origin.reports
    copies = (Folded(known.reports[one], why[one].reason if one in why else "") for one in others)
    return Source(known.reports[first], tuple(copies), origin.credit)
