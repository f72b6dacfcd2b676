"""A reading with what its brief asks of it again and again."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import Actor, Meeting, Position, Reading, Span, Statement
from dragoman.record.selection import LEFT_OUT
from dragoman.views.brief.model import Spans
from dragoman.views.words import Names

WEAK = 0.5  # a score under which an entry is shown as resting on weak signs
FAINT = 0.33  # a score under which a position is left to the record: two of three such are wrong
MOST_SPANS = 3  # pieces of evidence that one claim shows


@dataclass(frozen=True)
class Material:
    """One reading, with its names and the order of its parties."""

    reading: Reading

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.reading.actors}

    @cached_property
    def names(self) -> Names:
        return Names(self.actors)

    @cached_property
    def main(self) -> Meeting | None:
        """The meeting that the report is about."""
        return next((meeting for meeting in self.reading.meetings if meeting.main), None)

    @cached_property
    def negotiating(self) -> tuple[str, ...]:
        """The parties that negotiate: of the main meeting, else of any."""
        meetings = [self.main] if self.main and self.main.parties else self.reading.meetings
        return unique(code for meeting in meetings for code in meeting.parties)

    @cached_property
    def mediating(self) -> tuple[str, ...]:
        """The mediators of any meeting, without those who negotiate."""
        found = unique(code for meeting in self.reading.meetings for code in meeting.mediators)
        return tuple(code for code in found if code not in self.negotiating)

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The positions that a brief shows."""
        return tuple(position for position in self.reading.positions if position.score >= FAINT)

    @cached_property
    def holding(self) -> tuple[str, ...]:
        """The parties that hold positions: those who negotiate first, mediators last."""
        found = unique(position.party for position in self.positions)
        between = (code for code in found if code not in self.mediating)
        return tuple(code for code in unique((*self.negotiating, *between, *self.mediating)) if code in found)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.reading.statements}

    @cached_property
    def asked(self) -> str:
        """Words behind what was not found, where entries less sure than somebody asked for are left out."""
        return " as sure as asked" if any(flag.startswith(LEFT_OUT) for flag in self.reading.report.flags) else ""

    @cached_property
    def speaking_parties(self) -> tuple[str, ...]:
        """The parties in whose name something is said, in order of the report."""
        return unique(statement.party for statement in self.reading.statements if statement.party)

    def people_of(self, code: str) -> tuple[Actor, ...]:
        """The persons who act for a party."""
        return tuple(actor for actor in self.people if actor.party == code)

    @cached_property
    def people(self) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.reading.actors if actor.kind == "person")

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        return self.reading.report.paragraphs

    def paragraph(self, offset: int) -> int | None:
        """The number, from 1, of the paragraph at an offset."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph[0])
        return index or None

    def spans(self, evidence: Iterable[Span]) -> Spans:
        """The first pieces of evidence that lie in this report, in order of the text."""
        return self.all_spans(evidence)[:MOST_SPANS]

    def all_spans(self, evidence: Iterable[Span]) -> Spans:
        """All of them."""
        here = (span for span in evidence if span.report == self.reading.report.id)
        return tuple(sorted({(span.start, span.end) for span in here}))

    def weak(self, score: float) -> bool:
        return score < WEAK


def unique(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes in order of their first appearance."""
    return tuple(dict.fromkeys(codes))
