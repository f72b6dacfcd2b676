"""Some of a reading: statements by who speaks, for whom and in which way; entries of any kind by how sure they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Actor, Failure, Reading, Record, Statement, StatementKind
from dragoman.record.codes import sides
from dragoman.record.names import is_called, name_words
from dragoman.record.party_names import KnownParty, parties_called, party_called, spelt

SECTIONS = ("meetings", "statements", "positions", "events")
LEFT_OUT = "entries less sure than "  # a report's flag begins so where some of its entries are left out


@dataclass(frozen=True)
class Selection:
    """What is wanted: one of the names, of the parties, of the kinds, and the score; what is empty sets no limit."""

    names: tuple[str, ...] = ()
    parties: tuple[KnownParty, ...] = ()
    kinds: tuple[StatementKind, ...] = ()
    score: float = 0.0

    def __bool__(self) -> bool:
        return self != Selection()


def selection_of(
    *,
    names: Sequence[str] = (),
    parties: Sequence[str] = (),
    kinds: Sequence[StatementKind] = (),
    score: float | None = None,
) -> Selection:
    """A selection in the words of whoever asks; an error where they name nothing.

    names    "Lamia Chelbi", "chelbi", "Tunisia": a person, or a party that speaks
    parties  "TUN", "Tunisia": for whom it is said
    score    0 to 1, the least
    """
    for name in names:
        if not name_words(name):
            raise UsageError(f"No name in {name!r}. Write a person or a party as reports do: --by 'Lamia Chelbi'.")
    return Selection(tuple(names), tuple(map(party_called, parties)), tuple(kinds), least_score(score))


def least_score(score: float | None) -> float:
    """The least score that somebody asks for, 0 where they ask for none; an error where no entry can have it."""
    if score is not None and not 0 <= score <= 1:
        raise UsageError(f"No entry can have the score {score:g}. Write a number from 0 to 1: --min-score 0.5.")
    return score or 0.0


def selected(reading: Reading | Failure, selection: Selection) -> Reading | Failure:
    """The reading with the statements that are wanted, and those actors whom they refer to."""
    if isinstance(reading, Failure):
        return reading
    actors = {actor.id: actor for actor in reading.actors}
    wanted = tuple(s for s in reading.statements if is_wanted(s, selection, actors))
    kept = {statement.id for statement in wanted}
    return only_statements(replace(reading, statements=tuple(led_home(statement, kept) for statement in wanted)))


def told(readings: Iterable[Reading | Failure]) -> Iterator[Reading | Failure]:
    """The readings without those in which nothing is said."""
    return (reading for reading in readings if isinstance(reading, Failure) or reading.statements)


def is_wanted(statement: Statement, selection: Selection, actors: Mapping[str, Actor]) -> bool:
    return (
        statement.score >= selection.score
        and (not selection.kinds or statement.kind in selection.kinds)
        and (not selection.parties or is_for(statement, selection.parties, actors))
        and (not selection.names or is_by(statement, selection.names, actors))
    )


def is_for(statement: Statement, parties: Sequence[KnownParty], actors: Mapping[str, Actor]) -> bool:
    """Whether a statement is made for one of the parties, or by it, alone or together with others."""
    codes = {code for named in (statement.party, statement.speaker) if named for code in sides(named, actors)}
    return any(party.goes_by(code) for party in parties for code in codes)


def is_by(statement: Statement, names: Sequence[str], actors: Mapping[str, Actor]) -> bool:
    """Whether one of the names is the speaker's, or that of one of the sides that speak together."""
    speakers = [actors[one] for one in sides(statement.speaker or "", actors) if one in actors]
    return any(is_named(actor, name) for actor in speakers for name in names)


def is_named(actor: Actor, name: str) -> bool:
    """Whether an actor goes by this name: a person's may be spelt otherwise, a party's is one that is known for it."""
    known = (actor.name, *actor.aliases)
    if actor.kind == "person":
        return is_called(name, known)
    return spelt(name) in map(spelt, (actor.id, *known)) or any(p.goes_by(actor.id) for p in parties_called(name))


def led_home(statement: Statement, kept: set[str]) -> Statement:
    """A statement that refers to no statement that is left out."""
    return statement if statement.quoted_in in kept else replace(statement, quoted_in=None)


def only_statements(reading: Reading) -> Reading:
    """A reading's statements with their speakers and parties."""
    actors = {actor.id: actor for actor in reading.actors}
    needed = with_sides((name for s in reading.statements for name in (s.speaker, s.party)), actors)
    kept = tuple(actor for actor in reading.actors if actor.id in needed)
    return replace(reading, actors=kept, meetings=(), positions=(), events=())


def with_sides(names: Iterable[str | None], actors: Mapping[str, Actor]) -> set[str]:
    """The ids of actors, of the sides that a joint one is made of, and of the parties that people act for."""
    named = {name for name in names if name}
    needed = named | {one for name in named for one in sides(name, actors)}
    theirs = {code for one in needed & actors.keys() if (code := actors[one].party)}
    return needed | theirs | {one for code in theirs for one in sides(code, actors)}


def only_surest(readings: Iterable[Reading | Failure], least: float) -> Iterator[Reading | Failure]:
    """The surest of each reading; reports that could not be read stay."""
    return (one if isinstance(one, Failure) else surest(one, least) for one in readings)


def surest(reading: Reading, least: float) -> Reading:
    """The reading with the entries that have this score or more, flagged where others are left out.

    An actor less sure than that stays where an entry that is left speaks of it.
    """
    sure = {name: tuple(e for e in getattr(reading, name) if e.score >= least) for name in SECTIONS}
    kept = {statement.id for statement in sure["statements"]}
    sure["statements"] = tuple(led_home(statement, kept) for statement in sure["statements"])
    left = replace(reading, **sure)
    actors = {actor.id: actor for actor in reading.actors}
    needed = with_sides((*(a.id for a in actors.values() if a.score >= least), *spoken_of(left)), actors)
    left = replace(left, actors=tuple(actor for actor in reading.actors if actor.id in needed))
    return flagged(left, reading, least)


def spoken_of(reading: Reading | Record) -> Iterator[str | None]:
    """Whom the entries of a reading name: speakers, sides, mediators, those who take part, act or are acted on."""
    for meeting in reading.meetings:
        yield from (*meeting.parties, *meeting.participants, *meeting.mediators)
    for statement in reading.statements:
        yield from (statement.speaker, statement.party)
    for position in reading.positions:
        yield from (position.party, position.target)
    for event in reading.events:
        yield from (*event.actors, *event.recipients)


def flagged(left: Reading, whole: Reading, least: float) -> Reading:
    """What is left of a reading, with a flag that counts the rest: "entries less sure than 0.8 left out: 2 events"."""
    missing = {name: len(getattr(whole, name)) - len(getattr(left, name)) for name in ("actors", *SECTIONS)}
    counts = [f"{n} {name if n > 1 else name.removesuffix('s')}" for name, n in missing.items() if n]
    if not counts:
        return left
    flag = f"{LEFT_OUT}{least:g} left out: {', '.join(counts)}"
    return replace(left, report=replace(left.report, flags=(*left.report.flags, flag)))
