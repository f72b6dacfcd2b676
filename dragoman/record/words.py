"""Do the spans of a record lie in its reports, and do its words stand there?"""

from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import pairwise

from dragoman.days import is_day, is_month, precision
from dragoman.model import Report, Statement
from dragoman.record.entries import Entries, Problem
from dragoman.vocabulary import load


def word_problems(entries: Entries, own_issues: Collection[str] = ()) -> Iterator[Problem]:
    """Reports that are not their text, spans outside of it, statements with other words, labels nobody knows."""
    for place, report in entries.reports.items():
        yield from (Problem(where=place, what=what) for what in report_problems(report))
    for place, spans in entries.evidence():
        for span in spans:
            yield from span_problems(place, "evidence", (span.start, span.end), span.report, entries)
    for place, statement in entries.statements.items():
        yield from statement_problems(place, statement, entries)
    yield from label_problems(entries, own_issues)


def report_problems(report: Report) -> Iterator[str]:
    """An id that is not the text's digest, paragraphs outside the text or out of order, a date that is none."""
    digest = sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    if report.id != digest:
        yield f"has the id {report.id!r}, but its text gives {digest!r}"
    for start, end in report.paragraphs:
        if not 0 <= start < end <= len(report.text):
            yield f"has a paragraph [{start}, {end}) outside its text of {len(report.text)} characters"
    for (_, end), (start, _) in pairwise(report.paragraphs):
        if start < end:
            yield f"has a paragraph that begins at {start}, before the one before ends at {end}"
    if report.published is not None and not is_day(report.published):
        yield f"was published on {report.published!r}, which is no day (YYYY-MM-DD)"


def statement_problems(place: str, statement: Statement, entries: Entries) -> Iterator[Problem]:
    """A statement without words, with spans outside its report, or with words that are not those of its spans."""
    named = [("cue", statement.cue), ("source", statement.source), *(("span", span) for span in statement.spans)]
    problems = [
        problem
        for name, span in named
        if span is not None
        for problem in span_problems(place, name, span, statement.report, entries)
    ]
    yield from problems
    if not statement.spans:
        yield Problem(where=place, what="has no spans")
    elif not problems:
        text = entries.texts[statement.report]
        if statement.text != " ".join(text[start:end] for start, end in statement.spans):
            yield Problem(where=place, what="has a text that is not the words of its spans joined by a space")


def span_problems(place: str, name: str, span: tuple[int, int], report: str, entries: Entries) -> Iterator[Problem]:
    """A span of a report that is not there, or outside its text, or empty."""
    text = entries.texts.get(report)
    if text is None:
        yield Problem(where=place, what=f"{name} lies in report {report!r}, which is not in the record")
    elif not 0 <= span[0] < span[1] <= len(text):
        what = f"{name} [{span[0]}, {span[1]}) lies outside report {report!r} of {len(text)} characters"
        yield Problem(where=place, what=what)


def label_problems(entries: Entries, own_issues: Collection[str]) -> Iterator[Problem]:
    """Issues and event types that are no labels, dates that are no dates (other labels are checked as taken)."""
    issues, types = load("labels")["issues"], load("labels")["events"]["types"]
    for place, position in entries.positions.items():
        if position.issue not in issues and position.issue not in own_issues:
            yield Problem(where=place, what=f"has the unknown issue {position.issue!r}")
    for place, event in entries.events.items():
        if event.type not in types:
            yield Problem(where=place, what=f"has the unknown type {event.type!r}")
    for dated in (entries.meetings, entries.positions, entries.events):
        for place, entry in dated.items():
            if entry.date is not None and not (is_day(entry.date) or is_month(entry.date)):
                yield Problem(where=place, what=f"has the date {entry.date!r}, which is neither YYYY-MM-DD nor YYYY-MM")
    for place, meeting in entries.meetings.items():
        taken_out = meeting.date is None and meeting.status in ("corrected", "rejected")
        if meeting.date_precision != precision(meeting.date) and not taken_out:
            what = f"has the date {meeting.date!r}, but the precision {meeting.date_precision!r}"
            yield Problem(where=place, what=what)
