"""Which name in a source stands for the one who speaks.

Malian envoy [Ana Duarte], who led the talks     the name at the head
ambassador to Mali [Ana Duarte]                  the name after an office
the spokesman for the Elgon area, [Ana Duarte]   the name after a comma, not the place
a spokesman for President Ana Duarte             none: a preposition governs the name
the delegation led by Ana Duarte                 none: the delegation
"""

from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch
from dragoman.reading.people.labels import portfolio
from dragoman.reading.people.names import name_words, title_words

GOVERNING = {"ADP", "SCONJ", "VERB", "AUX"}
CLAUSE = {"who", "which", "whose", "whom", "that", "where"}
CLOSING = {",", '"', "”", "’", "'", ")"}


def is_head(parsed: Parsed, source: Stretch, name: Stretch) -> bool:
    """Whether a name inside of a source is who the source is, and not somebody or something that it only mentions."""
    tokens = parsed.tokens(*source)
    own = [token for token in tokens if name[0] <= token.idx < name[1]]
    before = [token for token in tokens if token.idx < name[0]]
    after = [token for token in tokens if token.idx >= name[1]]
    if not own or qualifies(after) or is_led(before):
        return False
    if before and before[-1].text == "," and all(token.text in CLOSING for token in after):
        return True  # whatever stands between: a hydrologist who knows both camps, [Ana Duarte]
    if any(token.lower_ in CLAUSE for token in before):
        return False
    return not is_governed(parsed, before, name[0])


def qualifies(after: list[Token]) -> bool:
    """Ana Duarte's aide: the aide; the Elgon area: the area; Primary Industries Minister Ana Duarte: the minister"""
    if not after:
        return False
    if after[0].tag_ == "POS":
        return len(after) > 1
    return after[0].pos_ == "NOUN" or (after[0].pos_ == "PROPN" and after[0].lower_ in title_words())


def is_led(before: list[Token]) -> bool:
    """the delegation headed by the minister, Ana Duarte: the delegation"""
    return any(one.tag_ == "VBN" and other.lower_ == "by" for one, other in pairwise(before))


def is_governed(parsed: Parsed, before: list[Token], start: int) -> bool:
    """Whether a preposition leads to the name: for Mali's President [Ana]; not: ambassador to Mali [Ana]."""
    place = max((n for n, token in enumerate(before) if token.text == "," or (n and governs(token))), default=None)
    if place is None or before[place].text == ",":
        return False
    between = [token for token in before[place + 1 :] if token.pos_ != "DET"]
    if portfolio().search(parsed.text, max(0, start - 60), start):
        return False
    return not between or (
        is_title(between[-1]) and all(is_title(t) or t.pos_ == "ADJ" or is_owner(t) for t in between[:-1])
    )


def governs(token: Token) -> bool:
    """for, says; not: the presiding judge, the delegation head"""
    return token.pos_ in GOVERNING and token.dep_ not in {"amod", "compound"} and token.lower_ not in title_words()


def is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in titles() or token.ent_type_ == "NORP" or token.tag_ == "POS"


def is_owner(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS"


@cache
def titles() -> frozenset[str]:
    return title_words() | name_words("portfolios", "words")
