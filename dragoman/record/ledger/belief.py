"""How surely something was held, from all who say so."""

from collections import defaultdict
from collections.abc import Iterable
from math import exp, log, prod

from dragoman.model import Position
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.weights import CERTAIN, READ_BETTER


def belief(seen: Iterable[Sighting]) -> float:
    """The chance that not all who say so are misread; reports of one origin count once, by the surest of them.

    0.5 in a report and 0.6 in its copy       0.6
    0.5 and 0.6 in two papers                 0.8
    """
    surest: dict[str, float] = defaultdict(float)
    for one in seen:
        surest[one.origin] = max(surest[one.origin], trust(one.position))
    return round(1 - prod(1 - score for score in surest.values()), 4)


def trust(position: Position) -> float:
    """The score of a position, by how much oftener than its score says one of its stance is right."""
    score, better = position.score, READ_BETTER.get(position.stance, 0.0)
    if not better or not 0 < score < CERTAIN:
        return score
    return 1 / (1 + exp(-log(score / (1 - score)) - better))
