"""Reports that come in, and where they are put."""

from msgspec import UNSET

from dragoman.errors import RefusedError, UsageError
from dragoman.model import Reading, Record
from dragoman.record.verify import verify
from dragoman.sources.published import day_of
from dragoman.store.by_hand import check_name
from dragoman.views.web.api.endpoint import Asked, Done, Endpoint
from dragoman.views.web.api.given import AddedReport, Fault, JobState, Written
from dragoman.views.web.api.problems import ProblemError
from dragoman.views.web.api.reading.coming import state_of
from dragoman.views.web.api.taken import Assign, Join, NewReport, Split
from dragoman.views.web.api.writing.entries import line
from dragoman.views.web.jobs import Brought, Desk, Job
from dragoman.views.web.jobs.bringing import ADDRESS, first_line

TOLD = 20  # faults of a reading
OF_READINGS = ("actors", "meetings", "statements", "positions", "events")


def add(asked: Asked) -> Done:
    """A text or an address goes to the desk that reads; a reading is kept at once."""
    body: NewReport = asked.body
    given = [name for name in ("text", "url", "reading") if getattr(body, name) is not UNSET]
    if len(given) != 1:
        faults = [Fault(name=name, reason="Send one of text, url and reading.") for name in given or ("text",)]
        raise ProblemError(422, "Send one of text, url and reading.", faults)
    if body.process is not None:
        check_name(body.process)
    if isinstance(body.reading, Reading):
        return kept(asked, body, body.reading)
    desk: Desk = asked.request.app.state.desk
    job = Job(asked.visitor.name, (brought(body),), body.process)
    try:
        desk.take(job)
    except RefusedError as error:
        raise ProblemError(503, str(error), headers={"Retry-After": "60"}) from error
    return Done(state_of(job), 202, asked.at.api(f"jobs/{job.key}"))


def brought(body: NewReport) -> Brought:
    """What is to be read, as the desk takes it."""
    published = None
    if body.published is not None:
        published = day_of(body.published)
        if published is None:
            reason = f"There is no day {body.published!r}. Write it as 2022-03-10."
            raise ProblemError(422, reason, [Fault(name="published", reason=reason)])
    if isinstance(body.url, str):
        return Brought(body.url, url=body.url, published=published)
    text, title, outlet = (str(one or "").replace("\0", "") for one in (body.text, body.title, body.outlet))
    if not text.strip():
        raise ProblemError(422, "There is nothing to read in this text.", [Fault(name="text", reason="It is empty.")])
    return Brought(title or first_line(text), text, title=title or None, outlet=outlet or None, published=published)


def kept(asked: Asked, body: NewReport, reading: Reading) -> Done:
    """A reading is kept if all that it says is in its report, and nobody's word is put in their mouth."""
    spoken = [
        f"{name} {one.id}"
        for name in OF_READINGS
        for one in getattr(reading, name)
        if one.by or one.status != "suggested"
    ]
    if spoken:
        faults = [
            Fault(name=f"reading: {one}", reason="It has a status or a name under `by`.") for one in spoken[:TOLD]
        ]
        raise ProblemError(
            422,
            f"Entries of a reading are suggested, by nobody: {spoken[0]} is not. Send corrections afterwards.",
            faults,
        )
    if reading.report.url is not None and not ADDRESS.fullmatch(reading.report.url):
        reason = "It is no web address. Write it as https://host/path."
        raise ProblemError(422, f"The url of the report: {reason}", [Fault(name="reading: url", reason=reason)])
    record = Record(reports=(reading.report,), **{
        name: getattr(reading, name) for name in OF_READINGS
    })  # fmt: skip
    wrong = verify(record, own_issues={one.issue for one in reading.positions})
    if wrong:
        faults = [Fault(name=f"reading: {one.where}", reason=one.what) for one in wrong[:TOLD]]
        raise ProblemError(422, f"This reading does not hold: {wrong[0].where}: {wrong[0].what}.", faults)
    added = asked.store.add(reading, asked.visitor.name, body.process)
    value = AddedReport(outcome=added.outcome, report=added.report, line=added.n, version_of=added.version_of)
    return Done(value, 201 if added.n is not None else 200, asked.at.api(f"reports/{added.report}"))


def place(asked: Asked) -> Done:
    """Reports go where a person says."""
    body, by, store = asked.body, asked.visitor.name, asked.store
    if isinstance(body, Assign):
        return line(asked, store.assign(body.process, body.reports, by))
    if isinstance(body, Split):
        return line(asked, store.split(body.process, body.reports, body.into, by))
    if not isinstance(body, Join):
        raise UsageError("Reports are assigned, split off or joined.")
    return line(asked, store.join(body.processes, by, body.into))


ENDPOINTS = (
    Endpoint(
        "POST", "/reports", "reports",
        "Bring a report. A text or an address is read in its turn: 202, and Location says how far it is. A reading is "
        "kept at once: 201, or 200 where it was known.",
        add, JobState, takes=NewReport, role="coder", status=202, also={201: AddedReport, 200: AddedReport},
        example={"text": "GENEVA. Ana Ruiz said on Monday that talks would go on.", "published": "2022-03-10"},
    ),
    Endpoint(
        "POST", "/placements", "processes",
        "Put reports into a process, split a process, or make one of several.", place, Written,
        takes=Assign | Split | Join, role="coder", status=201,
        example={"deed": "join", "processes": ["KEN-UGA-2019-05", "KEN-UGA-2020-01"], "into": "lake"},
    ),
)  # fmt: skip
