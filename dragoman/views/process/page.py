"""The brief of a process as sections of rows, before any form is given to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from dragoman.model import ProcessRecord, Report, Span, Statement, Wording
from dragoman.record.codes import negotiating
from dragoman.views.text import clean, shortened
from dragoman.views.words import Names

Style = Literal["", "strong", "quiet", "words", "demands", "offers", "accepts", "rejects", "conditions"]
ROOM = 220  # characters of a quotation


class Piece(NamedTuple):
    """Words in one style; a stance is a style of its own."""

    text: str
    style: Style = ""


Line = tuple[Piece, ...]


class Row(NamedTuple):
    """What stands at the left, and the lines beside it."""

    label: str
    lines: tuple[Line, ...]


class Section(NamedTuple):
    heading: str
    rows: tuple[Row, ...]


class Page(NamedTuple):
    """A brief: what it is about in a line, what it was made from, and its sections."""

    title: str
    source: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Material:
    """The record of a process, with what its brief asks of it again and again."""

    record: ProcessRecord

    @cached_property
    def names(self) -> Names:
        return Names({actor.id: actor for actor in self.record.actors})

    @cached_property
    def reports(self) -> dict[str, Report]:
        return {report.id: report for report in self.record.reports}

    @cached_property
    def negotiating(self) -> tuple[str, ...]:
        return negotiating(self.record.meetings)

    def words(self, spans: Iterable[Span]) -> str | None:
        """The words of the first span whose report is here, in quotation marks, with the name of the report."""
        for span in spans:
            if report := self.reports.get(span.report):
                words = shortened(clean(report.text[span.start : span.end]).strip(' “”"«»'), ROOM)
                return f"“{words}” ({self.source(span.report)})" if words else None
        return None

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.record.statements}

    def pieces(self, wording: Wording) -> str:
        """The words of a statement, with … where its report has others between them: "no gas … before May"."""
        statement, report = self.statements.get(wording.statement), self.reports.get(wording.report)
        if statement is None or report is None:
            return clean(wording.text)
        return " … ".join(clean(report.text[start:end]) for start, end in statement.spans)

    def source(self, report: str) -> str:
        """A report by its name, as its file is called."""
        return clean(self.reports[report].name) if report in self.reports else report

    def sources(self, reports: Iterable[str]) -> str:
        return ", ".join(map(self.source, reports))
