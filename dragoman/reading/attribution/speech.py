"""Sayings: each verb, noun or phrase of saying with its source and the words it introduces.

The envoy said (that) talks would resume.     a verb, its words read by contents.py
a Malian demand that the post be shut         a clause after a noun
According to the envoy, talks would resume.   a phrase
For the envoy, talks came too late.           a phrase
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.reading.attribution.contents import READERS, stretch
from dragoman.reading.attribution.cues import noun_class, verb_classes, words
from dragoman.reading.attribution.quotations import Quotation
from dragoman.reading.attribution.silences import says_nothing
from dragoman.reading.attribution.sources import owner_of, source_of
from dragoman.reading.attribution.stretches import Inside, Stretch
from dragoman.reading.grammar import Parsed

MINDS = {"think", "deny", "accuse", "describe", "judge"}  # nobody thinks where nobody is named
WIDEST = 200  # tokens of content on one side of a phrase


@dataclass(frozen=True)
class Saying:
    """One cue with its source and its content, as stretches of the report's text."""

    cue: Stretch
    verb: Token
    source: Token | None
    content: tuple[Stretch, ...]
    name: str
    reason: str
    score: float


def find_sayings(parsed: Parsed, quotations: tuple[Quotation, ...]) -> list[Saying]:
    """Every saying of a report whose cue is the reporter's own word, in order of the cue."""
    inside = Inside([quotation.outer for quotation in quotations])
    return [
        saying
        for sentence in parsed.doc.sents
        for token in sentence
        if token.pos_ in {"VERB", "AUX", "NOUN", "ADP", "SCONJ"} or token.lower_ == "according"
        if not inside.holds(token.idx)
        if (saying := saying_at(token, sentence)) is not None
        and (saying.source is not None or saying.name not in MINDS)
        if saying.name not in {"judge", "voice"} or inside.touches(saying.content)
    ]


def saying_at(token: Token, sentence: Span) -> Saying | None:
    """The saying whose cue is this token, if it is one."""
    if token.lower_ == "according":
        return according_to(token, sentence)
    if token.i == sentence.start and token.lower_ == "for":
        return for_somebody(token, sentence)
    if token.dep_ == "prep" and token.lower_ in words("phrases", "prepositions"):
        return in_the_view_of(token, sentence)
    if (name := noun_class(token)) is not None:
        return noun_with_clause(token, name)
    if says_nothing(token):
        return None
    for name in verb_classes(token):
        for read in READERS.get(name, ()):
            found = read(token)
            if found is not None:
                content, reason, score = found
                return Saying(cue_of(token), token, source_of(token), content, name, reason, score)
    return None


def according_to(token: Token, sentence: Span) -> Saying | None:
    """According to the envoy, talks would resume; talks, according to him, would resume."""
    to = next((t for t in token.children if t.lower_ == "to"), token if token.lower_ == "to" else None)
    source = next((t for t in to.children if t.dep_ == "pobj"), None) if to is not None else None
    if source is None or to is None:
        return None
    content = rest_of_sentence(token.i, end_of_source(source), sentence)
    return (
        Saying((token.idx, to.idx + len(to)), token, source, content, "say", "'according to'", 0.9) if content else None
    )


def end_of_source(source: Token) -> int:
    """Where a source ends: before a clause that only a misled parse hangs on it, with no "who" or "which"."""
    for clause in source.rights:
        comma = clause.left_edge.i - 1
        opened = any(token.tag_.startswith("W") for token in clause.lefts)
        if clause.dep_ == "relcl" and source.doc[comma].text == "," and not opened:
            return comma - 1
    return source.right_edge.i


def in_the_view_of(preposition: Token, sentence: Span) -> Saying | None:
    """In the envoy's view talks would resume; in the words of the envoy, ..."""
    noun = next(
        (t for t in preposition.children if t.dep_ == "pobj" and t.lemma_.lower() in words("phrases", "views")), None
    )
    if noun is None:
        return None
    of = next((t for t in noun.rights if t.lower_ == "of"), None)
    source = next((t for t in noun.lefts if t.dep_ == "poss"), None) or (
        next((t for t in of.children if t.dep_ == "pobj"), None) if of else None
    )
    if source is None:
        return None
    content = rest_of_sentence(preposition.i, noun.right_edge.i, sentence)
    return (
        Saying(
            (preposition.idx, noun.idx + len(noun)),
            preposition,
            source,
            content,
            "say",
            f"'{preposition.lower_} … {noun.text}'",
            0.75,
        )
        if content
        else None
    )


def for_somebody(token: Token, sentence: Span) -> Saying | None:
    """For the analyst Ana Duarte, the talks came too late."""
    source = next((t for t in token.children if t.dep_ == "pobj"), None)
    if source is None or not (source.ent_type_ == "PERSON" or source.lemma_.lower() in words("voices", "people")):
        return None
    last = source.right_edge.i
    rest = sentence.doc[last + 1 : sentence.end]
    parted = any(t.text == "," for t in sentence.doc[source.i + 1 : min(sentence.end, last + 2)])
    content = rest_of_sentence(token.i, last, sentence)
    if not parted or not content or not any(t.dep_ == "ROOT" for t in rest):
        return None
    cue = (token.idx, token.idx + len(token))
    return Saying(cue, token, source, content, "say", "'For …,' at the head of a sentence", 0.55)


def rest_of_sentence(first: int, last: int, sentence: Span) -> tuple[Stretch, ...]:
    """What a phrase from token first to token last leaves of its sentence, on one side or both."""
    doc = sentence.doc
    before = [t for t in doc[max(sentence.start, first - WIDEST) : first] if not t.is_space]
    after = [t for t in doc[last + 1 : min(sentence.end, last + WIDEST)] if not t.is_space]
    worded = [side for side in (before, after) if sum(t.is_alpha for t in side) > 2]
    return tuple(stretch(side[0], side[-1]) for side in worded)


def noun_with_clause(noun: Token, name: str) -> Saying | None:
    """a Malian demand that the post be shut; rejected claims that he had fled"""
    for child in noun.rights:
        if (
            child.dep_ in {"acl", "ccomp", "relcl"}
            and child.right_edge.pos_ != "ADP"
            and any(t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts)
        ):
            content = (stretch(child.left_edge, child.right_edge),)
            return Saying(
                (noun.idx, noun.idx + len(noun)),
                noun,
                owner_of(noun),
                content,
                name,
                f"clause after the noun '{noun.text}'",
                0.7,
            )
    return None


def cue_of(verb: Token) -> Stretch:
    """The verb with its auxiliaries and particle: has said, pointed out."""
    parts = [verb, *(t for t in verb.children if t.dep_ in {"aux", "auxpass", "neg", "prt"} and abs(t.i - verb.i) < 4)]
    first, last = min(parts, key=lambda t: t.i), max(parts, key=lambda t: t.i)
    return first.idx, last.idx + len(last)
