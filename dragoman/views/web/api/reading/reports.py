"""Reports, one by one: what was read in them, what people say of it, their versions."""

from typing import Literal

from dragoman.errors import UsageError
from dragoman.store.shelf import report_at
from dragoman.store.versions import difference
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Some
from dragoman.views.web.api.given import ReportRead, Said, Version
from dragoman.views.web.api.listing import PAGED, sliced
from dragoman.views.web.api.problems import ProblemError
from dragoman.views.web.api.reading.asks import journal, report_asked
from dragoman.views.web.api.taken import Name

AS = Parameter(
    "as",
    Literal["corrected", "read", "reviewed"],
    "As people have corrected it, as the program read it, or with what people rejected among the rest.",
    "corrected",
)
CODING = Parameter("coding", Name, "What was said in this blind coding instead.")
CODER = Parameter("coder", Name, "By this coder; by yourself if nothing is said. Only an admin sees what others say.")


def report(asked: Asked) -> ReportRead:
    store, name = asked.store, report_asked(asked)
    form, line = asked.query["as"], store.last_line()  # first: what comes later is not in what is given
    reading = store.reading(name) if form == "read" else store.corrected(name, rejected=form == "reviewed")
    return ReportRead(reading=reading, process=store.process_of(name), versions=store.versions(name), line=line)


def versions(asked: Asked) -> Some:
    """All versions of an article, the first of them first."""
    known = [report_at(asked.store.database, one) for one in asked.store.versions(report_asked(asked))]
    before = [None, *known]
    found = [
        Version(
            report=one.id,
            published=one.published,
            outlet=one.outlet,
            name=one.name,
            changes=tuple(difference(old, one)) if old else (),
        )
        for old, one in zip(before, known, strict=False)
    ]
    return sliced(asked, found)


def corrections(asked: Asked) -> Some:
    """What people say of a report's entries; in a blind coding each coder sees their own words alone."""
    name, coding = report_asked(asked), asked.query["coding"]
    coder = coder_asked(asked) if coding else None
    found = asked.store.corrections(name, coding, coder)
    return sliced(
        asked,
        [Said(line=one.n, at=one.at, by=one.who, coding=one.coding, correction=one.correction) for one in found],
    )


def coder_asked(asked: Asked) -> str:
    """Whose word of a blind coding is asked for, if the visitor may see it."""
    coder = str(asked.query["coder"] or asked.visitor.name)
    if not asked.visitor.may("coder") or (coder != asked.visitor.name and not asked.visitor.may("admin")):
        raise ProblemError(403, "What others code on their own is seen by none but an admin.")
    try:
        asked.store.coding(asked.query.get("coding") or str(asked.path.get("coding")))
    except UsageError as error:
        raise ProblemError(404, str(error)) from error
    return coder


ENDPOINTS = (
    Endpoint(
        "GET", "/reports/{report}", "reports", "A report: its text, and what was read in it.", report, ReportRead,
        asks=(AS,), state=journal,
    ),
    Endpoint(
        "GET", "/reports/{report}/versions", "reports", "The versions of an edited article, with what changed.",
        versions, Version, many=True, asks=PAGED, state=journal,
    ),
    Endpoint(
        "GET", "/reports/{report}/corrections", "reports", "What people say of a report's entries, in order.",
        corrections, Said, many=True, asks=(CODING, CODER, *PAGED), state=journal,
    ),
)  # fmt: skip
