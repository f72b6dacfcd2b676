"""The words that name a source, from its first to the verb of saying, and the name among them.

one of the envoys                              the envoys
Malian envoy Ana Duarte [said]                 Ana Duarte, named beside "envoy"
a spokesman for Ana Duarte [said]              nobody named: the name is governed by "for"
In Bamako, the capital, driver Ana Duarte said Ana Duarte, who stands before the verb whatever the parse holds
"""

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed

LONGEST = 40  # tokens of a source
MARKS = {'"', "“", "”", "«", "»", ";", ":"}
COUNTS = {"one", "some", "many", "several", "neither", "none", "each", "two", "most"}


def one_of(source: Token) -> Token:
    """one of the envoys: the envoys; one of them: they"""
    if source.lower_ in COUNTS:
        of = next((t for t in source.rights if t.lower_ == "of"), None)
        return next((t for t in of.children if t.dep_ == "pobj"), source) if of is not None else source
    return source


def source_heads(source: Token) -> list[Token]:
    return [source, *(t for t in source.conjuncts if t.i > source.i)]


def source_phrase(source: Token, cue: tuple[int, int] | None) -> list[Token]:
    """The words from the source's first to the verb of saying, or to the sentence's end after it."""
    doc, first = source.doc, source.left_edge.i
    leads_in = cue is not None and cue[1] <= source.idx
    phrase = []
    for token in doc[first : first + LONGEST]:
        if token.i > source.i and (token.is_sent_start or token.text in MARKS):
            break
        if cue is not None and source.idx < cue[0] <= token.idx:
            break
        if token.i > source.i and token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN":
            break
        if leads_in and token.text == "," and token.i > source.right_edge.i:
            break
        if not token.is_space:
            phrase.append(token)
    return phrase or [source]


def stands_beside(parsed: Parsed, mention: Mention, source: Token) -> bool:
    """the envoy, [Ana Duarte]; ambassador to Mali [Ana Duarte]; not: a spokesman for [Ana Duarte]"""
    if mention.end <= source.idx:
        return False
    first = parsed.tokens(mention.start, mention.end)[0]
    before = first.doc[first.i - 1]
    while before.i > source.i and (
        before.lower_.rstrip(".") in words("titles", "words") or before.dep_ in {"compound", "amod", "nmod"}
    ):
        before = before.nbor(-1)
    return before.text == "," or before.i == source.i or before.pos_ in {"NOUN", "PROPN"}


def name_before(
    cue: tuple[int, int], source: Token, parsed: Parsed, mention: Callable[[Token], Mention | None]
) -> Mention | None:
    """The name right before a verb of saying, where no preposition governs it."""
    verb = next((t for t in parsed.tokens(*cue)), None)
    if verb is None or source.idx >= cue[0] or verb.i <= verb.sent.start:
        return None
    before = verb.nbor(-1)
    while before.i > source.sent.start and (before.pos_ == "ADV" or before.text == ","):
        before = before.nbor(-1)
    named = mention(before)
    if named is None or named.how not in {"name", "surname"} or named.end < before.idx + len(before):
        return None
    lead = parsed.tokens(named.start, named.end)[0]
    while lead.i > lead.sent.start and (lead.nbor(-1).lower_.rstrip(".") in words("titles", "words")):
        lead = lead.nbor(-1)
    governed = lead.i > lead.sent.start and lead.nbor(-1).pos_ in {"ADP", "CCONJ"}
    return None if governed else named


def stands_free(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name opens its sentence or follows a comma, its titles and offices apart."""
    first = parsed.tokens(mention.start, mention.end)[0]
    while first.i > first.sent.start and first.nbor(-1).pos_ in {"PROPN", "NOUN", "ADJ", "DET"}:
        first = first.nbor(-1)
    return first.i == first.sent.start or first.nbor(-1).text == ","
