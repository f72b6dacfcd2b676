"""The readings that coders have of the same reports, as their corrections make them.

readings_of(store, "round one")                    {"r1": {"ana": Reading, "ben": Reading}}
readings_of(store, None, machine=True)             the same of those who corrected the record itself, and the machine
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.model import Reading
from dragoman.record.corrected import corrected

if TYPE_CHECKING:
    from dragoman.store.store import Store

MACHINE = "machine"  # what the program read, as a coder


def codings(store: "Store") -> list[str]:
    """The names of the blind codings in which somebody has coded."""
    return [
        name
        for (name,) in store.database.rows(
            "SELECT DISTINCT coding FROM correction WHERE coding IS NOT NULL ORDER BY coding"
        )
    ]


def readings_of(
    store: "Store", coding: str | None, coders: Sequence[str] = (), machine: bool = False
) -> dict[str, dict[str, Reading]]:
    """Each report with the readings of those who coded it; an error where a coder has coded nothing."""
    rows = store.database.rows(
        "SELECT DISTINCT report, who FROM correction WHERE coalesce(coding, '') = ? ORDER BY report, who", coding or ""
    )
    known = sorted({who for _, who in rows})
    for coder in coders:
        if coder not in known:
            where = f"in coding {coding!r}" if coding else "in the record"
            raise UsageError(f"{coder!r} has coded nothing {where}. Those who have: {', '.join(known) or 'nobody'}.")
    found: dict[str, dict[str, Reading]] = {}
    for report, who in rows:
        if not coders or who in coders:
            plain = store.reading(report)
            own = [said.correction for said in store.corrections(report, coding, who)]
            found.setdefault(report, {MACHINE: plain} if machine else {})[who] = corrected(plain, own)
    return found
