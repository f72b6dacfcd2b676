"""Readings that people have changed, kept so that whatever they speak of is there.

renamed(reading, read)      a party under another code is so wherever it is spoken of
without(reading)            what was rejected is gone, and with it whatever spoke of it
found_again(entry, ...)     somebody who has another id since the report was read again
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from dragoman.model import Actor, Reading, Statement, Value
from dragoman.record.codes import members
from dragoman.vocabulary import load

REFERRING = ("speaker", "party", "target", "parties", "participants", "mediators", "actors", "recipients")


def refers_to(entry: Value) -> list[str]:
    """The ids of all whom an entry speaks of."""
    found: list[str] = []
    for name in REFERRING:
        value = getattr(entry, name, None)
        found += [value] if isinstance(value, str) else value or ()
    return found


def changed(entry: Any, ids: Mapping[str, str | None]) -> Any:
    """The entry speaking of others, or of nobody where one is None; the same entry where nothing changes."""
    new: dict[str, Any] = {}
    for name in REFERRING:
        value = getattr(entry, name, None)
        if isinstance(value, str) and value in ids:
            new[name] = ids[value]
        elif isinstance(value, tuple) and any(one in ids for one in value):
            kept = (ids.get(one, one) for one in value)
            new[name] = tuple(dict.fromkeys(one for one in kept if one is not None))
    return replace(entry, **new) if new else entry


def renamed(reading: Reading, read: Reading) -> Reading:
    """The reading with each party under the code that a person gave it, everywhere; two of one code are one."""
    codes: dict[str, str | None] = {
        actor.id: actor.code
        for actor in reading.actors
        if actor.kind != "person" and actor.code not in (None, actor.id)
    }
    if not codes:
        return reading
    own = {actor.id for actor in read.actors if actor.kind != "person"}
    for entry in (*reading.actors, *reading.meetings, *reading.statements, *reading.positions, *reading.events):
        for code in refers_to(entry):
            parts = members(code, own) or ()
            if len(parts) > 1 and any(part in codes for part in parts):
                codes[code] = "-".join(sorted({codes.get(part) or part for part in parts}))
    actors = listed_once(
        replace(actor, id=actor.code) if actor.id in codes and actor.kind != "person" else actor
        for actor in reading.actors
    )
    return replace(speaking_of(reading, codes), actors=tuple(changed(actor, codes) for actor in actors))


def listed_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each actor once; of two of one id the one that a person has seen to, with the names of both."""
    found: dict[str, Actor] = {}
    for actor in actors:
        known = found.get(actor.id)
        if known is None:
            found[actor.id] = actor
            continue
        better, other = (
            (actor, known) if actor.status == "corrected" and known.status != "corrected" else (known, actor)
        )
        names = dict.fromkeys((*better.aliases, other.name, *other.aliases))
        names.pop(better.name, None)
        evidence = tuple(dict.fromkeys((*better.evidence, *other.evidence)))
        found[actor.id] = replace(better, aliases=tuple(names), evidence=evidence)
    return tuple(found.values())


def speaking_of(reading: Reading, ids: Mapping[str, str | None]) -> Reading:
    """The reading's meetings, statements, positions and events speaking of others; a position is nobody's never."""
    positions = (changed(one, ids) for one in reading.positions if ids.get(one.party, one.party) is not None)
    return replace(
        reading,
        meetings=tuple(changed(one, ids) for one in reading.meetings),
        statements=tuple(changed(one, ids) for one in reading.statements),
        positions=tuple(positions),
        events=tuple(changed(one, ids) for one in reading.events),
    )


def without(reading: Reading) -> Reading:
    """The reading without what was rejected, and speaking of nobody who is not there because of that."""
    kept = {
        name: tuple(one for one in getattr(reading, name) if one.status != "rejected")
        for name in ("actors", "meetings", "statements", "positions", "events")
    }
    there = {actor.id for actor in kept["actors"]}
    gone: dict[str, str | None] = {one.id: None for one in reading.actors if one.id not in there}
    by_hand = (one for some in kept.values() for one in some if one.status in ("confirmed", "corrected"))
    missing = [one for entry in by_hand for one in refers_to(entry) if one not in gone and not is_there(one, there)]
    gone |= {one: None for one in missing if "/" in one}
    parties = tuple(party(code) for code in dict.fromkeys(missing) if code not in gone)
    left = replace(reading, **kept | {"actors": (*kept["actors"], *parties)})
    if gone:
        left = replace(speaking_of(left, gone), actors=tuple(changed(one, gone) for one in left.actors))
    said = {one.id for one in left.statements}
    return replace(left, statements=tuple(in_nothing(one, said) for one in left.statements))


def party(code: str) -> Actor:
    """A party of which a person speaks and the program no longer reads."""
    return Actor(id=code, kind="state" if code in load("states") else "group", name=code, code=code, reason="by hand")


def is_there(one: str, there: Container[str]) -> bool:
    """Whether somebody, or everybody of a joint code, is in the reading."""
    return members(one, there) is not None


def in_nothing(statement: Statement, said: Container[str]) -> Statement:
    """A statement that is quoted in one that was rejected is quoted in none."""
    if statement.quoted_in is None or statement.quoted_in in said:
        return statement
    return replace(statement, quoted_in=None)


def found_again(entry: Any, names: Mapping[str, str], reading: Reading) -> Any:
    """The entry speaking of people by the ids that they have in this reading, found by their names."""
    if not names:
        return entry
    known = {actor.id: actor for actor in reading.actors}
    by_name = {name: actor.id for actor in reading.actors[::-1] for name in (*actor.aliases, actor.name)}
    moved: dict[str, str | None] = {}
    for one in refers_to(entry):
        name = names.get(one)
        if name is None or (one in known and name in (known[one].name, *known[one].aliases)):
            continue
        if name in by_name:
            moved[one] = by_name[name]
    return changed(entry, moved)
