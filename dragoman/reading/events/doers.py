"""Whether somebody does what a word tells, and who: straight to the verb, or over the verb that carries a noun.

Oslo withdrew.                          the subject of the verb
Oslo held talks; Oslo's withdrawal      of the verb that carries the noun; whose it is
The talks began.                        told, and nobody named
Oslo and Quito agreed after two days of talks.    a meeting beside another deed
It criticised the withdrawal.           not told as done: no event
"""

from itertools import islice

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.events.naming import Parties, parties_of
from dragoman.reading.events.roles import actors_of, is_passive, places_of, speaking_parties
from dragoman.reading.events.shifts import finite
from dragoman.reading.events.words import Deed, child_of, done_to, kind_of, words

OVER = {"dobj", "nsubjpass", "nsubj", "pobj", "conj", "attr", "prep"}
CHAIN = {"pobj", "prep", "conj", "npadvmod"}
HOPS = 8


def is_somebodys(deed: Deed) -> bool:
    """Whether a noun or adjective is told of somebody: "held talks", "the talks began"; not "called the pact void"."""
    kind = kind_of(deed.token)
    if kind == "verbs":
        return True
    if kind == "adjectives":
        return deed.token.dep_ in {"acomp", "ROOT", "conj", "ccomp"}
    verb = carrying_verb(deed.token)
    if verb is not None and child_of(verb, "oprd"):
        return False
    if verb is not None and deed.sense.type != "CONSULT" and is_circumstance(deed.token, verb):
        return False
    if deed.token.dep_ == "attr" and not child_of(deed.token.head, "expl"):
        return False
    if deed.token.dep_ == "nsubj":
        return verb is not None and verb.lemma_.lower() in words("happening")
    if deed.token.dep_ == "nsubjpass":
        return verb is not None and verb.lemma_.lower() in words("happening") | words("light")
    return verb is not None and verb.lemma_.lower() in words("light")


def is_circumstance(noun: Token, verb: Token) -> bool:
    """Whether a noun only tells how a thing is done: "left in anger"; not "are in agreement", "is under attack"."""
    for above in (noun, *islice(noun.ancestors, HOPS)):
        if above.i == verb.i:
            return False
        if above.dep_ == "prep" and above.lower_ not in {"of", "under"}:
            return verb.lemma_ != "be"
    return False


def is_beside(deed: Deed) -> bool:
    """Whether a meeting is told beside another deed: "agreed after two days of talks"."""
    top = deed.token
    if top.dep_ == "pobj" and top.head.lower_ == "of":
        top = top.head.head
    joint = deed.sense.type == "CONSULT" and deed.sense.roles == "joint" and kind_of(deed.token) == "nouns"
    return joint and top.dep_ == "pobj" and top.head.lower_ in words("beside") and top.head.head.pos_ in {"VERB", "AUX"}


def carrying_verb(noun: Token) -> Token | None:
    """The verb whose subject or object a noun is, over "a round of", "arrived for" and the like."""
    here = noun
    for _ in range(HOPS):
        if here.head is here:
            return None
        if here.dep_ == "prep" and here.lower_ not in words("carrying") | words("beside"):
            return None
        if here.head.pos_ in {"VERB", "AUX"}:
            return here.head if here.dep_ in OVER else None
        if here.dep_ not in CHAIN:
            return None
        here = here.head
    return None


def doers(deed: Deed, cast: Cast) -> tuple[Parties, bool]:
    """Who does a deed: the subject of its verb; of a noun whose it is, or the subject of the verb that carries it."""
    kind = kind_of(deed.token)
    if kind == "verbs":
        planned = not deed.sense.bare and deed.sense.type == "AGREE" and is_passive(deed.token)
        subject = child_of(deed.token, "nsubjpass") if planned else None
        if subject is not None:
            return parties_of(subject, cast), True
        found, named = actors_of(deed.token, cast)
        if named or not is_passive(deed.token):
            return found, named
        if deed.sense.mode not in words("official"):
            return (), True
        scenes = (places_of(head, cast) for head in (deed.token, *done_to(deed.token, deed.particle)))
        return next((found for found in scenes if found), ()), True
    if kind == "adjectives":
        return actors_of(finite(deed.token), cast)
    whose = child_of(deed.token, "poss")
    if whose is not None and whose.pos_ != "PRON" and (found := parties_of(whose, cast)):
        return found, True
    verb = carrying_verb(deed.token)
    if verb is None or deed.token.dep_ == "nsubj":
        return (), False
    if child_of(verb, "expl") is not None:
        return speaking_parties(verb, cast), True
    return actors_of(verb, cast)
