"""What was signed binds all who sign: those whose acceptance a report of an agreement leaves unsaid."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from dragoman.model import Meeting, Outcome, Stance
from dragoman.record.ledger.occasions import Telling
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.weights import BOUND, BOUND_FROM

AGREED: tuple[Outcome, ...] = ("agreement", "partial")
Last = dict[tuple[str, str], tuple[float, Stance]]


def signed(tellings: Sequence[Telling], seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """An acceptance for each who took part and last offered, refused or conditioned what another now accepts.

    A demands, B offers; then signed: "A accepts 45"      B accepts as well
    """
    here: dict[int, list[Sighting]] = defaultdict(list)
    for sight in seen:
        if not sight.recalled:
            here[sight.place].append(sight)
    last: Last = {}
    dated = sorted((one for one in tellings if one.occasion is not None), key=lambda one: (one.occasion, one.place))
    for _, group in groupby(dated, key=lambda one: one.occasion):
        occasion = list(group)
        for one in occasion:
            yield from bound(one, here[one.place], last)
        last |= last_stances(sight for one in occasion for sight in here[one.place])


def bound(telling: Telling, here: Sequence[Sighting], last: Last) -> Iterator[Sighting]:
    """The acceptances that one report of an agreement leaves unsaid."""
    meeting = agreed_in(telling)
    if meeting is None:
        return
    spoken = {(sight.position.party, sight.position.issue) for sight in here}
    for sight in here:
        accepted = sight.position
        if accepted.stance != "accepts" or accepted.party not in meeting.parties:
            continue
        for party in meeting.parties:
            key = party, accepted.issue
            if key not in spoken and key in last and last[key][1] in BOUND_FROM:
                spoken.add(key)
                position = replace(
                    accepted,
                    id=f"{accepted.id}-{party}",
                    party=party,
                    score=round(accepted.score * BOUND, 4),
                    reason=f"signed with {accepted.party}, which accepts it",
                    second=None,
                )
                yield Sighting(position, telling, sight.day, sight.occasion)


def agreed_in(telling: Telling) -> Meeting | None:
    """The meeting that a report is about, where something was agreed there."""
    return next((m for m in telling.told.reading.meetings if m.main and m.outcome in AGREED), None)


def last_stances(seen: Iterator[Sighting]) -> Last:
    """What each party was surest to hold on each issue, of one occasion."""
    best: Last = {}
    for sight in seen:
        key = sight.position.party, sight.position.issue
        best[key] = max(best.get(key, (-1.0, sight.position.stance)), (sight.position.score, sight.position.stance))
    return best
