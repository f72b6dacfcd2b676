"""The readings that coders have of the same reports, side by side.

readings_of(store, "round one")                    {"r1": {"ana": Reading, "ben": Reading}}
readings_of(store, None, machine=True)             the same of those who corrected the record itself, and the program
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.model import Reading
from dragoman.record.corrected import corrected
from dragoman.store.codings import coded

if TYPE_CHECKING:
    from dragoman.store.store import Store

MACHINE = "machine"  # what the program read, as a coder
CORRECTED = "SELECT DISTINCT report, who FROM correction WHERE coalesce(coding, '') = ? ORDER BY report, who"


def readings_of(
    store: "Store", coding: str | None, coders: Sequence[str] = (), machine: bool = False, unfinished: bool = False
) -> dict[str, dict[str, Reading]]:
    """Each report with the readings of those who have coded it; an error where one of the coders named has none.

    Of a coding only what a coder has finished counts, or with `unfinished` what they have begun too. Without a coding
    those who have corrected the record are the coders, each with what they say alone.
    """
    pairs = begun(store, coding) if coding is None or unfinished else []
    pairs = sorted({*pairs, *(finished(store, coding) if coding is not None else ())})
    known = sorted({coder for _, coder in pairs})
    for coder in coders:
        if coder not in known:
            where = f"finished no report in coding {coding!r}" if coding else "corrected nothing"
            raise UsageError(f"{coder!r} has {where}. Those who have: {', '.join(known) or 'nobody'}.")
    found: dict[str, dict[str, Reading]] = {}
    for report, coder in pairs:
        if not coders or coder in coders:
            of_report = found.setdefault(report, {MACHINE: store.reading(report)} if machine else {})
            of_report[coder] = reading_of(store, coding, report, coder)
    return found


def begun(store: "Store", coding: str | None) -> list[tuple[str, str]]:
    """Reports of which somebody has said something, each with who did."""
    rows = store.database.rows(CORRECTED, coding or "")
    if coding is None:
        return [(report, who) for report, who in rows]
    known = store.coding(coding)
    return [(report, who) for report, who in rows if report in known.reports and who in known.coders]


def finished(store: "Store", coding: str) -> list[tuple[str, str]]:
    """Reports that a coder is done with, each with that coder."""
    return [(report, coder) for coder, reports in store.coding(coding).finished.items() for report in reports]


def reading_of(store: "Store", coding: str | None, report: str, coder: str) -> Reading:
    """A report as one coder has it."""
    if coding is not None:
        return coded(store.database, coding, report, coder)
    return corrected(store.reading(report), [one.correction for one in store.corrections(report, None, coder)])
