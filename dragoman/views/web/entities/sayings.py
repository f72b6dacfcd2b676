"""What somebody said, once for each time that it was said, with every outlet that has it and what rests on it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragoman.model import LedgerEntry, Span, Statement
from dragoman.views.text import clean, shortened
from dragoman.views.web.known import Known, Quotation, without_marks

ROOM = 700  # characters of a statement; the report has all of it
LAST = "9999"  # undated reports come last


class Wording(NamedTuple):
    """The same words in another report; `same` where they stand there letter for letter."""

    span: Span
    outlet: str
    day: str | None
    same: bool


class Saying(NamedTuple):
    """Words as the first of their reports has them; `inside` is who quotes them."""

    statement: Statement
    quotation: Quotation
    others: tuple[Wording, ...]
    positions: tuple[LedgerEntry, ...]
    inside: str | None
    outlets: frozenset[str]
    issues: frozenset[str]


def sayings(known: Known, statements: Iterable[Statement]) -> list[Saying]:
    """In order of time, each utterance once."""
    utterance = {one: said.id for said in known.record.utterances for one in said.statements}
    together: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda one: when(known, one)):
        together.setdefault(utterance.get(statement.id, statement.id), []).append(statement)
    resting, by_id = resting_on(known), {one.id: one for one in known.record.statements}
    return [saying(known, same, resting, by_id) for same in together.values()]


def saying(
    known: Known,
    same: list[Statement],
    resting: Mapping[str, list[tuple[Span, LedgerEntry]]],
    by_id: Mapping[str, Statement],
) -> Saying:
    first, *others = same
    positions = {(e.party, e.stance, e.issue, e.status): e for one in same for e in rests(one, resting)}
    outer = by_id.get(first.quoted_in or "")
    return Saying(
        first,
        quotation_of(known, first),
        tuple(wording(known, one, first) for one in others),
        tuple(positions.values()),
        known.names.plain(outer.speaker) if outer and outer.speaker else None,
        frozenset(outlet_of(known, one.report) for one in same),
        frozenset(entry.issue for entry in positions.values()),
    )


def quotation_of(known: Known, statement: Statement) -> Quotation:
    """All words of a statement, with … between its pieces."""
    report = known.reports[statement.report]
    pieces = (without_marks(clean(report.text[start:end])) for start, end in statement.spans)
    speaker = statement.speaker or statement.party
    return Quotation(
        shortened(" … ".join(pieces), ROOM),
        whole(statement),
        known.names.plain(speaker) if speaker else None,
        statement.speaker,
        statement.kind,
        clean(report.outlet) if report.outlet else None,
        clean(report.name),
        report.published,
    )


def wording(known: Known, statement: Statement, first: Statement) -> Wording:
    report = known.reports[statement.report]
    return Wording(
        whole(statement), outlet_of(known, report.id), report.published, bare(statement.text) == bare(first.text)
    )


def resting_on(known: Known) -> Mapping[str, list[tuple[Span, LedgerEntry]]]:
    """The words of each report that positions rest on."""
    found: dict[str, list[tuple[Span, LedgerEntry]]] = {}
    for entry in known.record.positions:
        for span in entry.evidence:
            found.setdefault(span.report, []).append((span, entry))
    return found


def rests(statement: Statement, resting: Mapping[str, list[tuple[Span, LedgerEntry]]]) -> list[LedgerEntry]:
    """The positions that rest on some of these words."""
    return [
        entry
        for span, entry in resting.get(statement.report, ())
        if any(span.start < end and start < span.end for start, end in statement.spans)
    ]


def when(known: Known, statement: Statement) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    return known.reports[statement.report].published or LAST, statement.report, statement.spans


def whole(statement: Statement) -> Span:
    """From the first of a statement's words to the last."""
    return Span(report=statement.report, start=statement.spans[0][0], end=statement.spans[-1][1])


def outlet_of(known: Known, report: str) -> str:
    """The outlet of a report, or the report's own name where that is not known."""
    one = known.reports[report]
    return clean(one.outlet or one.name)


def bare(text: str) -> str:
    return clean(text).strip(" .,;“”\"'").casefold()
