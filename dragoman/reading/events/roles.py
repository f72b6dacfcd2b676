"""Who does a deed, and to whom: subjects and objects led to their parties.

Oslo and Quito met in Lima.                    both act
The Peruvian envoy visited Oslo.               PER to NOR
Talks were broken off by Quito.                ECU acts, by its "by"
Oslo said it would pull out its troops.        NOR acts, for "it"
Quito rejected a Norwegian plan.               to NOR, whose plan it is
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.events.words import Deed, done_to, few, kind_of
from dragoman.vocabulary import load

Parties = tuple[str, ...]

CORE = {"amod", "compound", "poss", "nmod", "det", "nummod", "quantmod", "case", "punct", "cc", "conj", "advmod", "nn"}
TOWARDS = (
    "with",
    "against",
    "to",
    "from",
    "into",
    "on",
    "upon",
    "between",
    "among",
    "toward",
    "towards",
    "for",
    "at",
    "over",
    "by",
    "in",
    "of",
)
WHOSE = {"of", "from", "in", "for", "to", "by"}
SHARING = {"conj", "xcomp", "ccomp", "advcl", "aux", "prep", "pcomp", "acomp", "attr"}
HOPS = 8
WINDOW = 400
MOST = 6


def parties_of(head: Token, cast: Cast) -> Parties:
    """The parties that a noun phrase names, its conjuncts included."""
    found: list[str] = []
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


def subject_of(token: Token) -> Token | None:
    """Who acts in a clause: its own subject, or the one that it shares with the clause above."""
    here = token
    for _ in range(HOPS):
        if (own := own_subject(here)) is not None:
            return antecedent(own, here)
        if is_passive(here):
            return None
        if here.dep_ in {"acl", "relcl"}:
            return here.head if here.tag_ != "VBN" else None
        if (
            here.dep_ in {"xcomp", "ccomp"}
            and kind_of(here.head) == "verbs"
            and (controller := child_of(here.head, "dobj"))
        ):
            return controller
        if here.head is here or here.dep_ not in SHARING:
            return None
        here = here.head
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject of a clause; of a passive one its agent, if it has one."""
    if is_passive(verb):
        return agent_of(verb)
    return child_of(verb, "nsubj")


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun for which "which" and "who" stand."""
    if verb.dep_ == "relcl" and subject.tag_ in {"WDT", "WP"}:
        return verb.head
    return subject


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in few(verb.children))


def agent_of(verb: Token) -> Token | None:
    by = child_of(verb, "agent")
    return child_of(by, "pobj") if by is not None else None


def child_of(token: Token, dep: str) -> Token | None:
    return next((child for child in few(token.children) if child.dep_ == dep), None)


def actors_of(token: Token, cast: Cast) -> tuple[Parties, bool]:
    """The parties that act in a clause, and whether it names anybody at all who does."""
    subject = subject_of(token)
    if subject is None:
        return (), False
    found = parties_of(subject, cast)
    return found or (speaking_parties(subject, cast) if stands_for_another(subject) else ()), True


def stands_for_another(subject: Token) -> bool:
    """Whether a subject is "it" or "its forces", which the clause above explains."""
    return subject.pos_ == "PRON" or any(child.tag_ == "PRP$" for child in few(subject.lefts))


def speaking_parties(token: Token, cast: Cast) -> Parties:
    """The parties of the nearest subject in the clauses above."""
    for above in islice(token.ancestors, HOPS):
        subject = child_of(above, "nsubj") or child_of(above, "nsubjpass")
        if subject is not None and subject is not token and (found := parties_of(subject, cast)):
            return found
    return ()


def recipients_of(deed: Deed, cast: Cast, actors: Parties, about: Deed | None = None) -> Parties:
    """The parties that a deed is done to: its objects first, then what follows "with", "against", "to"."""
    joint = deed.sense.roles == "joint"
    heads = partners(deed) if joint else (head for one in (deed, about) if one for head in places_of_recipient(one))
    for head in heads:
        found = tuple(party for party in parties_of(head, cast) if party not in actors)
        if found:
            return found
    return () if joint else parties_below(deed, cast, actors)


def partners(deed: Deed) -> Iterator[Token]:
    """Those with whom something is done: "met the envoy", "talks with Oslo", "signed a pact with Oslo"."""
    objects = [*done_to(deed.token, deed.particle)]
    yield from objects
    for head in (deed.token, *objects, deed.token.head):
        yield from (obj for obj in prepositional(head) if obj.head.lower_ in {"with", "between", "among"})


def places_of_recipient(deed: Deed) -> Iterator[Token]:
    objects = [
        head for head in done_to(deed.token, deed.particle) if head.dep_ != "amod" or kind_of(deed.token) == "nouns"
    ]
    yield from objects
    clauses = [child for child in few(deed.token.children) if child.dep_ in {"ccomp", "xcomp"}]
    for clause in clauses:
        subject = child_of(clause, "nsubj") or child_of(clause, "nsubjpass")
        if subject is not None:
            yield subject
    yield from (obj for head in (deed.token, *objects, *clauses) for obj in prepositional(head))


def prepositional(head: Token) -> Iterator[Token]:
    """The objects of a word's prepositions, the most telling preposition first."""
    preps = [
        child for child in few(head.children) if child.dep_ in {"prep", "dative", "agent"} and child.lower_ in TOWARDS
    ]
    for prep in sorted(preps, key=lambda prep: TOWARDS.index(prep.lower_)):
        yield from (obj for obj in few(prep.rights) if obj.dep_ == "pobj")


def parties_below(deed: Deed, cast: Cast, actors: Parties) -> Parties:
    """The first party named further on in what the deed governs, capitals as mere places left out."""
    token = deed.token
    end = min(token.right_edge.idx + len(token.right_edge), token.idx + WINDOW)
    for mention in cast.within(token.idx + len(token), end):
        party = cast.party(mention.actor)
        if party and party not in actors and not (mention.how == "capital" and stands_in_place(token, mention.start)):
            return (party,)
    return ()


def stands_in_place(token: Token, start: int) -> bool:
    before = token.doc.text[max(0, start - 6) : start].lower().split()
    return bool(before) and before[-1] in load("languages/en-events")["grammar"]["places"]
