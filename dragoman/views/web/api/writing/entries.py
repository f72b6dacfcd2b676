"""What people say of entries: corrections, what is one and what is not, issues that are called otherwise."""

from typing import Any

import msgspec

from dragoman.errors import ConflictError, UsageError
from dragoman.model import Correction
from dragoman.record.corrected import entries
from dragoman.store import Store
from dragoman.views.web.api.endpoint import Asked, Done, Endpoint
from dragoman.views.web.api.given import EntryWritten, Written
from dragoman.views.web.api.problems import ProblemError
from dragoman.views.web.api.reading.asks import report_asked
from dragoman.views.web.api.tags import line_in
from dragoman.views.web.api.taken import NewCorrection, NewDecision, NewRecoding


def correct(asked: Asked) -> Done:
    """A correction; where somebody else was here meanwhile, both versions are told."""
    body: NewCorrection = asked.body
    report, seen = report_asked(asked), seen_by(asked, body)
    check_coder(asked, body.coding, report)
    correction = Correction(report=report, kind=body.kind, deed=body.deed, entry=body.entry, after=body.after)
    try:
        line = asked.store.correct(correction, asked.visitor.name, seen, body.coding)
    except ConflictError as error:
        theirs = entry_now(asked, report, body)
        raise ProblemError(409, str(error), line=error.line, yours=body.after, theirs=theirs) from error
    entry = str(asked.store.line(line).payload["entry"])
    now = entry_now(asked, report, msgspec.structs.replace(body, entry=entry))
    location = asked.at.api(f"journal/{line}")
    return Done(EntryWritten(line=line, entry=entry, now=now), 201, location)


def seen_by(asked: Asked, body: NewCorrection) -> int | None:
    """What the sender had seen: the line that the body names, or that of the answer in If-Match."""
    if body.seen is not None:
        return body.seen
    given = asked.request.headers.get("if-match")
    if given is None or given.strip() == "*":
        return None
    line = line_in(given)
    if line is None:
        raise ProblemError(400, f"If-Match: {given[:60]} is no tag of ours. Send the ETag of the report as it is.")
    return line


def entry_now(asked: Asked, report: str, body: NewCorrection) -> dict[str, Any] | None:
    """The entry as it stands by now; None where it was rejected or is none."""
    store: Store = asked.store
    if body.coding:
        reading = store.coded(body.coding, report, asked.visitor.name, rejected=True)
    else:
        reading = store.corrected(report, rejected=True)
    found = next((one for one in entries(reading, body.kind) if one.id == body.entry), None)
    return None if found is None else msgspec.to_builtins(found)


def check_coder(asked: Asked, coding: str | None, report: str) -> None:
    """Who speaks in a blind coding is one of its coders, and the report is one of its reports."""
    if coding is None:
        return
    known = asked.store.coding(coding)
    if asked.visitor.name not in known.coders:
        raise ProblemError(403, f"{asked.visitor.name} is no coder of {coding!r}.")
    if report not in known.reports:
        raise UsageError(f"Report {report!r} is not in coding {coding!r}.")


def decide(asked: Asked) -> Done:
    body: NewDecision = asked.body
    return line(asked, asked.store.decide(body.one, body.other, body.same, asked.visitor.name, body.kind))


def recode(asked: Asked) -> Done:
    body: NewRecoding = asked.body
    if body.process is not None:
        asked.store.reports(body.process)
    return line(asked, asked.store.recode(body.issue, body.into, asked.visitor.name, body.process))


def line(asked: Asked, n: int) -> Done:
    """The line that was written, which is the address of the deed."""
    return Done(Written(lines=(n,)), 201, asked.at.api(f"journal/{n}"))


ENDPOINTS = (
    Endpoint(
        "POST", "/reports/{report}/corrections", "reports",
        "Accept, reject, edit or add an entry. `seen`, or If-Match with the ETag of the report, tells of a conflict.",
        correct, EntryWritten, takes=NewCorrection, role="coder", status=201,
        example={"kind": "position", "deed": "accept", "entry": "5d0c8e3b1a2f/p1"},
    ),
    Endpoint(
        "POST", "/decisions", "entries", "Say that two entries of readings are one, or that they are not.",
        decide, Written, takes=NewDecision, role="coder", status=201,
        example={"one": "5d0c8e3b1a2f/a1", "other": "e0fb9d31c2aa/a3", "same": True},
    ),
    Endpoint(
        "POST", "/recodings", "codes", "Call an issue otherwise, or make it part of another; nothing is coded anew.",
        recode, Written, takes=NewRecoding, role="coder", status=201,
        example={"issue": "fishing", "into": "fishing-rights"},
    ),
)  # fmt: skip
