"""One who speaks in a report, and nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Speaker:
    """An actor's id or joined codes; None for nobody. `noun` tells one unnamed speaker from another."""

    id: str | None
    party: str | None
    reason: str
    score: float
    noun: str = ""

    @property
    def key(self) -> str:
        return f"{self.id}/{self.noun}"


NOBODY = Speaker(None, None, "no speaker given", 0.5)


@dataclass(frozen=True)
class Before:
    """Who spoke before a place: last in its paragraph, last in it or the one before, last under each unnamed noun.

    `since`: the offset at which `near` was named.
    """

    here: Speaker | None = None
    near: Speaker | None = None
    by_noun: Mapping[str, Speaker] = field(default_factory=dict)
    since: int = 0
