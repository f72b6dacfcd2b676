"""Taking back, and forgetting what failed."""

from typing import Annotated

from msgspec import Meta

from dragoman.errors import UsageError
from dragoman.views.numbers import whole_number
from dragoman.views.web.api.endpoint import Asked, Done, Endpoint, Parameter
from dragoman.views.web.api.given import JournalLine, Written
from dragoman.views.web.api.problems import ProblemError, missing
from dragoman.views.web.api.reading.journal import line_asked, shown
from dragoman.views.web.api.taken import Name
from dragoman.views.web.api.writing.entries import line
from dragoman.views.web.history.taking_back import check_taking_back

PART = Parameter("part", Annotated[int, Meta(ge=1, le=10**9)], "Only this merge of those that the line tells of.")
CODING = Parameter("coding", Name, "What you said last in this blind coding.")


def undo(asked: Asked) -> Done:
    target = line_asked(asked)
    check_taking_back(asked.store, target, asked.visitor)
    return line(asked, asked.store.undo(target.n, asked.visitor.name, asked.query["part"]))


def undo_last(asked: Asked) -> JournalLine:
    """What was taken back."""
    entry = asked.store.undo_last(asked.visitor.name, asked.query["coding"])
    return shown(asked.store, asked.store.line(entry.n), asked.visitor)


def forget(asked: Asked) -> Done:
    text = str(asked.path["failure"])
    number = whole_number(text)
    if number is None:
        raise ProblemError(404, f"There is no failure {text[:40]!r}: they have numbers.")
    try:
        asked.store.forget_failure(number)
    except UsageError as error:
        raise missing(error) from error
    return Done(None, 204)


ENDPOINTS = (
    Endpoint(
        "POST", "/journal/{line}/undo", "journal",
        "Take a line back, or one merge of it. Taking that line back does it again.", undo, Written, asks=(PART,),
        role="coder", status=201,
    ),
    Endpoint(
        "POST", "/undo", "journal", "Take back what you said last and that still counts.", undo_last, JournalLine,
        asks=(CODING,), role="coder",
    ),
    Endpoint(
        "DELETE", "/failures/{failure}", "reports", "Forget a report that failed.", forget, role="coder", status=204,
    ),
)  # fmt: skip
