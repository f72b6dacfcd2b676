"""Two people at one entry: both versions beside each other, and nothing that was typed is lost."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import ConflictError
from dragoman.model import EntryKind
from dragoman.views.text import clean
from dragoman.views.web.correcting.about import About, facts
from dragoman.views.web.correcting.fields import FIELDS, Field
from dragoman.views.web.correcting.typed import places_from
from dragoman.views.web.handling import render
from dragoman.views.words import issue, written_date


class Mine(NamedTuple):
    """What somebody wanted to do to an entry; `after` what it was to be."""

    kind: EntryKind
    entry: str
    deed: Literal["accept", "reject", "edit", "add", "undo"]
    after: Mapping[str, Any] | None = None


class Beside(NamedTuple):
    """One field in both versions, in words."""

    label: str
    theirs: str
    mine: str

    @property
    def differs(self) -> bool:
        return self.theirs != self.mine


def conflict(request: Request, form: FormData, whole: About, mine: Mine, error: ConflictError) -> Response:
    """Their version and mine, and a form that puts mine in the place of theirs."""
    theirs = whole.entry(mine.kind, mine.entry)
    latest = whole.latest(mine.kind, mine.entry)
    sent = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    return render(
        request,
        "correct/conflict.html",
        409,
        report=whole.report,
        mine=mine,
        theirs=theirs,
        latest=latest,
        line=error.line,
        fields=beside(whole, mine, None if theirs is None else facts(theirs)),
        sent=[(name, value) for name, value in sent if name not in ("csrf", "seen")],
    )


def beside(whole: About, mine: Mine, theirs: Mapping[str, Any] | None) -> list[Beside]:
    """Field by field; of a deed that changes no field there is nothing to compare."""
    if mine.after is None or theirs is None:
        return []
    return [
        Beside(field.label, in_words(field, theirs.get(field.name), whole), in_words(field, value, whole))
        for field in FIELDS[mine.kind]
        for value in [mine.after.get(field.name)]
    ]


def in_words(field: Field, value: Any, whole: About) -> str:
    """A value as a person reads it; nothing for a gap."""
    if value is None or value == ():
        return ""
    if field.control in ("words", "one"):
        return " … ".join(clean(whole.report.text[start:end]) for start, end in places_from(value))
    if field.control in ("party", "person"):
        return whole.name(value)
    if field.control in ("parties", "people"):
        return ", ".join(whole.name(one) for one in value)
    if field.control in ("lines", "checks"):
        return ", ".join(clean(one) for one in value)
    if field.control == "yes":
        return "yes" if value else "no"
    if field.control == "issue":
        return issue(value)
    return (written_date(value) or "") if field.control == "date" else clean(str(value))
