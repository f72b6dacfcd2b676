"""The record of a process with what is asked of it again and again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.model import KnownActor, LedgerEntry, ProcessRecord, Report, Span, Statement
from dragoman.record.codes import negotiating
from dragoman.views.text import clean, closing, shortened
from dragoman.views.words import Names

ROOM = 320  # characters of a quotation


class Quotation(NamedTuple):
    """Words of a report, shown where a claim rests on them; `kind` is None where they are nobody's statement."""

    words: str
    span: Span
    speaker: str | None
    speaker_id: str | None
    kind: str | None
    outlet: str | None
    name: str
    day: str | None


@dataclass(frozen=True)
class Known:
    """`process` is its name in the store; `older` where something has happened since the record was made."""

    process: str
    record: ProcessRecord
    older: bool = False

    @cached_property
    def names(self) -> Names:
        return Names(self.actors)

    @cached_property
    def actors(self) -> Mapping[str, KnownActor]:
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.record.reports}

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """The outlet of each report, or the report's own name where that is not known."""
        return {report.id: clean(report.outlet or report.name) for report in self.record.reports}

    @cached_property
    def origin(self) -> Mapping[str, str]:
        """The report whose text each report prints; itself where it prints nobody's."""
        return {report: origin.reports[0] for origin in self.record.origins for report in origin.reports}

    @cached_property
    def entries(self) -> Mapping[str, LedgerEntry]:
        return {entry.id: entry for entry in self.record.positions}

    @cached_property
    def statements(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each report, in order of the text."""
        found: dict[str, list[Statement]] = {}
        for statement in self.record.statements:
            found.setdefault(statement.report, []).append(statement)
        return {report: tuple(sorted(of, key=lambda s: s.spans)) for report, of in found.items()}

    @cached_property
    def resting(self) -> Mapping[str, tuple[LedgerEntry, ...]]:
        """The positions that rest on words of each statement."""
        found: dict[str, dict[str, LedgerEntry]] = {}
        for entry in self.record.positions:
            for span in entry.evidence:
                for statement in self.statements.get(span.report, ()):
                    if any(span.start < end and start < span.end for start, end in statement.spans):
                        found.setdefault(statement.id, {})[entry.id] = entry
        return {statement: tuple(entries.values()) for statement, entries in found.items()}

    @cached_property
    def utterances(self) -> Mapping[str, str]:
        """The utterance of each statement that several reports have."""
        return {one: said.id for said in self.record.utterances for one in said.statements}

    @cached_property
    def negotiating(self) -> tuple[str, ...]:
        return negotiating(self.record.meetings)

    def quotations(self, spans: Iterable[Span]) -> list[Quotation]:
        return [found for span in spans if (found := self.quotation(span)) is not None]

    def quotation(self, span: Span) -> Quotation | None:
        """The words of a span with who says them, in which outlet and when; None where the report is not here."""
        report = self.reports.get(span.report)
        if report is None:
            return None
        words = shortened(without_marks(clean(report.text[span.start : span.end])), ROOM)
        said = next((one for one in self.statements.get(report.id, ()) if lies_in(span, one)), None)
        speaker = (said.speaker or said.party) if said else None
        return Quotation(
            words,
            span,
            self.names.plain(speaker) if speaker else None,
            said.speaker if said else None,
            said.kind if said else None,
            clean(report.outlet) if report.outlet else None,
            clean(report.name),
            report.published,
        )


def lies_in(span: Span, statement: Statement) -> bool:
    """Whether words are part of a statement."""
    return any(start <= span.start and span.end <= end for start, end in statement.spans)


def without_marks(words: str) -> str:
    """The words without the quotation marks around them; marks around a part of them stay, and are closed.

    "We are ready,"            We are ready,
    they "remain in place      they "remain in place"
    """
    words = words.strip()
    bare = words.strip(' “”"«»')
    whole = bare.count('"') % 2 == 0 and bare.count("“") == bare.count("”") and bare.count("«") == bare.count("»")
    return bare if whole else words + closing(words)
