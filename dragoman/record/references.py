"""Does every reference of a record lead to something that is there?"""

from collections.abc import Container, Iterator

from dragoman.model import Actor, Statement
from dragoman.record.codes import members
from dragoman.record.entries import Entries, Problem


def reference_problems(entries: Entries) -> Iterator[Problem]:
    """References to actors and statements that are not in the record, or are of another kind than they should be."""
    for place, actor in entries.actors.items():
        yield from actor_problems(place, actor, entries)
    for place, statement in entries.statements.items():
        yield from statement_problems(place, statement, entries)
    for place, meeting in entries.meetings.items():
        yield from missing(place, "party", meeting.parties, entries.parties)
        yield from missing(place, "mediator", meeting.mediators, entries.actor_ids)
        yield from missing(place, "participant", meeting.participants, entries.people)
    for place, position in entries.positions.items():
        yield from missing(place, "party", (position.party,), entries.parties)
        yield from missing(place, "target", (position.target,), entries.actor_ids)
    for place, event in entries.events.items():
        yield from missing(place, "actor", event.actors, entries.actor_ids)
        yield from missing(place, "recipient", event.recipients, entries.actor_ids)


def actor_problems(place: str, actor: Actor, entries: Entries) -> Iterator[Problem]:
    """A party whose code is not its id; a person led to a party that is not there."""
    if actor.kind != "person" and actor.code != actor.id:
        yield Problem(where=place, what=f"is a party with the code {actor.code!r} and another id, {actor.id!r}")
    yield from missing(place, "party", (actor.party,), entries.parties)


def statement_problems(place: str, statement: Statement, entries: Entries) -> Iterator[Problem]:
    """A speaker or party that is not there; words quoted inside a statement that is not there, elsewhere or itself."""
    yield from missing(place, "speaker", (statement.speaker,), entries.actor_ids)
    yield from missing(place, "party", (statement.party,), entries.parties)
    outer = statement.quoted_in
    if outer is None:
        return
    if outer == statement.id:
        yield Problem(where=place, what="is quoted in itself")
    elif outer not in entries.reports_of_statements:
        yield Problem(where=place, what=f"is quoted in {outer!r}, which is not in the record")
    elif entries.reports_of_statements[outer] != statement.report:
        yield Problem(where=place, what=f"is quoted in {outer!r}, which is of another report")


def missing(place: str, role: str, ids: tuple[str | None, ...], known: Container[str]) -> Iterator[Problem]:
    """Each id, or joined code, that leads nowhere."""
    for actor_id in ids:
        if actor_id is not None and members(actor_id, known) is None:
            yield Problem(where=place, what=f"{role} {actor_id!r} is not in the record")
