"""Issues, the words that codes were given to, blind codings."""

from typing import Any, Literal

from dragoman.errors import UsageError
from dragoman.model import Reading
from dragoman.store.codes import Issue
from dragoman.store.codings import Coding
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Some
from dragoman.views.web.api.given import CodingLine, IssueLine, SnippetLine
from dragoman.views.web.api.listing import PAGED, counted, sliced
from dragoman.views.web.api.problems import ProblemError, missing
from dragoman.views.web.api.reading.asks import (
    ISSUE,
    PARTY,
    PERSON,
    PROCESS,
    STATUS,
    everything,
    journal,
    one_process,
    process_asked,
    report_asked,
)
from dragoman.views.web.api.reading.reports import CODER, coder_asked

OF = Parameter("of", Literal["position", "statement"], "Only what one of the two was given to.")


def issues(asked: Asked) -> Some:
    return sliced(asked, [shown(one) for one in asked.store.issues()])


def issues_of_process(asked: Asked) -> Some:
    return sliced(asked, [shown(one) for one in asked.store.issues(process_asked(asked))])


def shown(one: Issue) -> IssueLine:
    return IssueLine(**one._asdict())


def snippets(asked: Asked) -> Some:
    """The words of one code, in order of time."""
    about = {name: asked.query[name] for name in ("issue", "person", "party", "process", "status")}
    kinds = (asked.query["of"],) if asked.query["of"] else None

    def find(most: int, start: int) -> list[SnippetLine]:
        found = asked.store.snippets(**about, kinds=kinds, most=most, after=start)
        return [SnippetLine(**one._asdict()) for one in found]

    return counted(asked, find)


def codings(asked: Asked) -> Some:
    return sliced(asked, [line_of(one) for one in asked.store.codings()])


def coding(asked: Asked) -> CodingLine:
    return line_of(coding_asked(asked))


def coding_asked(asked: Asked) -> Coding:
    try:
        return asked.store.coding(str(asked.path["coding"]))
    except UsageError as error:
        raise missing(error) from error


def line_of(one: Coding) -> CodingLine:
    facts: dict[str, Any] = one._asdict()
    finished = {coder: len(reports) for coder, reports in one.finished.items()}
    return CodingLine(line=facts.pop("n"), **{**facts, "finished": finished})


def coded(asked: Asked) -> Reading:
    """A report as one coder has it."""
    name, report, coder = coding_asked(asked).name, report_asked(asked), coder_asked(asked)
    try:
        return asked.store.coded(name, report, coder)
    except UsageError as error:
        raise ProblemError(404, str(error)) from error


ENDPOINTS = (
    Endpoint(
        "GET", "/issues", "codes", "The issues on which positions are held, those with most first.", issues, IssueLine,
        many=True, asks=PAGED, state=everything,
    ),
    Endpoint(
        "GET", "/processes/{process}/issues", "processes", "The issues of a process.", issues_of_process, IssueLine,
        many=True, asks=PAGED, state=one_process,
    ),
    Endpoint(
        "GET", "/snippets", "codes", "Every passage of one code: name an issue, a person or a party.", snippets,
        SnippetLine, many=True, asks=(ISSUE, PERSON, PARTY, PROCESS, OF, STATUS, *PAGED), state=everything,
    ),
    Endpoint(
        "GET", "/codings", "codings", "The blind codings.", codings, CodingLine, many=True, asks=PAGED, role="coder",
        state=journal,
    ),
    Endpoint(
        "GET", "/codings/{coding}", "codings", "One blind coding, with how far its coders are.", coding, CodingLine,
        role="coder", state=journal,
    ),
    Endpoint(
        "GET", "/codings/{coding}/reports/{report}", "codings", "A report as one coder has it in a blind coding.",
        coded, Reading, asks=(CODER,), role="coder", state=journal,
    ),
)  # fmt: skip
