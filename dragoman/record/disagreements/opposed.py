"""Two sentences of different origins that cannot both be so."""

from typing import NamedTuple

from dragoman.record.disagreements.accounts import Line


class Opposed(NamedTuple):
    """What two origins say differently: the kind of it, what it is about, both sentences, and how surely.

    `question`: what else must be the same for two pairs to be about one question. `day`: that of the occasion.
    """

    kind: str
    about: str
    one: Line
    other: Line
    reason: str
    score: float
    question: str = ""
    day: int = 0
