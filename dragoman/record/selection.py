"""Some of a reading's statements: by who speaks, for whom, how the words are given, and how sure that is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Actor, Failure, Reading, Statement, StatementKind
from dragoman.record.codes import sides
from dragoman.record.names import is_called, name_words
from dragoman.record.party_names import KnownParty, parties_called, party_called, spelt


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
    if score is not None and not 0 <= score <= 1:
        raise UsageError(f"No statement can have the score {score:g}. Write a number from 0 to 1: --min-score 0.5.")
    return Selection(tuple(names), tuple(map(party_called, parties)), tuple(kinds), score or 0.0)


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
    named = {name for s in reading.statements for name in (s.speaker, s.party) if name}
    needed = named | {one for name in named for one in sides(name, actors)}
    needed |= {actors[one].party or "" for one in needed & actors.keys()}
    kept = tuple(actor for actor in reading.actors if actor.id in needed)
    return replace(reading, actors=kept, meetings=(), positions=(), events=())
