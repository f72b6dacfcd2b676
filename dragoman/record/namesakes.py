"""Parties that a reading takes for others of the same letters, and outlets that it takes for parties.

the Savannah Peoples' Movement (SPM), no word of a Saint Pierre     the movement, a group
the Lake Agency learned, of a report of the Lake Agency             nobody
"""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from dragoman.model import Actor, Event, Meeting, Position, Reading, Statement
from dragoman.record.identity.party_profiles import is_known
from dragoman.record.names import WORD, plain
from dragoman.record.told import Told, with_reading
from dragoman.vocabulary import load


def without_namesakes(told: Sequence[Told]) -> tuple[Told, ...]:
    """The readings with groups that only share a state's code as groups, and without the outlets of any of them."""
    outlets = frozenset(plain(one.reading.report.outlet or "") for one in told)
    return tuple(with_reading(one, without_outlets(with_groups(one.reading), outlets)) for one in told)


def with_groups(reading: Reading) -> Reading:
    """The reading in which no group is called by the name of a state that it does not mention."""
    actors = tuple(as_group(actor, reading.report.text) for actor in reading.actors)
    return reading if actors == reading.actors else replace(reading, actors=actors)


def as_group(actor: Actor, text: str) -> Actor:
    """A group under its own name, where an abbreviation of it is a state's code; any other actor as it is."""
    if actor.kind != "state":
        return actor
    known = forms_of(actor.id)
    spelt_out = [name for name in actor.aliases if name not in known and initials(name) == actor.id]
    if not spelt_out or any(form in text for form in known):
        return actor
    name = max(spelt_out, key=len)
    others = tuple(alias for alias in actor.aliases if alias != name)
    return replace(actor, kind="group", name=name, aliases=others)


def initials(name: str) -> str:
    return "".join(word[0] for word in WORD.findall(name) if word[0].isupper())


@cache
def forms_of(code: str) -> frozenset[str]:
    """All that a state is called."""
    state, parties = load("states").get(code, {}), load("parties")
    own = [form for forms in ("names", "demonyms", "capitals") for form in state.get(forms, ())]
    return frozenset((*own, *(form for of in ("names", "demonyms", "capitals") for form in parties[of].get(code, ()))))


def without_outlets(reading: Reading, outlets: frozenset[str]) -> Reading:
    """The reading without parties that are the outlets of reports of the process."""
    gone = frozenset(actor.id for actor in reading.actors if is_outlet(actor, outlets))
    if not gone:
        return reading
    return replace(
        reading,
        actors=tuple(replace(a, party=left(a.party, gone)) for a in reading.actors if a.id not in gone),
        meetings=tuple(at_meeting(meeting, gone) for meeting in reading.meetings),
        statements=tuple(said_by(statement, gone) for statement in reading.statements),
        positions=tuple(aimed_at(position, gone) for position in reading.positions if position.party not in gone),
        events=tuple(in_event(event, gone) for event in reading.events),
    )


def is_outlet(actor: Actor, outlets: frozenset[str]) -> bool:
    """Whether a party goes by the name of an outlet that is no party itself: an agency, a paper, a station."""
    if actor.kind in ("person", "state") or is_known(actor.id) or plain(actor.name) not in outlets:
        return False
    return not kinds_of_outlets().isdisjoint(WORD.findall(plain(actor.name)))


@cache
def kinds_of_outlets() -> frozenset[str]:
    return frozenset(load("languages/en-record")["outlets"]["kinds"])


def left(code: str | None, gone: frozenset[str]) -> str | None:
    return None if code in gone else code


def all_left(codes: Iterable[str], gone: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in gone)


def at_meeting(meeting: Meeting, gone: frozenset[str]) -> Meeting:
    parties, mediators = all_left(meeting.parties, gone), all_left(meeting.mediators, gone)
    return replace(meeting, parties=parties, mediators=mediators, participants=all_left(meeting.participants, gone))


def said_by(statement: Statement, gone: frozenset[str]) -> Statement:
    return replace(statement, speaker=left(statement.speaker, gone), party=left(statement.party, gone))


def aimed_at(position: Position, gone: frozenset[str]) -> Position:
    return replace(position, target=left(position.target, gone))


def in_event(event: Event, gone: frozenset[str]) -> Event:
    return replace(event, actors=all_left(event.actors, gone), recipients=all_left(event.recipients, gone))
