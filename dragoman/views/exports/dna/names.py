"""Values of short texts, of which no two may be equal: people, parties, concepts, and what is known of them."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from dragoman.dna_schema import Colour
from dragoman.model import Actor
from dragoman.record.codes import sides
from dragoman.views import words
from dragoman.views.exports.colours import GREY, colour_of
from dragoman.views.exports.dna.words import short
from dragoman.views.exports.naming import untaken
from dragoman.views.exports.parts import Part
from dragoman.views.text import listed


@dataclass(frozen=True)
class Entity:
    """A value of a short text with its attributes Type, Alias and Notes."""

    value: str
    kind: str = ""
    alias: str = ""
    notes: str = ""
    colour: Colour = (0, 0, 0)


NOBODY = Entity("")


class Distinct:
    """Names of which no two are equal: "Ann Lee", and of another whom nothing else tells apart "Ann Lee (2)"."""

    def __init__(self, *taken: str) -> None:
        self._given: dict[Hashable, str] = {}
        self._taken = {"", *taken}

    def name(self, key: Hashable, called: str) -> str:
        """The name of what has this key, the same whenever it is asked for."""
        if key not in self._given:
            self._given[key] = free = self._free(called)
            self._taken.add(free)
        return self._given[key]

    def _free(self, called: str) -> str:
        return untaken(short(called) or "unnamed", self._taken, lambda name, number: short(name, f" ({number})"))


class Cast:
    """The people and parties of all parts.

    A party is one by its code. A person is one within a part by their id; people of two parts are one where name and
    party are the same.
    """

    def __init__(self) -> None:
        self._people, self._parties = Distinct(), Distinct()

    def of(self, part: Part) -> dict[str, Entity]:
        """The actors of a part by their ids."""
        met: Counter[tuple[str, str | None]] = Counter()
        found = {}
        for actor in part.actors.values():
            if actor.kind != "person":
                found[actor.id] = self.party(actor)
                continue
            key = (short(actor.name), actor.party)
            met[key] += 1
            found[actor.id] = self.person((*key, met[key]), actor, part.actors)
        return found

    def party(self, actor: Actor) -> Entity:
        return Entity(
            self._parties.name(actor.id, actor.name),
            actor.kind,
            short("; ".join(actor.aliases)),
            short("; ".join(filter(None, (actor.id, actor.reason)))),
            colour_of(actor.id),
        )

    def person(self, key: Hashable, actor: Actor, actors: Mapping[str, Actor]) -> Entity:
        party = words.Names(actors).plain(actor.party) if actor.party else ""
        return Entity(
            self._people.name(key, actor.name),
            short(words.office(actor.office) or "person"),
            short("; ".join(actor.aliases)),
            short("; ".join(filter(None, (party, actor.reason)))),
            colour_of(actor.party) if actor.party else GREY,
        )

    def unknown(self, party: str) -> Entity:
        """A party that is named by its code alone."""
        return Entity(self._parties.name(party, party), notes=short(party), colour=colour_of(party))


@dataclass(frozen=True)
class Voices:
    """Who speaks and who holds, as pairs of a person and a party."""

    cast: Cast
    actors: Mapping[str, Actor]
    entities: Mapping[str, Entity]

    def of(self, actor: str | None, party: str | None = None) -> list[tuple[Entity, Entity]]:
        """A person with their party, or each of the parties that a code names, with nobody; else nobody of none.

        "delice"   [(Jean-Marc Délice, Haiti)]
        "COM-MDG"  [(nobody, Comoros), (nobody, Madagascar)]
        """
        if actor is not None and self.is_person(actor):
            parties = self.parties(party or self.actors[actor].party)
            return [(self.entities[actor], one) for one in parties or [NOBODY]]
        return [(NOBODY, one) for one in self.parties(actor or party) or [NOBODY]]

    def parties(self, code: str | None) -> list[Entity]:
        return [self.one(side) for side in sides(code, self.actors)] if code else []

    def one(self, actor: str) -> Entity:
        return self.entities.get(actor) or self.cast.unknown(actor)

    def together(self, code: str | None) -> Entity:
        """All whom a code names as one value: "Comoros and Madagascar"."""
        found = self.parties(code)
        return found[0] if len(found) == 1 else Entity(short(listed([one.value for one in found]))) if found else NOBODY

    def is_person(self, actor: str) -> bool:
        return actor in self.actors and self.actors[actor].kind == "person"

    def speaks_for(self, person: str, side: str) -> bool:
        """Whether a person is of a party, as far as is known."""
        party = self.actors[person].party
        return party is None or side in sides(party, self.actors)
