"""Utterances: what the model tags as said, each with its source as a word of the parse, in order of the text."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.quotations import ANGLE, DOUBLE, Quotation
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.attribution.turns import Turn
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Marked, Stretch

WORD = re.compile(r"\w")
TURN = 0.8  # how sure the words of a turn are its speaker's
UNLED = 0.5  # how sure a content is whose source the marks leave open
BESIDE = 3  # words between a verb of saying and its subject
OPENING, CLOSING = "\"“”„«»‹›'‘’`", "\"”“»«›‹'’`"


@dataclass(frozen=True)
class Utterance:
    """One saying. `goes_on`: it names no source; `continues`: its quotation began a paragraph earlier.

    `told` and `led` are the chances that its words are somebody's, and that they are its source's.
    """

    content: tuple[Stretch, ...]
    cue: Stretch | None
    source: Token | None
    reason: str
    told: float
    led: float
    source_span: Stretch | None = None
    verb: Token | None = None
    goes_on: bool = False
    continues: bool = False

    @property
    def start(self) -> int:
        return self.content[0][0]


def find_utterances(parsed: Parsed, quotations: tuple[Quotation, ...], turns: tuple[Turn, ...]) -> list[Utterance]:
    """Every utterance of a report, none inside another."""
    spoken = Inside([(turn.start, turn.end) for turn in turns])
    continued = {quotation.start for quotation in quotations if quotation.continues}
    told = [utterance for mark in parsed.said if (utterance := told_by(mark, parsed, continued)) is not None]
    outside = [utterance for utterance in told if not spoken.holds(utterance.start) and not says_nothing(utterance)]
    return sorted([*map(of_turn, turns), *outside], key=lambda utterance: utterance.start)


def of_turn(turn: Turn) -> Utterance:
    return Utterance(((turn.start, turn.end),), None, turn.source, "turn of an interview or a transcript", TURN, 1.0)


def told_by(mark: Marked, parsed: Parsed, continued: set[int]) -> Utterance | None:
    """A mark whose source and cue are led to words of the parse; None where its content has no word."""
    text = parsed.report.text
    content = tuple(span for span in (bare(span, text) for span in mark.content) if WORD.search(text, *span))
    if not content:
        return None
    verb = head(mark.cue, parsed)
    source = head(mark.source, parsed) if mark.source else subject_of(verb, content)
    return Utterance(
        content=content,
        cue=mark.cue,
        source=source,
        reason=f"led to '{text[slice(*mark.cue)]}'" if mark.cue else "read as said, without a word of saying",
        told=mark.told,
        led=mark.led if mark.source else UNLED,
        source_span=mark.source or span_of(source),
        verb=verb,
        goes_on=source is None,
        continues=content[0][0] in continued,
    )


def says_nothing(utterance: Utterance) -> bool:
    """declined to say whether ...; a reporter asked whether ...: nobody's words"""
    verb, source = utterance.verb, utterance.source
    if verb is None:
        return False
    if verb.lemma_.lower() in words("silences", "declining"):
        return True
    asked = verb.lemma_.lower() in words("silences", "asking")
    return asked and source is not None and source.lemma_.lower() in words("silences", "askers")


def subject_of(verb: Token | None, content: tuple[Stretch, ...]) -> Token | None:
    """The word beside a verb of saying that the grammar has for its subject, where the marks give no source."""
    if verb is None:
        return None
    inside = Inside(list(content))
    return next(
        (t for t in verb.children if t.dep_ == "nsubj" and abs(t.i - verb.i) <= BESIDE and not inside.holds(t.idx)),
        None,
    )


def span_of(source: Token | None) -> Stretch | None:
    return None if source is None else (source.left_edge.idx, source.idx + len(source))


def bare(span: Stretch, text: str) -> Stretch:
    """Content without the quotation marks around all of it, and without a mark at its end whose twin stands outside."""
    start, end = span
    if text[start] in OPENING and end - start > 1:
        start += 1
        if text[end - 1] in CLOSING:
            end -= 1
    elif (
        end - start > 1
        and text[end - 1] in DOUBLE + ANGLE
        and sum(sign in DOUBLE + ANGLE for sign in text[start:end]) % 2
    ):
        end -= 1
    return start, end


def head(span: Stretch | None, parsed: Parsed) -> Token | None:
    """The word that the others of a span hang on."""
    if span is None:
        return None
    found = parsed.doc.char_span(*span, alignment_mode="expand")
    return None if found is None else found.root
