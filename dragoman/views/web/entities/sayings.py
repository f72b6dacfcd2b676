"""What somebody said, once for each time that it was said, with every outlet that has it and what rests on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.model import LedgerEntry, Span, Statement
from dragoman.views.brief.quotations import piece
from dragoman.views.known.known import Known, Quotation, without_marks
from dragoman.views.text import clean, shortened

ROOM = 700  # characters of a statement; the report has all of it
LAST = "9999"  # undated reports come last


class Wording(NamedTuple):
    """The same words in another report; `same` where they stand there letter for letter."""

    span: Span
    outlet: str
    day: str | None
    same: bool


@dataclass(frozen=True)
class Saying:
    """One utterance, as the first of its reports has it; its words are looked up only where they are shown."""

    known: Known
    statement: Statement
    further: tuple[Statement, ...]

    @cached_property
    def positions(self) -> tuple[LedgerEntry, ...]:
        """The positions that rest on these words, each stance of a party on an issue once."""
        every = [entry for one in (self.statement, *self.further) for entry in self.known.resting.get(one.id, ())]
        return tuple({(one.party, one.stance, one.issue, one.status): one for one in every}.values())

    @cached_property
    def quotation(self) -> Quotation:
        return quotation_of(self.known, self.statement)

    @cached_property
    def others(self) -> list[Wording]:
        """The same in other reports."""
        return [wording(self.known, one, self.statement) for one in self.further]

    @cached_property
    def inside(self) -> str | None:
        """Who quotes these words."""
        outer = self.statement.quoted_in
        found = next((one for one in self.known.statements[self.statement.report] if one.id == outer), None)
        return self.known.names.plain(found.speaker) if outer and found and found.speaker else None

    @cached_property
    def outlets(self) -> frozenset[str]:
        return frozenset(self.known.outlets[one.report] for one in (self.statement, *self.further))

    @cached_property
    def issues(self) -> frozenset[str]:
        return frozenset(entry.issue for entry in self.positions)


def sayings(known: Known, statements: Iterable[Statement]) -> list[Saying]:
    """In order of time, each utterance once."""
    together: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda one: when(known, one)):
        together.setdefault(known.utterances.get(statement.id, statement.id), []).append(statement)
    return [Saying(known, same[0], tuple(same[1:])) for same in together.values()]


def quotation_of(known: Known, statement: Statement) -> Quotation:
    """All words of a statement, with … between its pieces; where only some are word for word, these in marks."""
    report = known.reports[statement.report]
    pieces = (
        without_marks(clean(report.text[start:end]))
        if statement.kind in ("direct", "indirect")
        else piece(start, end, report.text, statement)
        for start, end in statement.spans
    )
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
        whole(statement), known.outlets[report.id], report.published, bare(statement.text) == bare(first.text)
    )


def when(known: Known, statement: Statement) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    return known.reports[statement.report].published or LAST, statement.report, statement.spans


def whole(statement: Statement) -> Span:
    """From the first of a statement's words to the last."""
    return Span(report=statement.report, start=statement.spans[0][0], end=statement.spans[-1][1])


def bare(text: str) -> str:
    return clean(text).strip(" .,;“”\"'").casefold()
