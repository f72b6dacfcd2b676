"""How surely something was held, from all who say so."""

from collections import defaultdict
from collections.abc import Iterable
from math import prod

from dragoman.record.ledger.sightings import Sighting


def belief(seen: Iterable[Sighting]) -> float:
    """The chance that not all who say so are misread; reports of one origin count once, by the surest of them.

    0.5 in a report and 0.6 in its copy       0.6
    0.5 and 0.6 in two papers                 0.8
    """
    surest: dict[str, float] = defaultdict(float)
    for one in seen:
        surest[one.origin] = max(surest[one.origin], one.position.score)
    return round(1 - prod(1 - score for score in surest.values()), 4)
