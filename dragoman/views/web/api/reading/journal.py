"""What was done, by whom and when."""

from typing import Any, Literal, get_args

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.store.journal import KINDS, Entry
from dragoman.views.numbers import whole_number
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Some
from dragoman.views.web.api.given import JournalLine
from dragoman.views.web.api.listing import LIMIT
from dragoman.views.web.api.problems import ProblemError, missing
from dragoman.views.web.api.reading.asks import PROCESS, journal
from dragoman.views.web.api.taken import Line, Name
from dragoman.views.web.visitors import Visitor

Kind = Literal["add", "version", "appearance", "place", "decide", "merge", "correct", "recode", "code", "done", "undo"]
BY = Parameter("by", Name, "What somebody did; `dragoman` where the program did.")
REPORT = Parameter("report", Name, "What is about this report, by its id.")
KIND = Parameter("kind", Kind, "Lines of one kind.")
NEWEST = Parameter("newest", bool, "The latest first.", False)
AFTER = Parameter("after", Line, "Lines behind this one; with newest those before it.")
FILTERS = (BY, REPORT, PROCESS, KIND)
assert get_args(Kind) == KINDS  # noqa: S101 - the description and the journal name the same kinds


def lines(asked: Asked) -> Some:
    """Some lines; of what others code blind only that they did."""
    limit, after, newest = asked.query["limit"], asked.query["after"], asked.query["newest"]
    place: dict[str, Any] = {"before": after} if newest else {"after": after or 0}
    about = {one.name: asked.query[one.name] for one in FILTERS}
    found = asked.store.log(most=limit + 1, newest=newest, **place, **about)
    following = str(found[limit - 1].n) if len(found) > limit else None
    return Some([shown(asked.store, one, asked.visitor) for one in found[:limit]], following)


def line(asked: Asked) -> JournalLine:
    return shown(asked.store, line_asked(asked), asked.visitor)


def line_asked(asked: Asked) -> Entry:
    """The line that the path names; 404 where there is none."""
    text = str(asked.path["line"])
    number = whole_number(text)
    if number is None:
        raise ProblemError(404, f"There is no line {text[:40]!r} in the journal: lines are numbers.")
    try:
        return asked.store.line(number)
    except UsageError as error:
        raise missing(error) from error


def shown(store: Store, entry: Entry, visitor: Visitor) -> JournalLine:
    what = entry.payload
    if hidden(store, entry, visitor):
        what = {name: what[name] for name in ("report", "coding", "of") if name in what}
    return JournalLine(line=entry.n, at=entry.at, by=entry.who, kind=entry.kind, what=what, undone_by=entry.undone)


def hidden(store: Store, entry: Entry, visitor: Visitor) -> bool:
    """Whether a line, or the one that it takes back, is what another coder says in a blind coding."""
    if visitor.may("admin"):
        return False
    while entry.kind == "undo":
        entry = store.line(entry.payload["of"])
    coded = entry.kind == "correct" and bool(entry.payload.get("coding"))
    return coded and entry.who != visitor.name


ENDPOINTS = (
    Endpoint(
        "GET", "/journal", "journal", "The journal: each addition, correction and decision, by whom and when.",
        lines, JournalLine, many=True, asks=(*FILTERS, NEWEST, LIMIT, AFTER), state=journal,
    ),
    Endpoint(
        "GET", "/journal/{line}", "journal", "One line of the journal.", line, JournalLine, state=journal,
    ),
)  # fmt: skip
