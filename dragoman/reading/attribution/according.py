"""Whose words those are by a phrase instead of a verb.

according to Berg, in the words of Berg, by his account    a phrase right before or after the words
a promise from Oman that it would stay                     a noun that the words spell out
"""

from spacy.tokens import Span, Token

from dragoman.reading.attribution.cues import verb_classes, words
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch

OPENERS = {"in", "by", "from", "to"}
GIVERS = {"by", "from", "of"}
ARTICLES = {"a", "an", "the"}


def given_by(span: Stretch, parsed: Parsed) -> Token | None:
    """Who gives words by a phrase beside them, or by a noun above them; an article that leads to no noun is nobody."""
    given = named_beside(span, parsed) or promised_by(span, parsed)
    return None if given is not None and given.lower_ in ARTICLES else given


def named_beside(span: Stretch, parsed: Parsed) -> Token | None:
    """Whom a phrase right before or after words gives: according to [Berg]; in the words of [Berg]; in [Berg]'s view"""
    found = parsed.doc.char_span(*span, alignment_mode="expand")
    if found is None:
        return None
    before = last_word(parsed.doc[found[0].sent.start : found.start])
    after = next((t for t in parsed.doc[found.end : found[-1].sent.end] if not t.is_punct), None)
    leading = [t for t in (before, *before.ancestors) if t.sent == before.sent] if before is not None else []
    for phrase in (*leading, *([after] if after is not None else ())):
        named = named_in(phrase)
        if named is not None and (named.right_edge.i < found.start or named.left_edge.i >= found.end):
            return named
    return None


def last_word(tokens: Span) -> Token | None:
    return next((t for t in reversed(list(tokens)) if not t.is_punct and not t.is_space), None)


def named_in(phrase: Token) -> Token | None:
    """The noun of a phrase that its preposition opens: according to [Berg]; by [his] words; in the view of [Chad]"""
    according = phrase.lower_ == "according"
    opening = next((t for t in phrase.rights if t.lower_ == "to"), phrase) if according else phrase
    noun = next((t for t in opening.rights if t.dep_ == "pobj"), None) if opening.lower_ in OPENERS else None
    if noun is None or noun.lemma_.lower() not in words("plain", "views"):
        return noun if according else None
    of = next((t for t in noun.rights if t.lower_ == "of"), None)
    owner = next((t for t in noun.lefts if t.dep_ == "poss"), None)
    return next((t for t in of.rights if t.dep_ == "pobj"), owner) if of is not None else owner


def promised_by(span: Stretch, parsed: Parsed) -> Token | None:
    """Whose word a clause spells out: demands by [the judges] that he go; a promise from [Oman] that it would stay"""
    found = parsed.doc.char_span(*span, alignment_mode="expand")
    if found is None or found.root.dep_ not in {"acl", "ccomp", "relcl", "appos"}:
        return None
    above = found.root.head
    word = above.head.head if above.dep_ == "pobj" and above.head.lower_ in GIVERS else above
    if word.lemma_.lower() not in words("plain", "nouns") or found.start <= word.i < found.end:
        return None
    retold = word.dep_ == "dobj" and not {"say", "deny"}.isdisjoint(verb_classes(word.head))
    if retold:  # she repeated their demand that he go
        return None
    given = giver_of(word)
    return None if given is None or found.start <= given.i < found.end else given


def giver_of(word: Token) -> Token | None:
    """a demand by [the judges]; [Chad]'s promise; a letter from [the rebels]"""
    by = next((t for t in word.rights if t.lower_ in GIVERS), None)
    owner = next((t for t in word.lefts if t.dep_ == "poss"), None)
    return next((t for t in by.rights if t.dep_ == "pobj"), None) if by is not None else owner
