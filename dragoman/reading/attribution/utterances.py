"""Utterances: what the model tags as said, each with its source as a word of the parse, in order of the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from dragoman.reading.attribution.according import ARTICLES, given_by
from dragoman.reading.attribution.around import FIRM, said_around
from dragoman.reading.attribution.cues import verb_classes, words
from dragoman.reading.attribution.edges import bare, before_content, from_first_word
from dragoman.reading.attribution.narrator import is_named_by_narrator, is_narrated, names_for_narrator
from dragoman.reading.attribution.one_voice import of_one_voice, whole_ones
from dragoman.reading.attribution.places import said_by_nobody
from dragoman.reading.attribution.quotations import Quotation
from dragoman.reading.attribution.sources import (
    LINE_LABEL,
    head,
    labelled,
    reaction_before,
    said_otherwise,
    span_of,
    stretch_of,
    subject_of,
    verb_beside,
    verb_of,
    whole,
)
from dragoman.reading.attribution.stretches import Inside, merged
from dragoman.reading.attribution.turns import DASH, TURN_LABEL, Turn
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Marked, Stretch

WORD = re.compile(r"\w")
RUNS_ON = "a quotation that runs on"
TO_OTHER = "one side to another in a headline"
GIVES_NUMBER = "a number that is given"
NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}"  # up to four words
ADDRESS = re.compile(rf"({NAME}?) to ({NAME}) ?:\s+(\S[^\n]*\w)")
TURN_OF = "turn of an interview or a transcript"
TOLD = 0.7  # how sure the words of a statement are somebody's, at least
TURN = 0.8  # how sure the words of a turn are its speaker's
NEXT = 16  # characters between words and the verb that says them
OBJECTS = {"dobj", "dative", "prep"}
HE = {"he", "she"}
CLAUSE = {"who", "which", "that", "what"}
UNLED = 0.5  # how sure a content is whose source the marks leave open


@dataclass(frozen=True)
class Utterance:
    """One saying. `goes_on`: it names no source; `continues`: its quotation began a paragraph earlier; `opens`: it
    is a turn, which goes on from nothing.

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
    opens: bool = False

    @property
    def start(self) -> int:
        return self.content[0][0]


def find_utterances(parsed: Parsed, quotations: tuple[Quotation, ...], turns: tuple[Turn, ...]) -> list[Utterance]:
    """Every utterance of a report, none inside another."""
    spoken = Inside([(turn.start, turn.end) for turn in turns])
    recorded = Inside([(first_question(turns[0], parsed), turns[-1].end)] if turns else [])
    continued = {quotation.start for quotation in quotations if quotation.continues}
    voices = Inside(merged([(quotation.start, quotation.end) for quotation in quotations]))
    told = [without_the_writer(mark, voices, parsed) for mark in parsed.said if is_told(mark, parsed)]
    marks = of_one_voice([part for mark in told for part in parted(mark, parsed)], whole_ones(quotations))
    led = [utterance for mark in marks if (utterance := told_by(mark, parsed, continued, voices)) is not None]
    outside = [
        utterance
        for utterance in led
        if not spoken.holds(utterance.start)
        and not says_nothing(utterance, parsed)
        and not is_mere_object(utterance, voices, parsed)
        and not (utterance.cue is None and recorded.holds(utterance.start))
        and not is_asked(utterance.start, parsed.report.text)
    ]
    marked = [*((turn.start, turn.end) for turn in turns), *(span for one in outside for span in one.content)]
    unmarked = [*running_on(quotations, marked), *addressed(parsed, marked), *reckoned(parsed, marked)]
    return sorted([*map(of_turn, turns), *outside, *unmarked], key=lambda one: one.start)


