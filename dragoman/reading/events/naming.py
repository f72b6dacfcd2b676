"""The parties that a noun phrase names.

Peruvian envoy Ana Silva; the minister, Ana Silva     the party that she speaks for
Oslo and Quito officials; ministers of Oslo           the parties of the words around a noun
rebels in Peru; talks between Oslo and Quito          the parties named behind it
"""

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.events.words import child_of, few

Parties = tuple[str, ...]

CORE = {"amod", "compound", "poss", "nmod", "det", "nummod", "quantmod", "case", "punct", "cc", "conj", "advmod", "nn"}
WHOSE = {"of", "from", "in", "for", "to", "by", "between"}
WINDOW = 400
MOST = 6


def parties_of(head: Token, cast: Cast) -> Parties:
    """The parties that a noun phrase names, its conjuncts included."""
    found: list[str] = []
    if head.tag_ == "VBG" and (own := child_of(head, "nsubj")):
        head = own
    for token in (head, *few(head.conjuncts)):
        found += party_in_core(token, cast) or party_beside(token, cast)
    return tuple(dict.fromkeys(found))[:MOST]


def party_in_core(token: Token, cast: Cast) -> list[str]:
    """The party of a name, or of the words before a noun: "Peruvian envoy Ana Silva", "Oslo and Quito officials"."""
    lefts = [child for child in few(token.lefts) if child.dep_ in CORE]
    start = min((child.left_edge.idx for child in lefts), default=token.idx)
    inside = cast.within(max(start, token.idx - WINDOW), token.idx + len(token))
    people = [m for m in inside if cast.actor(m.actor).kind == "person"]
    covering = cast.at(token.idx, token.idx + len(token))
    if covering is not None and cast.actor(covering.actor).kind == "person":
        people = [*people, covering]
    known = [party for m in people[-1:] if (party := cast.party(m.actor))]
    if known:
        return known
    whole = [*inside, *([covering] if covering is not None else [])]
    return [party for m in whole if (party := cast.party(m.actor))]


def party_beside(token: Token, cast: Cast, *, deeper: bool = True) -> list[str]:
    """The party named after a noun: "rebels in Peru", "ministers of Peru and Norway", "the minister, Ana Silva"."""
    for child in few(token.rights):
        if child.dep_ == "prep" and child.lower_ in WHOSE:
            objects = [one for obj in few(child.rights) if obj.dep_ == "pobj" for one in (obj, *few(obj.conjuncts))]
            found = [party for obj in objects for party in party_in_core(obj, cast)]
        elif child.dep_ in {"appos", "acl"}:
            found = party_in_core(child, cast) or (party_beside(child, cast, deeper=False) if deeper else [])
        else:
            continue
        if found:
            return found
    return []
