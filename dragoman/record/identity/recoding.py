"""Readings told anew with every party under its one code."""

from collections.abc import Container, Iterable, Mapping

from msgspec.structs import replace

from dragoman.model import Actor, Event, Meeting, Position, Statement
from dragoman.record.codes import members
from dragoman.record.told import Told, with_reading

Codes = Mapping[str, str]


def recoded(told: Told, codes: Codes) -> Told:
    """The reading with every code that `codes` changes changed; the same reading where there is none.

    SLF → FLS      also in SLF-NOR, which becomes FLS-NOR
    """
    reading = told.reading
    own = {actor.id for actor in reading.actors if actor.kind != "person"}
    changed = {code: codes[code] for code in own if codes.get(code, code) != code}
    if not changed:
        return told
    new = Renaming(changed, own)
    return with_reading(
        told,
        replace(
            reading,
            actors=listed_once(new.actor(actor) for actor in reading.actors),
            meetings=tuple(map(new.meeting, reading.meetings)),
            statements=tuple(map(new.statement, reading.statements)),
            positions=tuple(map(new.position, reading.positions)),
            events=tuple(map(new.event, reading.events)),
        ),
    )


class Renaming:
    """Entries of one reading with some codes changed; `own` are the codes that the reading knows."""

    def __init__(self, codes: Codes, own: Container[str]) -> None:
        self.codes = codes
        self.own = own

    def code(self, code: str | None) -> str | None:
        """A code, alone or joined, as it is now; ids of people stay as they are."""
        if code is None or code in self.codes:
            return None if code is None else self.codes[code]
        parts = members(code, self.own)
        if parts is None or len(parts) == 1:
            joined = members(code, {*self.codes})
            parts = joined if joined and len(joined) > 1 else None
        if parts is None or not any(part in self.codes for part in parts):
            return code
        return "-".join(sorted({self.codes.get(part, part) for part in parts}))

    def all(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(self.code(code)) for code in codes))

    def actor(self, actor: Actor) -> Actor:
        if actor.kind == "person":
            return replace(actor, party=self.code(actor.party))
        code = str(self.code(actor.id))
        name = code if actor.name == actor.id else actor.name
        return replace(actor, id=code, code=code, name=name) if code != actor.id else actor

    def meeting(self, meeting: Meeting) -> Meeting:
        return replace(meeting, parties=self.all(meeting.parties), mediators=self.all(meeting.mediators))

    def statement(self, statement: Statement) -> Statement:
        return replace(statement, speaker=self.code(statement.speaker), party=self.code(statement.party))

    def position(self, position: Position) -> Position:
        return replace(position, party=str(self.code(position.party)), target=self.code(position.target))

    def event(self, event: Event) -> Event:
        return replace(event, actors=self.all(event.actors), recipients=self.all(event.recipients))


def listed_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each actor once, under all names that were given to it."""
    found: dict[str, Actor] = {}
    for actor in actors:
        known = found.get(actor.id)
        found[actor.id] = actor if known is None else together(known, actor)
    return tuple(found.values())


def together(known: Actor, other: Actor) -> Actor:
    """An actor with the names and evidence of another entry of it; a name tells more than a code."""
    better = other if known.name == known.id and other.name != other.id else known
    names = dict.fromkeys((known.name, *known.aliases, other.name, *other.aliases))
    names.pop(better.name, None)
    evidence = tuple(dict.fromkeys((*known.evidence, *other.evidence)))
    return replace(better, aliases=tuple(names), evidence=evidence)