def addressed(parsed: Parsed, marked: list[Stretch]) -> Iterator[Utterance]:
    """The words of a headline in which one speaks to another: Mali to Niger: open the road"""
    start, end = parsed.paragraphs[0] if parsed.paragraphs else (0, 0)
    line = ADDRESS.match(parsed.report.text, start, end)
    if line is None or Inside(merged(marked)).holds(line.start(3)):
        return
    speaker, hearer = parsed.tokens(*line.span(1)), parsed.tokens(*line.span(2))
    if speaker[0].pos_ != "ADP" and all(any(t.ent_type_ for t in side) for side in (speaker, hearer)):
        span = bare(line.span(3), parsed.report.text)
        yield Utterance((span,), None, speaker[-1], TO_OTHER, TURN, UNLED, line.span(1))


def reckoned(parsed: Parsed, marked: list[Stretch]) -> Iterator[Utterance]:
    """A number that somebody gives: the union put [the harm at two million]; not: put the truce at risk"""
    told = Inside(merged(marked))
    for verb in (t for t in parsed.doc if t.lemma_.lower() in words("plain", "reckoning") and not told.holds(t.idx)):
        below = {t.dep_: t for t in verb.children}
        number = next((t for at in verb.rights if at.lower_ == "at" for t in at.children if t.dep_ == "pobj"), None)
        if verb.pos_ != "VERB" or number is None or "nsubj" not in below or "dobj" not in below:
            continue
        if below["dobj"].i > number.i:  # put at two million the harm
            continue
        first, last = below["dobj"].left_edge, number.right_edge
        counted = any(t.like_num for t in (number, *number.children))
        if counted and not told.holds(first.idx) and not told.holds(last.idx):
            span, cue, source = (first.idx, last.idx + len(last)), stretch_of(verb), below["nsubj"]
            yield Utterance((span,), cue, source, GIVES_NUMBER, TURN, UNLED, span_of(source), verb)


def without_the_writer(mark: Marked, voices: Inside, parsed: Parsed) -> Marked:
    """A mark without what the writer says of himself beside marked words: Berg calls it "a toy". [I have seen it.]"""
    cues = parsed.tokens(*mark.cue) if mark.cue else []
    if not cues or not any(voices.holds(token.idx) for span in mark.content for token in parsed.tokens(*span)):
        return mark
    unquoted = {span: [t for t in parsed.tokens(*span) if not voices.holds(t.idx)] for span in mark.content[1:]}
    writers = {
        span
        for span, tokens in unquoted.items()
        if any(t.text == "I" for t in tokens) and tokens[0].sent.start != cues[0].sent.start
    }
    return replace(mark, content=tuple(span for span in mark.content if span not in writers))


def is_told(mark: Marked, parsed: Parsed) -> bool:
    """Whether the words of a mark are somebody's: the marks are sure, or a phrase of the sentence says whose."""
    return mark.told >= TOLD or given_by(mark.content[0], parsed) is not None


def running_on(quotations: tuple[Quotation, ...], marked: list[Stretch]) -> Iterator[Utterance]:
    """Paragraphs of a quotation that runs on into the next one, where the marks have nothing of them."""
    told = Inside(merged(marked))
    for quotation, following in pairwise(quotations):
        if following.continues and not told.holds(quotation.start) and not told.holds(quotation.end - 1):
            span = (quotation.start, quotation.end)
            yield Utterance((span,), None, None, RUNS_ON, TURN, UNLED, goes_on=True, continues=quotation.continues)


def parted(mark: Marked, parsed: Parsed) -> Iterator[Marked]:
    """A mark without those of its contents that somebody else says: Norway says it was; [Chad] says it was not."""
    own = Inside(merged([*mark.content, *filter(None, (mark.source, mark.cue))]))
    others = [other for span in mark.content if (other := said_around(span, mark, parsed)) is not None]
    yield from others
    spans = [span for span in mark.content if all(span not in other.content for other in others)]
    if not spans:
        return
    kept: list[Stretch] = []
    led_away = None
    for n, span in enumerate(spans):
        away = led_elsewhere(span, mark, own, parsed) if n or is_far(mark, span, parsed) else None
        if away is None and led_away is not None and verb_of(span, parsed) is None:
            led_away = replace(led_away, content=(*led_away.content, span))
            continue
        if away is None:
            kept.append(span)
            continue
        if led_away is not None:
            yield led_away
        led_away = away
    if led_away is not None:
        yield led_away
    if kept:
        yield replace(mark, content=tuple(kept))


