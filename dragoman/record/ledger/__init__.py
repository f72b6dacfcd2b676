"""Party × issue × time: what is held since when, on whose words, and what moved."""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.model import KnownMeeting, LedgerEntry, Movement
from dragoman.record.told import Told


class Ledger(NamedTuple):
    entries: tuple[LedgerEntry, ...]
    movements: tuple[Movement, ...]


def keep_ledger(told: Sequence[Told], meetings: Sequence[KnownMeeting]) -> Ledger:
    """The positions of all parties in order of time, and the movements between them."""
    del meetings
    found: dict[tuple[str, str, str], LedgerEntry] = {}
    for one in told:
        for position in one.reading.positions:
            key = position.party, position.stance, position.issue
            if key not in found:
                facts = {name: getattr(position, name) for name in position.__struct_fields__}
                found[key] = LedgerEntry(**facts, since=position.date or one.day, reports=(one.report,))
    return Ledger(tuple(found.values()), ())
