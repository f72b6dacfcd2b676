"""What a case file says, as plain values; templates lay it out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from dragoman.model import Event, KnownActor, KnownMeeting, LedgerEntry, Movement, Report, Span, Statement
from dragoman.views.brief.meetings import in_brackets
from dragoman.views.exports.documents.brief.content import about, checked
from dragoman.views.exports.documents.brief.lead import lead_of
from dragoman.views.exports.documents.brief.material import Material
from dragoman.views.exports.documents.casefile.anchors import Anchors
from dragoman.views.exports.documents.casefile.holding import Holding
from dragoman.views.exports.documents.casefile.marked import Mark, Paragraph, lit, paragraphs_of, quoted_of
from dragoman.views.exports.parts import Part
from dragoman.views.known.asked import Asked
from dragoman.views.known.disputes import Dispute, dispute_of
from dragoman.views.known.heading import Heading, between, heading_of
from dragoman.views.known.known import Known, without_marks
from dragoman.views.known.moves import anchor_of, on, phrase
from dragoman.views.known.people import Delegation, delegations_of, offices
from dragoman.views.known.sources import Source, sources_of
from dragoman.views.known.timeline import Timeline, timeline_of
from dragoman.views.text import clean, sentence_case, waiting_for

ROOM = 600  # letters of a quotation


class Words(NamedTuple):
    """Words that an entry rests on, where they stand, and in which report."""

    words: str
    anchor: str
    report: Report
    outlet: str


def case_of(part: Part, texts: bool) -> "Case":
    return Case(Known(part.process or "", part.record), texts)


@dataclass(frozen=True)
class Case:
    """All that the templates ask for."""

    known: Known
    texts: bool

    @cached_property
    def at(self) -> Anchors:
        return Anchors(self.known.record)

    @cached_property
    def material(self) -> Material:
        return Material(self.known)

    @cached_property
    def heading(self) -> Heading:
        return heading_of(self.known, self.material.backing)

    @property
    def title(self) -> str:
        return between(self.known) or clean(self.known.process) or "No parties that negotiate were found"

    @property
    def about(self) -> str:
        return " · ".join(filter(None, (about(self.material, self.heading), clean(self.known.process))))

    @property
    def checked(self) -> str:
        return checked(self.material)

    @property
    def lead(self) -> list[tuple[str, str, list[str]]]:
        """The first paragraph in pieces: words, style, anchors of the reports that say so."""
        pieces = lead_of(self.material, self.heading)
        return [(one.text, one.style, [it for s in one.sources if (it := self.at.of("reports", s))]) for one in pieces]

    @cached_property
    def holding(self) -> Holding:
        return Holding(self.known)

    def words(self, section: str, entry: Any) -> list[Words]:
        """The words of an entry, each with the anchor of its mark."""
        anchor = self.at.of(section, entry.id)
        return [self.said(f"w-{anchor}-{which}", span) for which, span in self.at.spans(entry)]

    def said(self, anchor: str, span: Span) -> Words:
        report = self.known.reports[span.report]
        words = without_marks(clean(report.text[span.start : span.end]))
        return Words(words[:ROOM] + ("…" if len(words) > ROOM else ""), anchor, report, self.known.outlets[report.id])

    def is_marked(self, entry: Any) -> bool:
        return lit(entry)

    @cached_property
    def meetings(self) -> list[KnownMeeting]:
        return sorted(self.known.record.meetings, key=lambda one: (one.date or "~", one.id))

    def brackets(self, meeting: KnownMeeting) -> str:
        return f" {found}" if (found := in_brackets(meeting)) else ""

    @cached_property
    def statements(self) -> list[Statement]:
        """In order of time, then of the text."""
        days = {report.id: report.published or "~" for report in self.known.record.reports}
        return sorted(self.known.record.statements, key=lambda s: (days.get(s.report, "~"), s.report, s.spans))

    @property
    def events(self) -> list[Event]:
        return sorted(self.known.record.events, key=lambda one: one.date or "~")

    def own_words(self, entry: LedgerEntry) -> bool:
        """Whether the words of a position say more than those that it rests on, which stand beneath."""
        return bool(entry.detail) and all(
            clean(entry.detail or "") not in one.words for one in self.words("positions", entry)
        )

    def tied_to(self, condition: str) -> str:
        return f"{waiting_for(clean(condition))}{clean(condition)}".removeprefix(", ")

    @property
    def movements(self) -> list[Movement]:
        return sorted(self.known.record.movements, key=lambda one: (one.date or "~", one.party, one.issue, one.id))

    def phrase(self, movement: Movement) -> str:
        return f"{phrase(movement)} on {on(movement)}"

    @cached_property
    def moved_by(self) -> Mapping[str, list[Movement]]:
        """The movements from or to each position."""
        found: dict[str, list[Movement]] = defaultdict(list)
        for one in self.movements:
            for entry in filter(None, (one.before, one.after)):
                found[entry].append(one)
        return found

    @cached_property
    def also(self) -> Mapping[str, tuple[str, ...]]:
        """The other statements of the same utterance."""
        return {
            one: tuple(other for other in said.statements if other != one)
            for said in self.known.record.utterances
            for one in said.statements
        }

    def disputes(self) -> list[tuple[str, Dispute]]:
        return [(f"d{n}", dispute_of(one, self.known)) for n, one in enumerate(self.known.record.disagreements, 1)]

    def marked_at(self, span: Span | None) -> str | None:
        """The first mark that begins with these words, or holds them."""
        if span is None:
            return None
        marks = self.marks.get(span.report, ())
        found = next((one for one in marks if one.start <= span.start and span.end <= one.end), None)
        return found.id if found else self.at.of("reports", span.report)

    @property
    def delegations(self) -> list[Delegation]:
        return delegations_of(self.known)

    def offices(self, person: KnownActor) -> str:
        return ", then ".join(one.name for one in offices(person))

    @property
    def parties(self) -> list[KnownActor]:
        order = {code: n for n, code in enumerate(self.holding.columns)}
        found = [one for one in self.known.record.actors if one.kind != "person"]
        return sorted(found, key=lambda one: (order.get(one.id, 99), clean(one.name), one.id))

    @property
    def sources(self) -> list[Source]:
        return sources_of(self.known)

    @cached_property
    def timeline(self) -> Timeline | None:
        return timeline_of(self.known, Asked(), self.movements)

    @cached_property
    def moved_at(self) -> Mapping[str, str]:
        """The anchor of a movement by the name that the timeline has for it."""
        return {anchor_of(one): self.at.of("movements", one.id) or "" for one in self.known.record.movements}

    @cached_property
    def marks(self) -> Mapping[str, list[Mark]]:
        """The marks of each report."""
        found: dict[str, list[Mark]] = defaultdict(list)
        for section, anchor, which, entry, span in self.at.stretches():
            if lit(entry):
                found[span.report].append(Mark(span.start, span.end, section, anchor, which, entry))
        return found

    def paragraphs(self, report: Report) -> Iterator[Paragraph]:
        marks = self.marks.get(report.id, [])
        return paragraphs_of(report, marks) if self.texts else quoted_of(report, marks)

    @property
    def reports(self) -> list[Report]:
        return sorted(self.known.record.reports, key=lambda one: (one.published or "~", one.name, one.id))

    def name(self, actor_id: str | None) -> str:
        return sentence_case(self.known.names.plain(actor_id)) if actor_id else ""
