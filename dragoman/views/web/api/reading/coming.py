"""The way in, search, what is being read and what could not be."""

import msgspec

import dragoman
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Some
from dragoman.views.web.api.given import FailureLine, Found, JobLine, JobState, Welcome
from dragoman.views.web.api.listing import PAGED, cursor, place_in
from dragoman.views.web.api.problems import ProblemError
from dragoman.views.web.api.reading.asks import PROCESS, WORDS, everything
from dragoman.views.web.api.reading.entries import plain
from dragoman.views.web.api.reading.processes import shown
from dragoman.views.web.api.rows import ReportRow, StatementRow
from dragoman.views.web.api.taken import Line
from dragoman.views.web.jobs import Desk, Job

SOUGHT = Parameter(WORDS.name, WORDS.kind, "All of these words must stand there.", needed=True)
FIRST = 20  # answers of each kind


def welcome(asked: Asked) -> Welcome:
    return Welcome(
        dragoman=dragoman.__version__,
        api="1",
        description=asked.at.api("openapi.json"),
        reference=asked.at.of("/api"),
    )


def search(asked: Asked) -> Found:
    words, process = asked.query["words"], asked.query["process"]
    about = {"words": words, "process": process}
    rows = {what: asked.store.some(what, FIRST, **about) for what in ("statements", "reports")}
    processes = [] if process else [shown(one) for one in asked.store.process_page(FIRST, 0, words)]
    return Found(
        statements=msgspec.convert([row for _, row in rows["statements"]], list[StatementRow]),
        reports=msgspec.convert([plain("reports", row) for _, row in rows["reports"]], list[ReportRow]),
        processes=tuple(processes),
        more={what: asked.at.api(what, words=words, process=process) for what in rows},
    )


def job(asked: Asked) -> JobState:
    """A job is known by its key alone, which nobody guesses, until the program ends."""
    desk: Desk = asked.request.app.state.desk
    found = desk.job(str(asked.path["job"]))
    if found is None:
        raise ProblemError(404, "There is no such job. The last ones are kept until the program ends.")
    return state_of(found)


def state_of(job: Job) -> JobState:
    lines = tuple(JobLine(name=one.name, state=one.state, report=one.report, reason=one.reason) for one in job.lines)
    return JobState(job=job.key, stage=job.stage, lines=lines)


def failures(asked: Asked) -> Some:
    """The latest first."""
    limit, before = asked.query["limit"], place_in(asked.query["after"], tuple[Line])
    found = asked.store.failures(limit + 1, before and before[0])
    following = cursor(found[limit - 1].number) if len(found) > limit else None
    lines = [
        FailureLine(number=one.number, at=one.at, by=one.who, name=one.name, reason=one.reason) for one in found[:limit]
    ]
    return Some(lines, following)


ENDPOINTS = (
    Endpoint("GET", "/", "about", "What this is, and where it is described.", welcome, Welcome),
    Endpoint(
        "GET", "/search", "entries", "Statements, reports and processes with these words, the first of each.", search,
        Found, asks=(SOUGHT, PROCESS), state=everything,
    ),
    Endpoint("GET", "/jobs/{job}", "reports", "How far the reading of what was brought has come.", job, JobState),
    Endpoint(
        "GET", "/failures", "reports", "Reports that could not be read or kept, the latest first.", failures,
        FailureLine, many=True, asks=PAGED,
    ),
)  # fmt: skip
