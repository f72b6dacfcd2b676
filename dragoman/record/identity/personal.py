"""Readings told anew with every person under one id and with the one party that all reports together give."""

from collections.abc import Mapping

from msgspec.structs import replace

from dragoman.model import Actor, Event, KnownActor, Meeting, Position, Reading, Span, Statement
from dragoman.record.identity.recoding import listed_once
from dragoman.record.told import Told, with_reading
from dragoman.record.verdicts import seen_to

Ids = Mapping[str, str]
Known = Mapping[str, KnownActor]


def told_of(told: Told, into: Ids, known: Known) -> Told:
    """The reading with each person's one id and party, and with the party of their words where it followed theirs."""
    reading = told.reading
    if not any(actor.kind == "person" for actor in reading.actors):
        return told
    parties = {actor.id: actor.party for actor in reading.actors if actor.kind == "person"}
    statements = tuple(spoken(statement, into, known, parties) for statement in reading.statements)
    moved = words_of_others(reading, statements)
    return with_reading(
        told,
        replace(
            reading,
            actors=listed_once(personal(actor, into, known) for actor in reading.actors),
            meetings=tuple(in_meeting(meeting, into) for meeting in reading.meetings),
            statements=statements,
            positions=tuple(held(position, into, moved) for position in reading.positions),
            events=tuple(in_event(event, into) for event in reading.events),
        ),
    )


def personal(actor: Actor, into: Ids, known: Known) -> Actor:
    if actor.kind != "person":
        return actor
    person = known[into[actor.id]]
    return replace(actor, id=person.id, party=person.party)


def spoken(statement: Statement, into: Ids, known: Known, parties: Mapping[str, str | None]) -> Statement:
    """A statement by its speaker's one id; its party is the speaker's where it was the speaker's before."""
    speaker = statement.speaker
    if speaker is None or speaker not in into:
        return statement
    person = known[into[speaker]]
    follows = (statement.party is None or statement.party == parties.get(speaker)) and not seen_to(statement)
    party = person.party if follows and person.party is not None else statement.party
    return replace(statement, speaker=person.id, party=party)


def words_of_others(reading: Reading, statements: tuple[Statement, ...]) -> list[tuple[tuple[int, int], str, str]]:
    """Where words stand whose party is another now: the place, the party before, the party now."""
    return [
        (span, before.party, now.party)
        for before, now in zip(reading.statements, statements, strict=True)
        if before.party is not None and now.party is not None and before.party != now.party
        for span in before.spans
    ]


def held(position: Position, into: Ids, moved: list[tuple[tuple[int, int], str, str]]) -> Position:
    """A position by the party whose words it rests on; whom it is aimed at is left open where that was the same party.

    SLF demands, said by its spokesman, who is NOR's    NOR demands
    """
    target = into.get(position.target, position.target) if position.target is not None else None
    party = next((now for span, before, now in moved if before == position.party and rests_on(position, span)), None)
    if party is None or seen_to(position):
        return replace(position, target=target) if target != position.target else position
    return replace(position, party=party, target=None if target == party else target)


def rests_on(position: Position, span: tuple[int, int]) -> bool:
    return any(overlaps(evidence, span) for evidence in position.evidence)


def overlaps(evidence: Span, span: tuple[int, int]) -> bool:
    return evidence.start < span[1] and span[0] < evidence.end


def in_meeting(meeting: Meeting, into: Ids) -> Meeting:
    return replace(
        meeting,
        participants=once(meeting.participants, into),
        mediators=once(meeting.mediators, into),
        parties=once(meeting.parties, into),
    )


def in_event(event: Event, into: Ids) -> Event:
    return replace(event, actors=once(event.actors, into), recipients=once(event.recipients, into))


def once(ids: tuple[str, ...], into: Ids) -> tuple[str, ...]:
    return tuple(dict.fromkeys(into.get(one, one) for one in ids))
