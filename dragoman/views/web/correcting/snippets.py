"""Every snippet of a code in a process, to be looked through, and accepted or rejected many at once.

/p/NAME/snippets?issue=water&status=suggested
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import ConflictError
from dragoman.model import Correction, Position, Reading, Report, Span
from dragoman.record.corrected import recoded
from dragoman.store import Store
from dragoman.store.corrections import recodings
from dragoman.views.known.known import Known
from dragoman.views.text import clean, shortened
from dragoman.views.web.correcting.about import About, about
from dragoman.views.web.correcting.deeds import seen_in, who
from dragoman.views.web.correcting.going_back import back
from dragoman.views.web.correcting.identity import known_process
from dragoman.views.web.handling import process_in, render
from dragoman.views.web.paging import sliced

REPORTS = 20  # whose snippets make a page
MOST = 500  # that can be judged at once
ROOM = 300  # characters of a quotation
STATUSES = ("suggested", "confirmed", "corrected", "rejected")


class Snippet(NamedTuple):
    """A position with its words, who says them and where; `speaker` is None where nobody is named."""

    entry: Position
    report: Report
    words: str
    span: Span | None
    party: str
    speaker: str | None

    @property
    def value(self) -> str:
        """How a form names it: the report and the entry."""
        return f"{self.report.id} {self.entry.id}"


def snippets(request: Request, store: Store) -> Response:
    """The quotations of one issue, in order of time."""
    seen = store.last_line()
    known = known_process(request, store)
    issue, status = request.query_params.get("issue", ""), request.query_params.get("status")
    of = {report for entry in known.record.positions if entry.issue == issue for report in entry.reports}
    part = sliced([one.id for one in known.record.reports if one.id in of], request, REPORTS)
    every = list(snippets_of(store, known, issue, part.lines))
    chosen = [one for one in every if status not in STATUSES or one.entry.status == status]
    return render(
        request,
        "correct/snippets.html",
        known=known,
        issue=issue,
        status=status if status in STATUSES else None,
        snippets=chosen,
        counts={one: sum(snippet.entry.status == one for snippet in every) for one in STATUSES},
        part=part,
        seen=seen,
    )


def snippets_of(store: Store, known: Known, issue: str, reports: Iterable[str]) -> Iterable[Snippet]:
    """The positions on an issue in some reports, as people have corrected and recoded them."""
    into = recodings(store.database, known.process)
    for report in reports:
        whole = about(store, report)
        reading = recoded(whole.reading, into)
        for position in reading.positions:
            if position.issue == issue:
                yield snippet(position, reading, whole)


def snippet(position: Position, reading: Reading, whole: About) -> Snippet:
    span = position.evidence[0] if position.evidence else None
    text = " … ".join(reading.report.text[one.start : one.end] for one in position.evidence)
    said = next(
        (s for s in reading.statements if span and any(a <= span.start and span.end <= b for a, b in s.spans)), None
    )
    speaker = whole.name(said.speaker) if said and said.speaker else None
    return Snippet(position, reading.report, shortened(clean(text), ROOM), span, whole.name(position.party), speaker)


def judge_many(request: Request, store: Store, form: FormData) -> Response:
    """Accept or reject those that were chosen: a line of the journal each, and one way back for all.

    To accept many asks for their number, so that nobody accepts more than they have looked at.
    """
    deed = "accept" if form.get("deed") == "accept" else "reject"
    chosen = list(dict.fromkeys(str(one) for one in form.getlist("chosen")))[:MOST]
    if not chosen:
        raise HTTPException(422, "Choose some of the snippets first.")
    if deed == "accept" and str(form.get("number") or "").strip() != str(len(chosen)):
        return asked_for_number(request, form, chosen)
    lines, left = judged(request, store, form, deed, chosen)
    return back(
        request, form, f"/p/{request.path_params['process']}/snippets", what=deed, done=",".join(map(str, lines)),
        count=len(lines), left=left or None,
    )  # fmt: skip


def judged(request: Request, store: Store, form: FormData, deed: str, chosen: Sequence[str]) -> tuple[list[int], int]:
    """The lines of the journal, and how many were left as they are since somebody else was faster."""
    lines: list[int] = []
    left = 0
    with store.database.writing():
        for report, entries in by_report(chosen).items():
            whole = about(store, report)
            for entry in entries:
                if whole.entry("position", entry) is None:
                    left += 1
                    continue
                correction = Correction(
                    report=report,
                    kind="position",
                    deed="accept" if deed == "accept" else "reject",
                    entry=entry,
                    before=whole.before("position", entry),
                )
                try:
                    lines.append(store.correct(correction, who(request), seen_in(form)))
                except ConflictError:
                    left += 1
    return lines, left


def by_report(chosen: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in chosen:
        report, _, entry = one.partition(" ")
        found.setdefault(report, []).append(entry)
    return found


def asked_for_number(request: Request, form: FormData, chosen: Sequence[str]) -> Response:
    """How many are accepted, asked before they are."""
    typed = form.get("number")
    return render(
        request,
        "correct/number.html",
        422 if typed else 200,
        process=process_in(request),
        chosen=chosen,
        typed=typed,
        seen=seen_in(form),
        back=str(form.get("back") or ""),
    )
