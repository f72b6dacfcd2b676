"""Party × issue × time: what is held since when, on whose words, and what moved."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.model import KnownMeeting, LedgerEntry, Movement
from dragoman.record.ledger.course import course_of
from dragoman.record.ledger.entries import entries_of, movements_of
from dragoman.record.ledger.implied import with_implied
from dragoman.record.ledger.occasions import tellings
from dragoman.record.ledger.outright import told_outright
from dragoman.record.ledger.settled import settle
from dragoman.record.ledger.sightings import Sighting, sightings
from dragoman.record.ledger.signed import signed
from dragoman.record.ledger.weights import FAINT
from dragoman.record.told import Told

__all__ = ["Ledger", "keep_ledger"]


class Ledger(NamedTuple):
    entries: tuple[LedgerEntry, ...]
    movements: tuple[Movement, ...]


def keep_ledger(told: Sequence[Told], meetings: Sequence[KnownMeeting]) -> Ledger:
    """The positions of all parties in order of time, and the movements between them.

    told each time a report comes out        one entry, held since the first
    withdrawn, replaced, dropped, signed     the entry ends on that day; a movement
    recalled: "as it had refused in March"   of March, whatever is held now
    told by one origin, denied by others     disputed
    """
    known = tellings(told, meetings)
    read = tuple(sightings(known, meetings))
    outright = told_outright(known, read)
    held = with_implied(read, outright)
    seen: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sight in (*held, *signed(known, held)):
        seen[sight.position.party, sight.position.issue].append(sight)
    released: dict[str, set[int | None]] = defaultdict(set)
    for (party, _), said in outright.items():
        released[party] |= {one.telling.occasion for one in said if one.kind == "dropped"}
    courses = [course_of(*key, sights, outright.get(key, ()), released[key[0]]) for key, sights in seen.items()]
    settle(courses)
    entries = entries_of(courses, FAINT)
    return Ledger(tuple(entries.values()), movements_of(courses, entries))
