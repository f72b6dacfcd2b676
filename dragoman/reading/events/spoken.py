"""What a speaker says that another must do, or has done wrong.

Oslo said Quito must pull out.              REQUEST, NOR to ECU
Oslo said Quito was arming the rebels.      ACCUSE allege, NOR to ECU; the arming is not told as done
Oslo said it would step up patrols.         AGREE, though no word tells of a deed; "would not": REJECT
Quito must pull out.                        nobody says so: no event
Oslo said it had violated the truce.        of nobody else: no event
"""

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.events.naming import Parties, parties_of
from dragoman.reading.events.roles import is_passive, speaking_parties
from dragoman.reading.events.shifts import helpers_of, is_negated, speech_above
from dragoman.reading.events.words import child_of, deed_of, few, words

SUBJECTS = ("nsubj", "nsubjpass")


def obliged(token: Token) -> Token | None:
    """The verb that a word makes a duty: "must leave", "has to leave"."""
    if token.dep_ == "aux":
        return token.head if token.lower_ in words("obligation") else None
    if token.lemma_.lower() not in words("having"):
        return None
    return next((child for child in few(token.rights) if child.dep_ == "xcomp" and "to" in helpers_of(child)), None)


def demanded(verb: Token, cast: Cast) -> tuple[Parties, Parties, bool] | None:
    """Who demands, of whom, and whether anybody is named who does, where a speaker says that another must act."""
    speech = speech_above(verb)
    subject = next((own for above in (verb, verb.head) for dep in SUBJECTS if (own := child_of(above, dep))), None)
    if speech is None or subject is None or is_negated(verb) or is_agreed(verb):
        return None
    speaker, actors = speaker_of(speech, cast)
    recipients = tuple(party for party in parties_of(subject, cast) if party not in actors)
    if not recipients and subject.ent_type_ != "PERSON" and subject.lemma_.lower() not in words("domestic"):
        return None
    return actors, recipients, speaker is not None


def is_agreed(verb: Token) -> bool:
    """Whether a duty is what was agreed, not what is asked for: "agreed that it should be raised"."""
    above = deed_of(verb.head) if verb.dep_ == "ccomp" else None
    return above is not None and above.sense.type == "AGREE"


def resolved(verb: Token, cast: Cast) -> Parties:
    """Who says that they themselves will do a thing of any kind, or will not: "Oslo said it would step up patrols"."""
    if verb.lemma_.lower() in words("stative") or not helpers_of(verb) & words("future") or is_passive(verb):
        return ()
    speech, subject = speech_above(verb), child_of(verb, "nsubj")
    if speech is None or subject is None or speech.lemma_.lower() not in words("blaming"):
        return ()
    _, actors = speaker_of(speech, cast)
    own = subject.lower_ in words("selves") or (parties_of(subject, cast) == actors and subject.pos_ == "PROPN")
    return actors if own else ()


def alleged(verb: Token, cast: Cast) -> tuple[Parties, Parties] | None:
    """Who says of whom that they do wrong: "Oslo said Quito was arming the rebels"."""
    if verb.lemma_.lower() not in words("misdeeds") or verb.dep_ not in {"ccomp", "conj"} or is_negated(verb):
        return None
    speech, subject = speech_above(verb), child_of(verb, "nsubj")
    if speech is None or speech.lemma_.lower() not in words("blaming") or subject is None or subject.pos_ == "PRON":
        return None
    _, actors = speaker_of(speech, cast)
    recipients = parties_of(subject, cast)
    return (actors, recipients) if actors and recipients and not set(actors) & set(recipients) else None


def speaker_of(speech: Token, cast: Cast) -> tuple[Token | None, Parties]:
    speaker = child_of(speech, "nsubj") or child_of(speech, "nsubjpass")
    return speaker, (parties_of(speaker, cast) or speaking_parties(speaker, cast)) if speaker is not None else ()
