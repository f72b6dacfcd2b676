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
from dragoman.reading.events.naming import Parties, parties_of, party_in_core
from dragoman.reading.events.words import CONFLICT, Deed, child_of, done_to, few, kind_of, of_words, words

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
SHARING = {"conj", "xcomp", "ccomp", "advcl", "aux", "prep", "pcomp", "acomp", "attr"}
HOPS = 8
WINDOW = 400


def subject_of(token: Token) -> Token | None:
    """Who acts in a clause: its own subject, or the one that it shares with the clause above."""
    here = token
    for _ in range(HOPS):
        if (own := own_subject(here)) is not None:
            return antecedent(own, here)
        if is_passive(here):
            return None
        if here.dep_ == "pcomp" and here.head.lower_ in words("over_to"):
            above = here.head.head
            if blamed := child_of(above, "dobj") or child_of(above, "nsubjpass"):
                return blamed
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
    helper = child_of(verb, "aux")
    return child_of(verb, "nsubj") or (child_of(helper, "nsubj") if helper is not None else None)


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun for which "which" and "who" stand."""
    if verb.dep_ == "relcl" and subject.tag_ in {"WDT", "WP"}:
        return verb.head
    return subject


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in few(verb.children)) or agent_of(verb) is not None


def agent_of(verb: Token) -> Token | None:
    """Who acts in a passive clause: "signed by Quito", not "spoke by telephone"."""
    by = child_of(verb, "agent") if verb.tag_ == "VBN" else None
    return child_of(by, "pobj") if by is not None else None


def actors_of(token: Token, cast: Cast) -> tuple[Parties, bool]:
    """The parties that act in a clause, and whether it names anybody at all who does."""
    subject = subject_of(token)
    if subject is None:
        return (), False
    if found := parties_of(subject, cast):
        return found, True
    if subject.lemma_.lower() in words("things"):
        return (), False
    if stands_for_another(subject):
        return speaking_parties(subject, cast), True
    return at_home(subject, token, cast), True


def at_home(subject: Token, verb: Token, cast: Cast) -> Parties:
    """The state that "the police" or "hundreds of rebels" belong to: where they act, or where the report is at home."""
    kinds = {word.lemma_.lower() for word in (subject, *of_words(subject)) if word.pos_ == "NOUN"}
    if not kinds & words("domestic"):
        return ()
    return places_of(verb, cast) or speaking_parties(subject, cast) or ((cast.home,) if cast.home in cast.by_id else ())


def places_of(verb: Token, cast: Cast) -> Parties:
    """The state in which something is done: "in western Peru"."""
    places = [obj for obj in prepositional(verb) if obj.head.lower_ == "in"]
    return tuple(code for obj in places for code in party_in_core(obj, cast) if cast.actor(code).kind == "state")[:1]


def stands_for_another(subject: Token) -> bool:
    """Whether a subject is "it" or "its forces", which the clause above explains."""
    return subject.pos_ == "PRON" or any(child.tag_ == "PRP$" for child in few(subject.lefts))


def speaking_parties(token: Token, cast: Cast) -> Parties:
    """The parties of the nearest subject in the clauses above, or in what is said before: "Oslo may act, it warned"."""
    for above in islice(token.ancestors, HOPS):
        subject = child_of(above, "nsubj") or child_of(above, "nsubjpass")
        if subject is not None and subject is not token and (found := parties_of(subject, cast)):
            return found
    below = [clause for clause in few(token.head.lefts) if clause.dep_ == "ccomp"]
    return next(
        (found for clause in below if (own := child_of(clause, "nsubj")) and (found := parties_of(own, cast))), ()
    )


def recipients_of(deed: Deed, cast: Cast, actors: Parties, about: Deed | None = None) -> Parties:
    """The parties that a deed is done to: its objects first, then what follows "with", "against", "to"."""
    joint = deed.sense.roles == "joint"
    heads = partners(deed) if joint else (head for one in (deed, about) if one for head in places_of_recipient(one))
    for head in heads:
        found = tuple(party for party in parties_of(head, cast) if party not in actors)
        if found:
            return found
    named = any(head.ent_type_ == "PERSON" for head in done_to(deed.token, deed.particle))
    mutual = joint or (deed.sense.type == "AGREE" and len(actors) > 1)
    return () if mutual or named else parties_below(deed, cast, actors)


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
    if deed.token.dep_ in {"xcomp", "advcl"} and "to" in {child.lower_ for child in few(deed.token.lefts)}:
        yield from (obj for obj in prepositional(deed.token.head) if obj.head.lower_ == "to")
    if kind_of(deed.token) == "nouns" and deed.token.head.pos_ == "VERB":
        yield from (obj for obj in prepositional(deed.token.head) if obj.head.lower_ in words("addressing"))


def prepositional(head: Token) -> Iterator[Token]:
    """The objects of a word's prepositions, the most telling preposition first."""
    preps = [
        child for child in few(head.children) if child.dep_ in {"prep", "dative", "agent"} and child.lower_ in TOWARDS
    ]
    for prep in sorted(preps, key=lambda prep: TOWARDS.index(prep.lower_)):
        yield from (obj for obj in few(prep.rights) if obj.dep_ == "pobj")


def parties_below(deed: Deed, cast: Cast, actors: Parties) -> Parties:
    """The first party named further on in what the deed governs, capitals as mere places and other deeds left out."""
    token = deed.token
    end = min(token.right_edge.idx + len(token.right_edge), token.idx + WINDOW)
    aside = [clause for clause in few(token.subtree) if clause.i != token.i and is_aside(clause, deed)]
    for mention in cast.within(token.idx + len(token), end):
        party = cast.party(mention.actor)
        if party is None or any(clause.left_edge.idx <= mention.start <= clause.right_edge.idx for clause in aside):
            continue
        if party in actors:
            return ()
        if not (mention.how == "capital" and stands_in_place(token, mention.start)):
            return (party,)
    return ()


def is_aside(clause: Token, deed: Deed) -> bool:
    """Whether a clause tells something else: "after Quito fell", "the plan that Quito drew up"; not a threat's "if"."""
    if clause.dep_ == "relcl" or (clause.dep_ == "prep" and clause.lower_ in words("apart")):
        return True
    if clause.dep_ != "advcl" or not any(child.dep_ in {"mark", "advmod"} for child in few(clause.lefts)):
        return False
    telling = words("threatening") | ({"if"} if deed.sense.type in CONFLICT else set())
    return not any(child.lower_ in telling for child in few(clause.lefts))


def stands_in_place(token: Token, start: int) -> bool:
    before = token.doc.text[max(0, start - 6) : start].lower().split()
    return bool(before) and before[-1] in words("places")
