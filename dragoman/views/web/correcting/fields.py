"""What each kind of entry is made of, and the control that sets it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from dragoman.model import ActorKind, EntryKind, Hedge, MeetingFormat, Office, Outcome, Stance, StatementKind

# text    one line                        choice   one of a few, or none       party    one of the report, or a new one
# date    a day, a month, or nothing      checks   any of a few                parties  several of them
# number  a whole number                  yes      one box                     person   one of the report, or a new one
# lines   one thing a line                stance   one of five, by its sign    people   several of them
# issue   one that is known, or a new one words    pieces of the report's text one      a single piece of it
Control = Literal[
    "text", "date", "number", "lines", "issue", "choice", "checks", "yes", "stance", "party", "parties", "person",
    "people", "words", "one",
]  # fmt: skip


class Field(NamedTuple):
    """`needed` where the model does not allow a gap; `folded` where it is seldom changed."""

    name: str
    label: str
    control: Control
    choices: tuple[str, ...] = ()
    hint: str = ""
    needed: bool = False
    folded: bool = False


def choices(label: object) -> tuple[str, ...]:
    return tuple(get_args(label))


A_DAY = "a day (2019-09-11), a month (2019-09), or nothing"
PIECES = "one piece a line, as it stands in the text; “first words … last words” will do"

FIELDS: Mapping[EntryKind, tuple[Field, ...]] = {
    "position": (
        Field("stance", "Stance", "stance", choices(Stance), needed=True),
        Field("party", "Party", "party", needed=True),
        Field("issue", "Issue", "issue", needed=True),
        Field("evidence", "Words", "words", hint=PIECES),
        Field("detail", "What exactly", "text"),
        Field("condition", "On condition", "text"),
        Field("target", "Towards", "party"),
        Field("date", "Date", "date", hint=A_DAY),
    ),
    "statement": (
        Field("spans", "Words", "words", hint=PIECES, needed=True),
        Field("speaker", "Speaker", "person"),
        Field("party", "Party", "party"),
        Field("kind", "Kind", "choice", choices(StatementKind), needed=True),
        Field("hedges", "Hedges", "checks", choices(Hedge)),
        Field("cue", "Words that report it", "one", hint="said, told reporters", folded=True),
        Field("source", "Words that name the speaker", "one", folded=True),
    ),
    "meeting": (
        Field("date", "Date", "date", hint=A_DAY),
        Field("place", "Place", "text"),
        Field("parties", "Parties", "parties"),
        Field("participants", "Participants", "people"),
        Field("mediators", "Mediators", "parties"),
        Field("format", "Format", "choice", choices(MeetingFormat)),
        Field("outcome", "Outcome", "choice", choices(Outcome)),
        Field("round", "Round", "number"),
        Field("main", "The meeting that this report is about", "yes"),
        Field("evidence", "Words", "words", hint=PIECES),
        Field("track", "Track", "text", folded=True),
        Field("duration_minutes", "Minutes", "number", folded=True),
    ),
    "actor": (
        Field("name", "Name", "text", needed=True),
        Field("kind", "Kind", "choice", choices(ActorKind), needed=True),
        Field("office", "Office", "choice", choices(Office)),
        Field("party", "Party", "party"),
        Field("code", "Code", "text", hint="of a party: RUS, UNO"),
        Field("aliases", "Other names", "lines", hint="one a line"),
        Field("evidence", "Words", "words", hint=PIECES),
    ),
    "event": (
        Field("type", "Type", "text", needed=True),
        Field("mode", "Mode", "text"),
        Field("cameo", "CAMEO code", "text"),
        Field("actors", "Who", "parties"),
        Field("recipients", "To whom", "parties"),
        Field("date", "Date", "date", hint=A_DAY),
        Field("place", "Place", "text"),
        Field("evidence", "Words", "words", hint=PIECES),
    ),
}
NOUNS: Mapping[EntryKind, str] = {
    "actor": "person or party",
    "meeting": "meeting",
    "statement": "statement",
    "position": "position",
    "event": "event",
}
