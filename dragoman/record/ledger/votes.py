"""Which of the stances told of one occasion are disputed, and which are likelier misread."""

from collections.abc import Collection, Iterable, Sequence

from dragoman.model import Stance
from dragoman.record.ledger.belief import belief
from dragoman.record.ledger.held import Seen
from dragoman.record.ledger.outright import Outright
from dragoman.record.ledger.passages import speaks_as_a_side
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.stances import clash, contrary
from dragoman.record.ledger.weights import CERTAIN

Weight = tuple[float, int, int, int]


def disputed_in(told: Seen) -> list[Stance]:
    """The stances that clash with what others say with more weight, and what was accepted where nothing was agreed.

    offers, by an agency and a paper; rejects, by a third       rejects
    offers, by an agency; rejects, by "our correspondent with our delegation"       rejects
    """
    weights = {stance: weight_of(sights) for stance, sights in told.items()} if len(told) > 1 else {}
    return [
        stance
        for stance, sights in told.items()
        if (stance == "accepts" and all(one.telling.denied for one in sights))
        or any(
            clash(stance, other) and weights[other] > weights[stance] and apart(sights, others)
            for other, others in told.items()
        )
    ]


def denied_in(seen: Sequence[Sighting], outright: Iterable[Outright]) -> list[Sighting]:
    """The latest acceptance told, where one origin alone has it and another says then or later that it was denied.

    March: accepts; April: accepts, by one agency; May: "denied that it had accepted"      April's
    """
    claims = [sight for sight in seen if sight.position.stance == "accepts" and sight.occasion is not None]
    denials = {(one.telling.occasion or 0, one.telling.told.origin) for one in outright if one.kind == "denied"}
    denied: dict[int, Sighting] = {}
    for occasion, origin in sorted(denials) if claims else ():
        others = [sight for sight in claims if (sight.occasion or 0) <= occasion and sight.origin != origin]
        last = max((sight.occasion or 0 for sight in others), default=0)
        meant = [sight for sight in others if sight.occasion == last]
        if len({sight.origin for sight in meant}) == 1:
            denied |= {id(sight): sight for sight in meant}
    return list(denied.values())


def misread_in(told: Seen, sure: Collection[Stance] = (), outright: Collection[Stance] = ()) -> list[Stance]:
    """The stances that are read less surely than others beside which they could hardly stand, but for those `sure`.

    What a report says `outright` stands against whatever else was read with doubt: "withdrew its offer of a truce",
    beside "we had accepted a truce".
    """
    beliefs = {stance: belief(sights) for stance, sights in told.items()}
    return [
        stance
        for stance in told
        if stance not in sure
        and stance not in outright
        and beliefs[stance] < CERTAIN
        and any(contrary(stance, other) and (other in outright or beliefs[other] > beliefs[stance]) for other in told)
    ]


def weight_of(sights: list[Sighting]) -> Weight:
    """How much speaks for what is told: how surely, origins, those that are no side's own, then who told it first."""
    origins = {one.origin for one in sights}
    fair = {one.origin for one in sights if not speaks_as_a_side(one.report)}
    return belief(sights), len(origins), len(fair), -min(one.place for one in sights)


def apart(some: list[Sighting], others: list[Sighting]) -> bool:
    """Whether no report tells both."""
    return {one.place for one in some}.isdisjoint(one.place for one in others)
