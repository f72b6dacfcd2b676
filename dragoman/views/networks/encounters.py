"""Who met whom, and through whom: meetings that were held, without those only planned or called off."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import Meeting

NOT_HELD = ("planned", "called-off")


@dataclass(frozen=True)
class Encounters:
    """`at` how many meetings each was at; `met` how many two were both at as parties, `through` as a party and a
    mediator, in this order."""

    at: Mapping[str, int]
    met: Mapping[tuple[str, str], int]
    through: Mapping[tuple[str, str], int]


def encounters_of(meetings: Iterable[Meeting]) -> Encounters:
    at: Counter[str] = Counter()
    met: Counter[tuple[str, str]] = Counter()
    through: Counter[tuple[str, str]] = Counter()
    for meeting in meetings:
        if meeting.outcome in NOT_HELD or meeting.status == "rejected":
            continue
        parties = sorted(set(meeting.parties))
        between = sorted(set(meeting.mediators) - set(parties))
        at.update([*parties, *between])
        met.update(combinations(parties, 2))
        through.update((party, mediator) for party in parties for mediator in between)
    return Encounters(at, met, through)
