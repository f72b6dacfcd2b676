"""Numbered notes that lead each claim to its words."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.views.brief.material import Material
from dragoman.views.brief.model import Brief, Note, Spans
from dragoman.views.text import clean

FEW = 40  # characters under which words are shown with some on either side
AROUND = 60


def with_notes(brief: Brief, material: Material) -> Brief:
    """The brief with a note for each claim's words, numbered in the order in which a reader comes to them."""
    found = dict.fromkeys(spans for spans in claimed(brief) if spans)
    return replace(brief, notes=tuple(note(number, spans, material) for number, spans in enumerate(found, 1)))


def claimed(brief: Brief) -> Iterator[Spans]:
    """The words of each claim, as the claims follow each other on the page."""
    yield brief.headline.spans
    for claim in (*(person for side in brief.sides for person in side.people), *brief.mediators, *brief.others):
        yield claim.spans
    yield from (entry.spans for entry in (*brief.matrix.entries, *brief.less_sure.entries))
    yield from (meeting.claim.spans for meeting in brief.meetings)


def note(number: int, spans: Spans, material: Material) -> Note:
    """The words at these offsets, with what stands around them in their paragraph where they are few."""
    text = material.reading.report.text
    words = " … ".join(clean(text[start:end]).strip() for start, end in spans)
    paragraph = material.paragraph(spans[0][0])
    before = after = ""
    if len(spans) == 1 and len(words) < FEW:
        low, high = material.paragraphs[paragraph - 1] if paragraph else (0, len(text))
        start, end = spans[0]
        before = last_words(clean(text[max(low, start - AROUND) : start]), whole=start - AROUND <= low)
        after = first_words(clean(text[end : min(high, end + AROUND)]), whole=end + AROUND >= high)
    return Note(number, spans, paragraph, before, words, after)


def last_words(text: str, *, whole: bool) -> str:
    """The end of a text from a whole word on, with … where something went before."""
    return text if whole else "… " + text.partition(" ")[2]


def first_words(text: str, *, whole: bool) -> str:
    """The beginning of a text up to a whole word, with … where something follows."""
    return text if whole else text.rpartition(" ")[0] + " …"
