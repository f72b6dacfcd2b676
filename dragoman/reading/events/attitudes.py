"""What an attitude is about, and whether it says enough to be told: "refused to meet", "call for a truce".

Oslo refused to meet Quito.               about the meeting: REJECT meet
Oslo agreed despite the attack.           about nothing that is told
Oslo insisted that Quito hand it over.    a demand, whatever the deed
Oslo insisted that it was planned.        a fact: no demand
Oslo asked about it.                      a question: no request
Oslo urged Quito to recognise Peru.       SUPPORT for a third party
"""

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.events.naming import Parties, parties_of
from dragoman.reading.events.shifts import Codes, codes, helpers_of, is_negated, is_subjunctive
from dragoman.reading.events.words import CONFLICT, Deed, child_of, deed_of, done_to, few, words

COMPLEMENTS = {
    "xcomp",
    "ccomp",
    "dobj",
    "pobj",
    "acl",
    "pcomp",
    "prep",
    "dative",
    "attr",
    "compound",
    "conj",
    "nmod",
    "amod",
}
DEPTH, BREADTH = 4, 60


def complement_of(attitude: Deed) -> Deed | None:
    """The deed that an attitude is about: the nearest one below it."""
    level = [child for child in few(attitude.token.children) if is_below(child) and child.dep_ != "conj"]
    if attitude.particle is not None:
        level += list(few(attitude.particle.children))
    seen = 0
    for _ in range(DEPTH):
        for token in level:
            seen += 1
            if seen > BREADTH:
                return None
            if token.i != attitude.token.i and (deed := deed_of(token)):
                return deed
        level = [child for token in level for child in few(token.children) if is_below(child)]
    return None


def is_below(token: Token) -> bool:
    """Whether a word belongs to what the word above it is about."""
    if token.dep_ == "prep" and token.lower_ in words("apart"):
        return False
    return token.dep_ in COMPLEMENTS or (token.dep_ == "advcl" and has_to(token))


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive, the subject before it or not: "to leave", "them to leave"."""
    return verb.dep_ in {"xcomp", "ccomp", "advcl"} and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in few(verb.lefts)
    )


def attitude_codes(attitude: Deed, about: Deed | None, negated: bool) -> tuple[str, Codes]:
    topic = topic_of(about) if about else "other"
    if negated:
        return "REJECT", codes("reject", topic)
    if attitude.sense.type == "AGREE" and about and about.sense.type in CONFLICT and not is_negated(about.token):
        return "THREATEN", codes("threaten", topic)
    return attitude.sense.type, codes(attitude.sense.codes or "", topic)


def backed_by(about: Deed, cast: Cast, others: Parties) -> Parties:
    """A third party for which support is asked: "Oslo urged Quito to recognise Peru"."""
    if about.sense.type != "SUPPORT":
        return ()
    return next(
        (found for obj in done_to(about.token, about.particle) if (found := third_parties(obj, cast, others))), ()
    )


def third_parties(noun: Token, cast: Cast, others: Parties) -> Parties:
    found = parties_of(noun, cast)
    return () if set(found) & set(others) else found


def topic_of(about: Deed) -> str:
    """What a deed comes to: "refused to accept a truce" comes to what the accepting is about."""
    if about.sense.codes is None:
        return about.sense.topic
    inner = complement_of(about)
    return inner.sense.topic if inner and inner.sense.codes is None else "other"


def is_enough(attitude: Deed, about: Deed | None) -> bool:
    """Whether an attitude tells an event with its complement: "told him to withdraw", but not "told him"."""
    infinitive = next((child for child in few(attitude.token.rights) if has_to(child)), None)
    silent = infinitive is not None and infinitive.lemma_.lower() in words("reticence")
    if silent and attitude.sense.type != "REQUEST":
        return False
    if attitude.sense.type == "REQUEST" and is_factual(attitude.token):
        return False
    if attitude.token.lemma_.lower() in words("asking") and is_question(attitude.token):
        return False
    if attitude.sense.infinitive:
        subject = infinitive is not None and (
            child_of(infinitive, "nsubj") or child_of(attitude.token, "dobj") or child_of(attitude.token, "nsubjpass")
        )
        return bool(subject) or (
            infinitive is None
            and child_of(attitude.token, "dobj") is not None
            and attitude.token.lemma_ in words("wishing")
        )
    if attitude.sense.bare:
        return True
    if about is None:
        wanted = attitude.sense.type == "REQUEST" and (child_of(attitude.token, "dobj") or has_wish(attitude.token))
        return bool(wanted) or (attitude.sense.type == "AGREE" and child_of(attitude.token, "xcomp") is not None)
    if attitude.sense.type == "AGREE" and infinitive is not None and child_of(infinitive, "nsubj") is not None:
        return False
    asks_nobody = about.token.dep_ == "xcomp" and child_of(attitude.token, "dobj") is None
    return attitude.sense.type != "REQUEST" or not asks_nobody


def is_wanted(attitude: Deed, below: Deed) -> bool:
    """Whether a deed is only what is asked for: "demands that he resign", not "told them that he would resign"."""
    return attitude.sense.type == "REQUEST" and (has_to(below.token) or is_subjunctive(below.token))


def is_factual(verb: Token) -> bool:
    """Whether the clause of a demand tells a fact: "insisted that the attack was planned"."""
    clause = next((child for child in few(verb.rights) if child.dep_ == "ccomp"), None)
    if clause is None:
        return False
    return clause.tag_ in {"VBD", "VBZ"} or bool(helpers_of(clause) & words("factual"))


def has_wish(verb: Token) -> bool:
    """Whether a demand has a clause in the subjunctive: "insisted that Oslo hand over the letter"."""
    return any(clause.dep_ == "ccomp" and is_subjunctive(clause) for clause in few(verb.rights))


def is_question(verb: Token) -> bool:
    """Whether "ask" asks for an answer: "asked about it", "asked if they agreed", "Asked, he said"."""
    if any(child.dep_ == "prep" and child.lower_ == "for" for child in few(verb.rights)):
        return False
    clauses = [child for child in few(verb.rights) if child.dep_ in {"xcomp", "ccomp", "advcl"}]
    marked = [
        child for clause in (verb, *clauses) for child in few(clause.children) if child.lower_ in words("questioning")
    ]
    return bool(marked) or not clauses
