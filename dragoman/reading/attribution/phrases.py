"""The words that name a source, from its first to the verb of saying.

one of the envoys                              the envoys
"""

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words

LONGEST = 40  # tokens of a source
MARKS = {'"', "“", "”", "«", "»", ";", ":"}
COUNTS = {"one", "some", "many", "several", "neither", "none", "each", "two", "most"}


def one_of(source: Token) -> Token:
    """one of the envoys: the envoys; one of them: they; his words: he"""
    if source.lower_ in COUNTS:
        of = next((t for t in source.rights if t.lower_ == "of"), None)
        return next((t for t in of.children if t.dep_ == "pobj"), source) if of is not None else source
    if source.lemma_.lower() in words("plain", "views"):
        return next((t for t in source.lefts if t.dep_ == "poss"), source)
    return source


def source_heads(source: Token) -> list[Token]:
    """The envoy and his aide; Mali's envoy, Sira Keita, and Chad's, Ali Nour: who joins the name joins the office."""
    names = [source, *(child for child in source.children if child.dep_ == "appos")]
    return [source, *(t for name in names for t in name.conjuncts if t.i > source.i)]


def names_several(source: Token, phrase: list[Token]) -> bool:
    """the envoy and his aide: whether the words of a source stand for more than one"""
    heads = source_heads(source)
    named = (t for head in heads for t in head.children if t.dep_ == "appos" and t.pos_ == "PROPN")
    joined = {t.i for t in (*heads, *named)}
    return len(heads) > 1 and any(t.dep_ == "cc" and t.head.i in joined and t.lower_ == "and" for t in phrase)


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


def name_of(head: Token) -> tuple[Token, ...]:
    """A name of several words that a source ends with, its article included: The Harbour Gazette"""
    first = head.i
    while first > head.sent.start and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    if first > head.sent.start and head.doc[first - 1].text == "The":
        first -= 1
    return tuple(head.doc[first : head.i + 1])
