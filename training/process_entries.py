"""The entries of processes in the open corpus; corpus/GUIDE.md says what each field means."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from dragoman.model import Stance
from training.entries import Heard, Meeting, Met, Named, Wanted, Words

Reports = Annotated[tuple[Words, ...], Meta(min_length=1)]


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader knows after one report of a process: NAME-1.json. An undated report has null for its day."""

    about_talks: ClassVar[bool] = True
    published: str | None
    people: tuple[Named, ...]
    meetings: tuple[Met, ...]
    statements: tuple[Heard, ...]
    positions: tuple[Wanted, ...]


class OnePerson(Named, frozen=True, forbid_unknown_fields=True):
    """Somebody whom reports name, in each form that they print."""

    aliases: tuple[Words, ...]
    reports: Reports


class OneMeeting(Meeting, frozen=True, forbid_unknown_fields=True):
    """A meeting with all reports that mention it, before or after, and its last known outcome."""

    reports: Reports


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the ledger: what a side holds from one day until another; disputed where outlets disagree on it."""

    party: str
    stance: Stance
    issue: str
    since: str = field(name="from")
    until: str | None
    reports: Reports
    detail: Words
    disputed: bool = False


class Recalled(Struct, frozen=True, forbid_unknown_fields=True):
    """A position that a report gives as past, with the day or month that it gives."""

    report: Words
    party: str
    stance: Stance
    issue: str
    of: str


class Movement(Struct, frozen=True, forbid_unknown_fields=True):
    """What changed on a day: from one stance to another, or in what was asked or offered; null is none."""

    party: str
    issue: str
    from_stance: Stance | None
    to_stance: Stance | None
    date: str
    detail: Words


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a report has an utterance: the statement that carries it, and how the utterance itself begins there."""

    report: Words
    starts: Words
    words: Words


class Utterance(Struct, frozen=True, forbid_unknown_fields=True):
    """The same words of one speaker in two or more reports."""

    speaker: Words
    places: Annotated[tuple[Place, ...], Meta(min_length=2)] = field(name="in")


class Contradiction(Struct, frozen=True, forbid_unknown_fields=True):
    """What reports disagree about, with the claim of each."""

    about: Words
    reports: Annotated[tuple[Words, ...], Meta(min_length=2)]
    claims: tuple[Words, ...]


class Process(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader knows after all reports of a process: NAME.process.json."""

    name: Words
    parties: tuple[str, ...]
    party_aliases: dict[str, tuple[str, ...]]
    mediators: tuple[str, ...]
    people: tuple[OnePerson, ...]
    meetings: tuple[OneMeeting, ...]
    positions: tuple[Entry, ...]
    recalled: tuple[Recalled, ...]
    movements: tuple[Movement, ...]
    utterances: tuple[Utterance, ...]
    wire_copies: tuple[tuple[str, str], ...]
    contradictions: tuple[Contradiction, ...]
