"""The events of a record, each with its report, its day and the words that it rests on."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from dragoman.days import is_day, is_month
from dragoman.model import Event, LedgerEntry, Report, Span
from dragoman.views.exports.parts import Part

PUBLISHED = "its date is the day of publication, the report gives no other"
MONTH = "only the month is known"


@dataclass(frozen=True)
class When:
    """The day of an event, and the last where it lies somewhere between two; `note` says where the day is from."""

    day: str
    last: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Told:
    """An event with what a line of event data says of it.

    `issues` are of positions that rest on the same words; `origin` is one for all reports that print the same text.
    """

    event: Event
    report: Report | None
    when: When | None
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    issues: tuple[str, ...] = ()
    origin: str | None = None


def told_in(part: Part) -> Iterator[Told]:
    """The events of a record in its order."""
    issues = Issues(part.record.positions)
    origins = {report: origin.id for origin in part.record.origins for report in origin.reports}
    for event in part.record.events:
        spans = tuple(spans_in(event, part))
        report = part.reports[spans[0].report] if spans else only(part.record.reports)
        yield Told(
            event,
            report,
            when(event, report),
            spans,
            tuple(part.reports[span.report].text[span.start : span.end] for span in spans),
            issues.at(spans),
            origins.get(report.id) if report else None,
        )


def spans_in(event: Event, part: Part) -> Iterator[Span]:
    """The evidence of an event as far as it lies within reports of the record."""
    for span in event.evidence:
        length = len(part.reports[span.report].text) if span.report in part.reports else 0
        if span.start < min(span.end, length):
            yield replace(span, end=min(span.end, length))


def only(reports: tuple[Report, ...]) -> Report | None:
    """The report of a record that has but one."""
    return reports[0] if len(reports) == 1 else None


def when(event: Event, report: Report | None) -> When | None:
    """The day of an event; of a month its first and last; without any date that of publication, if there is one."""
    if event.date and is_day(event.date):
        return When(event.date)
    if event.date and is_month(event.date):
        year, month = map(int, event.date.split("-"))
        return When(f"{event.date}-01", f"{event.date}-{monthrange(year, month)[1]}", MONTH)
    published = report.published if report else None
    return When(published, note=PUBLISHED) if published and is_day(published) else None


@dataclass
class Issues:
    """Which issues positions are about, by the words that they rest on."""

    positions: Iterable[LedgerEntry]
    by_report: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for position in self.positions:
            for span in position.evidence:
                self.by_report.setdefault(span.report, []).append((span.start, span.end, position.issue))

    def at(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """The issues of positions whose words overlap with these."""
        found = {
            issue
            for span in spans
            for start, end, issue in self.by_report.get(span.report, ())
            if start < span.end and span.start < end
        }
        return tuple(sorted(found))
