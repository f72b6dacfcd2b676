"""Blind codings: made, finished, settled."""

from dragoman.views.web.api.endpoint import Asked, Done, Endpoint
from dragoman.views.web.api.given import Written
from dragoman.views.web.api.reading.asks import report_asked
from dragoman.views.web.api.reading.codes import coding_asked
from dragoman.views.web.api.taken import NewCoding, OneCoder
from dragoman.views.web.api.writing.entries import line


def make(asked: Asked) -> Done:
    body: NewCoding = asked.body
    n = asked.store.code(body.name, body.reports, body.coders, body.suggestions, asked.visitor.name)
    return line(asked, n)


def done(asked: Asked) -> Done:
    """The visitor is done with a report."""
    name, report = coding_asked(asked).name, report_asked(asked)
    return line(asked, asked.store.done(name, report, asked.visitor.name))


def settle(asked: Asked) -> Done:
    body: OneCoder = asked.body
    name, report = coding_asked(asked).name, report_asked(asked)
    lines = asked.store.settle(name, report, body.coder, asked.visitor.name)
    return Done(Written(lines=tuple(lines)), 201, asked.at.api(f"reports/{report}/corrections"))


ENDPOINTS = (
    Endpoint(
        "POST", "/codings", "codings", "Have several people code the same reports, each on their own.", make, Written,
        takes=NewCoding, role="admin", status=201,
        example={"name": "round one", "reports": ["5d0c8e3b1a2f"], "coders": ["ana", "ben"], "suggestions": False},
    ),
    Endpoint(
        "POST", "/codings/{coding}/reports/{report}/done", "codings", "Say that you are done with a report.", done,
        Written, role="coder", status=201,
    ),
    Endpoint(
        "POST", "/codings/{coding}/reports/{report}/settle", "codings",
        "Take what one coder says of a report for right: the record is corrected so.", settle, Written,
        takes=OneCoder, role="admin", status=201, example={"coder": "ana"},
    ),
)  # fmt: skip
