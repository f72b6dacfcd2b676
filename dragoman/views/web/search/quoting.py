"""Hits of a search as quotations, each with the way to its words in the report."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.errors import DragomanError
from dragoman.model import Reading, Span, Statement
from dragoman.store import Store
from dragoman.store.searching import Hit
from dragoman.store.words import Phrase
from dragoman.views.web.search.marking import Piece, found_in, pieces, window

ROOM = 360  # characters of a report or of a long statement
GAP = " … "  # between the pieces of a statement


class Quoted(NamedTuple):
    """A hit as it is shown; `cut` says where words stand before or after what is shown."""

    hit: Hit
    pieces: tuple[Piece, ...]
    cut: tuple[bool, bool]
    span: Span | None
    name: str
    title: str | None
    hedges: tuple[str, ...] = ()


def quoted(store: Store, hits: Iterable[Hit], phrases: Sequence[Phrase], of_reports: bool) -> list[Quoted]:
    """Every hit whose report can be had; each report is opened once."""
    readings: dict[str, Reading] = {}
    found = []
    for hit in hits:
        try:
            reading = readings.setdefault(hit.report, store.reading(hit.report))
        except DragomanError:  # taken away since the record was made
            continue
        found.append(from_text(hit, reading, phrases) if of_reports else from_statement(hit, reading, phrases))
    return found


def from_text(hit: Hit, reading: Reading, phrases: Sequence[Phrase]) -> Quoted:
    """Words of a report where the first of what was looked for stands."""
    report = reading.report
    body = body_of(reading)
    places = [place for place in found_in(report.text, phrases) if place[0] >= body] or found_in(report.text, phrases)
    start, end = window(report.text, places, ROOM)
    if not places:
        start, end = body, min(len(report.text), body + ROOM)
    span = Span(report=report.id, start=places[0][0], end=places[0][1]) if places else None
    cut = (start > body, end < len(report.text))
    return Quoted(hit, pieces(report.text, places, start, end), cut, span, report.name, report.title)


def body_of(reading: Reading) -> int:
    """Where the text begins after its title."""
    report = reading.report
    first = report.paragraphs[0] if report.paragraphs else None
    if first and report.title and report.text[first[0] : first[1]] == report.title and len(report.paragraphs) > 1:
        return report.paragraphs[1][0]
    return 0


def from_statement(hit: Hit, reading: Reading, phrases: Sequence[Phrase]) -> Quoted:
    report = reading.report
    said = next((one for one in reading.statements if one.id == hit.id), None)
    text = hit.text
    if said is not None and said.text == text and len(said.spans) > 1:
        text = GAP.join(report.text[first:last] for first, last in said.spans)
    places = found_in(text, phrases)
    start, end = (0, len(text)) if len(text) <= ROOM else window(text, places, ROOM)
    shown = pieces(text, places, start, end)
    return Quoted(
        hit,
        shown,
        (start > 0, end < len(text)),
        span_of(report.id, report.text, hit.text, said),
        report.name,
        report.title,
        said.hedges if said else (),
    )


def span_of(report: str, whole: str, text: str, said: Statement | None) -> Span | None:
    """Where a statement stands; one that a person changed is looked for by its words."""
    if said is not None and said.text == text:
        return Span(report=report, start=said.spans[0][0], end=said.spans[-1][1])
    at = whole.find(text) if text else -1
    return Span(report=report, start=at, end=at + len(text)) if at >= 0 else None
