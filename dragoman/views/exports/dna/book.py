"""What is numbered through all parts of an export: documents, statements, coders; and the names they have in DNA."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dragoman.days import is_day
from dragoman.dna_schema import ADMIN, MACHINE, MARK
from dragoman.model import Position, Report
from dragoman.utf16 import Units
from dragoman.views.exports.dna.codings import Choices, Coding, codings_of, concept_of
from dragoman.views.exports.dna.names import Cast, Distinct, Entity
from dragoman.views.exports.dna.words import long, short
from dragoman.views.exports.parts import Part


@dataclass(frozen=True)
class Document:
    """A report as DNA has it; `seconds` is the beginning of its day since 1970 in UTC, None where it is not known."""

    title: str
    text: str
    author: str
    source: str
    section: str
    notes: str
    type: str
    seconds: int | None


@dataclass(frozen=True)
class Numbered:
    """A coding with its number, that of its coder, and its place in UTF-16 units."""

    id: int
    coder: int
    start: int
    stop: int
    coding: Coding


@dataclass(frozen=True)
class Page:
    """A document with what is coded in it; `known` where an earlier part had it already."""

    id: int
    known: bool
    document: Document
    codings: tuple[Numbered, ...]
    report: Report

    def words(self, one: Numbered) -> str:
        """The words that are coded."""
        return self.report.text[one.coding.place.start : one.coding.place.end]


class Book:
    """Parts as numbered pages, one part at a time; of a part only names and numbers are kept."""

    def __init__(self, choices: Choices) -> None:
        self.coders = [ADMIN, MACHINE]
        self._choices = choices
        self._cast, self._concepts = Cast(), Distinct()
        self._humans = Distinct(ADMIN, MACHINE)
        self._coder_ids: dict[str | None, int] = {"": 1, None: 2}
        self._documents: dict[str, int] = {}
        self._statements = 0

    def actors(self, part: Part) -> Iterator[tuple[str, Entity]]:
        """The actors of a part, each with the variable that it is a value of."""
        for actor, entity in self._cast.of(part).items():
            yield ("person" if part.actors[actor].kind == "person" else "organization"), entity

    def pages(self, part: Part) -> Iterator[Page]:
        codings = codings_of(part, self._cast, self._choices, self._concept)
        originals = {copy: origin.reports[0] for origin in part.record.origins for copy in origin.reports[1:]}
        for report in part.record.reports:
            known = report.id in self._documents
            number = self._documents.setdefault(report.id, len(self._documents) + 1)
            document = document_of(report, part.process, originals.get(report.id))
            units = Units(report.text)
            numbered = tuple(self._numbered(one, units) for one in codings.get(report.id, ()))
            yield Page(number, known, document, numbered, report)

    def _numbered(self, coding: Coding, units: Units) -> Numbered:
        self._statements += 1
        place = coding.place
        return Numbered(self._statements, self._coder(coding), units.of(place.start), units.of(place.end), coding)

    def _coder(self, coding: Coding) -> int:
        if coding.coder not in self._coder_ids:
            self._coder_ids[coding.coder] = len(self.coders) + 1
            self.coders.append(self._humans.name(coding.coder, coding.coder or ""))
        return self._coder_ids[coding.coder]

    def _concept(self, entry: Position) -> str:
        stance = entry.stance if self._choices.concepts == "issue-and-stance" else ""
        return self._concepts.name((entry.issue, stance), concept_of(entry, self._choices.concepts))


def document_of(report: Report, process: str | None, original: str | None) -> Document:
    """A report; its notes say which one it is, where it is from, and what DNA has no field for."""
    day = report.published if report.published and is_day(report.published) else None
    notes = (
        MARK + report.id,
        report.url,
        f"copy of {MARK}{original}" if original else None,
        None if day else "The day it was published is not known.",
    )
    return Document(
        short(report.title or report.name) or report.id,
        long(report.text),
        short(report.byline),
        short(report.outlet),
        short(process),
        "\n".join(" ".join(long(note).split()) for note in notes if note),
        "copy" if original else "report",
        seconds_of(day) if day else None,
    )


def seconds_of(day: str) -> int:
    """2024-06-12: 1718150400."""
    return int(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).timestamp())