def is_far(mark: Marked, span: Stretch, parsed: Parsed) -> bool:
    """Whether the words that a mark leads to a source stand in a later sentence than it."""
    tokens = parsed.tokens(*span)
    if mark.source is None or not tokens:
        return False
    return all(one is None or one[1] <= tokens[0].sent.start_char for one in (mark.source, mark.cue))


def led_elsewhere(span: Stretch, mark: Marked, own: Inside, parsed: Parsed) -> Marked | None:
    """A content of a mark as its own sentence gives it, where that is somebody else."""
    reacting = reaction_before(span, parsed)
    if reacting is not None and not own.holds(reacting.idx):
        return Marked((span,), None, stretch_of(reacting), mark.told, mark.led)
    named = given_by(span, parsed)
    if named is not None and named.pos_ != "PRON" and not own.holds(named.idx):
        return Marked((span,), (named.left_edge.idx, named.idx + len(named)), None, mark.told, mark.led)
    nobodys = said_by_nobody(span, parsed)
    if nobodys is not None and not own.holds(nobodys.idx):
        return Marked((span,), None, stretch_of(nobodys), mark.told, mark.led)
    verb = verb_of(span, parsed)
    said = next((t for t in verb.children if t.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or said is None or own.holds(said.idx) or own.holds(verb.idx) or not is_other(said, mark, parsed):
        return None
    return Marked((span,), None, stretch_of(verb), mark.told, mark.led)


def is_other(subject: Token, mark: Marked, parsed: Parsed) -> bool:
    """Whether a verb's subject may be somebody else than a mark gives: [Chad] says; Berg said. Roa came. [She] said"""
    if subject.lower_ not in HE:
        return names(subject)
    last = max((span[1] for span in (mark.source, mark.cue) if span is not None), default=subject.idx)
    told = Inside(merged([*mark.content]))
    between = parsed.tokens(last, subject.idx) if last < subject.sent.start_char else []
    return any(t.ent_type_ == "PERSON" and not told.holds(t.idx) for t in between)


def names(subject: Token) -> bool:
    """Chad; the Chadian side; in Chad, they; not: the minister, who may be who spoke before"""
    if subject.lower_ == "they":
        return any(prep.lower_ in {"in", "at"} and prep.i < subject.i for prep in subject.head.lefts)
    return subject.pos_ == "PROPN" or any(token.ent_type_ for token in subject.lefts)


def said_beside(verb: Token | None, mark: Marked, content: tuple[Stretch, ...], inside: Inside) -> Token | None:
    """The subject of a verb of saying that stands beside the words, where another source is doubted: ... [he] says"""
    if verb is None or mark.cue is None or verb.pos_ != "VERB":
        return None
    near = any(0 <= a - mark.cue[1] <= NEXT or 0 <= mark.cue[0] - b <= NEXT for a, b in content)
    subject = next((t for t in verb.children if t.dep_ == "nsubj" and not inside.holds(t.idx)), None)
    if not near or subject is None or subject.lower_ in CLAUSE:
        return None
    return subject if verb_classes(verb) or subject.pos_ in {"PROPN", "PRON"} else None


def first_question(turn: Turn, parsed: Parsed) -> int:
    """Where the question before the first turn begins."""
    start, end = parsed.paragraphs[max(0, parsed.paragraph_at(turn.start) - 1)]
    asked = (opening.match(parsed.report.text, start, end) for opening in (DASH, TURN_LABEL))
    return start if any(asked) else turn.start


def is_asked(start: int, text: str) -> bool:
    """Q: Will the port open?"""
    label = LINE_LABEL.match(text, text.rfind("\n", 0, start) + 1, start)
    return label is not None and label[1].strip().casefold() in words("questions", "question")


def of_turn(turn: Turn) -> Utterance:
    return Utterance(((turn.start, turn.end),), None, turn.source, TURN_OF, TURN, 1.0, turn.label, opens=True)


def told_by(mark: Marked, parsed: Parsed, continued: set[int], quoted: Inside) -> Utterance | None:
    """A mark whose source and cue are led to words of the parse; None where its content has no word of anybody's."""
    text = parsed.report.text
    spans = (bare(span, text) for span in mark.content)
    content = tuple(span for span in spans if WORD.search(text, *span) and not is_narrated(span[0], parsed))
    if not content:
        return None
    content = (from_first_word(content[0], mark, parsed), *content[1:])
    mark = before_content(mark, content[0][0], text)
    inside = Inside(list(content))
    beside = verb_beside(content, parsed) or verb_of(content[0], parsed)
    nobodys = said_by_nobody(content[0], parsed) if mark.source is None else None
    verb = nobodys or (head(mark.cue, parsed, inside) if mark.cue or mark.source else beside)
    cue = mark.cue or (stretch_of(verb) if verb is not None else None)
    if nobodys is not None and not (cue and cue[0] <= nobodys.idx < cue[1]):
        cue = stretch_of(nobodys)
    apart = Inside(merged([*content, mark.cue])) if mark.cue else inside
    span = whole(mark.source, parsed, apart)
    source = head(span, parsed, apart) if span else subject_of(verb, inside) or labelled(content, parsed)
    named = given_by(content[0], parsed) if mark.led < FIRM else None
    doubted = bool(span) and mark.led < FIRM and not (verb is not None and quoted.holds(verb.idx))
    if named is not None and not inside.holds(named.idx) and (source is None or source not in list(named.subtree)):
        source, span = named, None
    elif doubted and (own := said_beside(verb, mark, content, inside)) is not None and own != source:
        source, span = own, None
    elif doubted and (said := said_otherwise(verb, content, parsed, inside)) and not quoted.holds(said.idx):
        verb, source, span = said.head, said, None
        cue = stretch_of(verb)
    if source is not None and source.lower_ in {"i", "we"} and quoted.holds(source.idx):
        verb, cue, source, span = None, None, None, None  # who is quoted says it of himself
    if source is not None and source.lower_ in ARTICLES:
        source, span = None, None
    return Utterance(
        content=content,
        cue=cue,
        source=source,
        reason=f"led to '{text[slice(*cue)]}'" if cue else "read as said, without a word of saying",
        told=mark.told,
        led=mark.led if mark.source else UNLED,
        source_span=span or span_of(source),
        verb=verb,
        goes_on=source is None,
        continues=content[0][0] in continued,
    )


def says_nothing(utterance: Utterance, parsed: Parsed) -> bool:
    """declined to say whether ...; a reporter asked whether ...; can be described as ...: nobody's words"""
    verb, source = utterance.verb, utterance.source
    if verb is None:
        return source is None and is_named_by_narrator(utterance.content[-1][1], parsed)
    if names_for_narrator(verb):
        return True
    if verb.lemma_.lower() in words("silences", "declining"):
        return True
    asked = verb.lemma_.lower() in words("silences", "asking")
    return asked and source is not None and source.lemma_.lower() in words("silences", "askers")


def is_mere_object(utterance: Utterance, voices: Inside, parsed: Parsed) -> bool:
    """Whether words are no clause but whom a verb urges: warned [Chad on imports]; not: warned [Chad to wait]"""
    tokens = [token for span in utterance.content for token in parsed.tokens(*span)]
    found = parsed.doc.char_span(*utterance.content[0], alignment_mode="expand")
    if found is None or utterance.verb is None or len(utterance.content) > 1 or found.start < utterance.verb.i:
        return False
    if any(t.pos_ in {"VERB", "AUX"} or t.lower_ == "as" or voices.holds(t.idx) for t in tokens):
        return False
    urged = utterance.verb.lemma_.lower() in words("hearers", "urging")
    return urged and found.root.dep_ in OBJECTS and found.root.head == utterance.verb
