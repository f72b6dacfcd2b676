"""Which reports go back to one source: wire copies, rewrites, and whom they credit."""

from collections.abc import Sequence

from dragoman.model import Copy, Origin
from dragoman.record.told import Told


def find_copies(told: Sequence[Told]) -> tuple[Copy, ...]:
    """The reports that print the text of another, each with the one that came first."""
    del told
    return ()


def origins_of(told: Sequence[Told], copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """The sources of all reports: a text and its copies are one."""
    del copies
    return tuple(
        Origin(id=one.report, reports=(one.report,), outlets=tuple(filter(None, [one.reading.report.outlet])))
        for one in told
    )
