"""One who speaks in a report, and nobody."""

from dataclasses import dataclass


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
