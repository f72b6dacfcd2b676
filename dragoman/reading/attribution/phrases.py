"""The words that name a source, from its first to the verb of saying.

one of the envoys                              the envoys
"""

from spacy.tokens import Token

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


def names_several(source: Token, phrase: list[Token]) -> bool:
    """the envoy and his aide: whether the words of a source stand for more than one"""
    heads = {token.i for token in source_heads(source)}
    return len(heads) > 1 and any(t.dep_ == "cc" and t.head.i in heads and t.lower_ == "and" for t in phrase)


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
