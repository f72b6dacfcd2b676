"""The entries of the open corpus, as its files hold them; corpus/GUIDE.md says what each field means."""

from typing import Annotated

from msgspec import Meta, Struct

from dragoman.model import Office, Outcome, Stance, StatementKind

Words = Annotated[str, Meta(min_length=1)]
Pieces = Annotated[tuple[Words, ...], Meta(min_length=1)]


class Held(Struct, frozen=True, forbid_unknown_fields=True):
    """A position in a sentence or passage: `evidence` is the clause that carries it."""

    holder: Words | None
    party: str | None
    stance: Stance
    issue: str
    evidence: Words


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of sentences/ or passages/."""

    text: Words
    positions: tuple[Held, ...]
    construction: Words


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody whom a report names."""

    name: Words
    party: str | None
    office: Office


class Meeting(Struct, frozen=True, forbid_unknown_fields=True):
    """A meeting, whoever tells of it."""

    date: str | None
    place: Words | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    round: Annotated[int, Meta(ge=1)] | None
    outcome: Outcome | None


class Met(Meeting, frozen=True, forbid_unknown_fields=True):
    """A meeting that a report tells of; `date_also` are other dates that a reader could give."""

    main: bool
    date_also: tuple[str, ...] = ()


class Heard(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement: its content in one or more pieces."""

    speaker: Words | None
    party: str | None
    kind: StatementKind
    starts: Words
    content: Pieces


class Said(Heard, frozen=True, forbid_unknown_fields=True):
    """A statement with the words that name the speaker, and the words of saying."""

    source: Words | None
    cue: Words | None


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """A position in a report; `detail` says in the reader's words what exactly."""

    party: str
    stance: Stance
    issue: str
    detail: Words
    evidence: Pieces


class Labels(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader knows after a report: NAME.json beside NAME.txt."""

    published: str
    about_talks: bool
    people: tuple[Named, ...]
    meetings: tuple[Met, ...]
    statements: tuple[Said, ...]
    positions: tuple[Wanted, ...]
