"""Who is in a report: its people and parties, and every mention of them, each led to its actor."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import Actor

How = Literal["name", "surname", "code", "demonym", "capital", "office", "description", "pronoun"]


@dataclass(frozen=True, order=True)
class Mention:
    """Words that stand for an actor: [start, end) in the report's text, the actor's id, and how they name it."""

    start: int
    end: int
    actor: str
    how: How
    score: float = 1.0


@dataclass(frozen=True)
class Cast:
    """The actors of one report and their mentions, in order of the text."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mentions", tuple(sorted(self.mentions)))
        object.__setattr__(self, "by_id", {actor.id: actor for actor in self.actors})

    def actor(self, actor_id: str) -> Actor:
        return self.by_id[actor_id]

    def party(self, actor_id: str | None) -> str | None:
        """The code of the party that an actor is or speaks for."""
        actor = self.by_id.get(actor_id or "")
        if actor is None:
            return None
        return actor.party if actor.kind == "person" else actor.code

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly inside [start, end), in order."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        return tuple(m for m in self.mentions[first : bisect_left(self.mentions, end, key=lambda m: m.start)] if m.end <= end)

    def at(self, start: int, end: int) -> Mention | None:
        """The mention that overlaps [start, end) most, people before parties."""
        first = bisect_left(self.mentions, start - 200, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        overlapping = [m for m in self.mentions[first:last] if m.end > start]
        return max(overlapping, key=lambda m: (self.by_id[m.actor].kind == "person", min(end, m.end) - max(start, m.start), m), default=None)
