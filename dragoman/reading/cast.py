"""Who is in a report: its people and parties, and every mention of them, each led to its actor."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import Actor

How = Literal["name", "surname", "code", "demonym", "capital", "place", "office", "description", "pronoun"]

LONGEST = 200  # characters: no mention is longer


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
    """The actors of one report and their mentions, in order of the text; `home`: the state that is at home there."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    home: str | None = None
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
        return tuple(mention for mention in self.beginning(start, end) if mention.end <= end)

    def at(self, start: int, end: int) -> Mention | None:
        """The mention that overlaps [start, end) most, people before parties."""
        overlapping = [mention for mention in self.beginning(start - LONGEST, end) if mention.end > start]

        def weight(mention: Mention) -> tuple[bool, int, Mention]:
            shared = min(end, mention.end) - max(start, mention.start)
            return self.by_id[mention.actor].kind == "person", shared, mention

        return max(overlapping, key=weight, default=None)

    def beginning(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin inside [start, end), in order."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        return self.mentions[first : bisect_left(self.mentions, end, key=lambda mention: mention.start)]
