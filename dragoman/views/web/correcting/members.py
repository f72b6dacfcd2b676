"""Entries of readings that were taken for one, each with its words, so that a person can tell whether they are.

Their ids are those that their readings give them: 5d0c8e3b1a2f/amina-chirwa, 5d0c8e3b1a2f/m2, KLF.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from starlette.exceptions import HTTPException

from dragoman.model import Actor, Meeting, Merge, Merged, Reading, Report, Span, Statement
from dragoman.record.corrected import corrected
from dragoman.store import Store
from dragoman.views.known.known import Known
from dragoman.views.text import clean, shortened
from dragoman.views.words import office, written_date

KINDS: Mapping[Merged, str] = {"person": "people", "party": "parties", "meeting": "meetings", "utterance": "utterances"}
AROUND = 90  # characters on either side of a name
ROOM = 260  # characters of the words that are shown


class Member(NamedTuple):
    """One entry: what it is called, its words, and where they stand; `report` is None where no reading here has it."""

    id: str
    name: str
    words: str
    span: Span | None
    report: Report | None

    @property
    def outlet(self) -> str | None:
        return clean(self.report.outlet or self.report.name) if self.report else None

    @property
    def day(self) -> str | None:
        return self.report.published if self.report else None


@dataclass
class Members:
    """Describes entries of a process; each reading that it needs is opened once."""

    store: Store
    known: Known
    opened: dict[str, Reading] = field(default_factory=dict)

    def reading(self, report: str) -> Reading:
        if report not in self.opened:
            said = (one.correction for one in self.store.corrections(report))
            self.opened[report] = corrected(self.store.reading(report), said)
        return self.opened[report]

    def described(self, entry: str) -> Member:
        report, slash, _ = entry.partition("/")
        if slash and report in self.known.reports:
            return member_of(entry, self.reading(report))
        return self.party(entry)

    def party(self, code: str) -> Member:
        """A party stands in many readings under its code: its first words are shown."""
        actor = self.known.actors.get(code)
        reports = actor.reports if actor else tuple(self.known.reports)
        for report in reports[:8]:
            found = member_of(code, self.reading(report))
            if found.span:
                return found
        return Member(code, clean(actor.name if actor else code), "", None, None)


def member_of(entry: str, reading: Reading) -> Member:
    """An entry of a reading; one that is gone by now has its id for a name."""
    report = reading.report
    every: tuple[Actor | Meeting | Statement, ...] = (*reading.actors, *reading.meetings, *reading.statements)
    for one in every:
        if one.id == entry:
            span = first_span(one)
            words = words_around(one, span, report.text)
            name = speaker_of(one, reading) if isinstance(one, Statement) else named(one)
            return Member(entry, name, words, span, report)
    return Member(entry, clean(entry.rpartition("/")[2]), "", None, report)


def first_span(one: Actor | Meeting | Statement) -> Span | None:
    if isinstance(one, Statement):
        return Span(report=one.report, start=one.spans[0][0], end=one.spans[-1][1])
    return one.evidence[0] if one.evidence else None


def words_around(one: Actor | Meeting | Statement, span: Span | None, text: str) -> str:
    """The words of a statement or a meeting; of a name the sentence's part in which it stands."""
    if isinstance(one, Statement):
        return shortened(pieces(one, text), ROOM)
    if span is None:
        return ""
    if isinstance(one, Meeting):
        return shortened(clean(text[span.start : span.end]), ROOM)
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before, after = clean(text[start : span.start]), clean(text[span.end : end])
    cut = before.partition(" ")[2] if start else before
    rest = after.rpartition(" ")[0] if end < len(text) else after
    words = f"{cut}{clean(text[span.start : span.end])}{rest}"
    return f"{'… ' if start else ''}{words.strip()}{' …' if end < len(text) else ''}"


def pieces(one: Statement, text: str) -> str:
    """The words of a statement; where the report has its own between them, a gap."""
    return " … ".join(clean(text[start:end]).strip() for start, end in one.spans)


def speaker_of(one: Statement, reading: Reading) -> str:
    said_by = one.speaker or one.party
    return next((clean(actor.name) for actor in reading.actors if actor.id == said_by), "speaker not named")


def named(one: Actor | Meeting) -> str:
    """Amina Chirwa, foreign minister; Geneva, 12 March 2019."""
    if isinstance(one, Actor):
        return ", ".join(clean(part) for part in (one.name, office(one.office)) if part)
    return f"{clean(one.place or 'place not given')}, {written_date(one.date) or 'day not given'}"


def group_of(kind: Merged, head: str, merges: Iterable[Merge]) -> list[str]:
    """The entries that were taken for one, the one that names them first."""
    of = [merge for merge in merges if merge.kind == kind and merge.into == head]
    return list(dict.fromkeys((head, *(one for merge in of for one in (merge.one, merge.other)))))


def heads(kind: Merged, known: Known) -> dict[str, str]:
    """Every person, party, meeting or utterance of a process by the id to decide on, with what it is called."""
    record = known.record
    if kind in ("person", "party"):
        return {one.id: named(one) for one in record.actors if (one.kind == "person") == (kind == "person")}
    if kind == "meeting":
        return {one.id: named(one) for one in record.meetings}
    said = {one: utterance.statements[0] for utterance in record.utterances for one in utterance.statements}
    first = {one.id: one for one in record.statements if said.get(one.id, one.id) == one.id}
    return {
        one.id: shortened(pieces(one, known.reports[one.report].text) if one.report in known.reports else "", 120)
        for one in first.values()
    }


def known_merged(kind: str) -> Merged:
    found = next((one for one in KINDS if one == kind), None)
    if found is None:
        raise HTTPException(404, f"There is no kind {kind!r}. It is one of: {', '.join(KINDS)}.")
    return found
