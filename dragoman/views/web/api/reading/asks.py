"""What addresses may ask for, with the words and limits that all of them share."""

from typing import Annotated, Literal

from msgspec import Meta

from dragoman.errors import UsageError
from dragoman.store.by_hand import process_named, report_called
from dragoman.views.web.api.endpoint import Asked, Parameter
from dragoman.views.web.api.problems import missing
from dragoman.views.web.api.taken import Day, Name

Words = Annotated[str, Meta(min_length=1, max_length=500)]

PARTY = Parameter("party", Name, "Of this party, by its code or any of its names: KEN, Kenya.")
PERSON = Parameter("person", Name, "Of this person, in any spelling of the name.")
ISSUE = Parameter("issue", Name, "On this issue, by its label: prisoners. See /issues.")
OUTLET = Parameter("outlet", Name, "As this outlet has it.")
PROCESS = Parameter("process", Name, "Of this process.")
SINCE = Parameter("since", Day, "There on this day or later: 2019-05-10.")
UNTIL = Parameter("until", Day, "There on this day or earlier.")
WORDS = Parameter("words", Words, 'That holds all of these words: dam* "water level".')
STATUS = Parameter(
    "status",
    Literal["suggested", "confirmed", "corrected"],
    "Only what nobody has seen to, or what somebody confirmed or corrected.",
)
AS_OF = Parameter("as_of", Day, "As it was known on this day.")
ORDER = Parameter(
    "order", Literal["process", "time"], "By process, which costs least in a large store, or by time.", "process"
)

# What each kind of answer can be narrowed by.
NARROWED: dict[str, tuple[Parameter, ...]] = {
    "people": (PARTY, PERSON, ISSUE, OUTLET, STATUS),
    "parties": (PARTY, PERSON, ISSUE, OUTLET, STATUS),
    "meetings": (PARTY, PERSON, ISSUE, OUTLET, SINCE, UNTIL, STATUS),
    "positions": (PARTY, PERSON, ISSUE, OUTLET, SINCE, UNTIL, STATUS),
    "movements": (PARTY, PERSON, ISSUE, OUTLET, SINCE, UNTIL),
    "statements": (PARTY, PERSON, ISSUE, OUTLET, SINCE, UNTIL, WORDS, STATUS),
    "disagreements": (PARTY, PERSON, ISSUE, OUTLET),
    "reports": (PARTY, PERSON, ISSUE, OUTLET, SINCE, UNTIL, WORDS),
}


def narrowing(asked: Asked, what: str) -> dict[str, str | None]:
    """What is asked of a kind of answer, as the store takes it."""
    names = [one.name for one in NARROWED[what]]
    return {name: asked.query[name] for name in names if asked.query.get(name) is not None}


def process_asked(asked: Asked) -> str:
    """The process that the path names; 404 where there is none."""
    name = str(asked.path["process"])
    try:
        process_named(asked.store.database, name)
    except UsageError as error:
        raise missing(error) from error
    return name


def report_asked(asked: Asked) -> str:
    """The id of the report that the path names; 404 where there is none."""
    try:
        return report_called(asked.store.database, str(asked.path["report"]))
    except UsageError as error:
        raise missing(error) from error


def everything(asked: Asked) -> object:
    """What stays the same as long as the whole store does; records that are not yet made are made first."""
    asked.store.refresh(most=500)
    return asked.store.whole_state()


def journal(asked: Asked) -> object:
    """What stays the same as long as nobody writes anything."""
    return asked.store.whole_state()


def one_process(asked: Asked) -> object:
    """What stays the same as long as nothing happens to a process."""
    return asked.store.state(str(asked.path["process"]))
