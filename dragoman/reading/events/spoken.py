"""What a speaker says that another must do, or has done wrong.

Oslo said Quito must pull out.              REQUEST, NOR to ECU
Oslo said Quito was arming the rebels.      ACCUSE allege, NOR to ECU; the arming is not told as done
Quito must pull out.                        nobody says so: no event
Oslo said it had violated the truce.        of nobody else: no event
"""

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.events.roles import Parties, child_of, parties_of, speaking_parties
from dragoman.reading.events.shifts import is_negated, speech_above
from dragoman.reading.events.words import words


def demanded(modal: Token, cast: Cast) -> tuple[Parties, Parties, bool] | None:
    """Who demands, of whom, and whether anybody is named who does, where a speaker says that another must act."""
    verb = modal.head
    speech = speech_above(verb)
    subject = child_of(verb, "nsubj") or child_of(verb, "nsubjpass")
    if speech is None or subject is None or is_negated(verb):
        return None
    speaker, actors = speaker_of(speech, cast)
    recipients = tuple(party for party in parties_of(subject, cast) if party not in actors)
    if not recipients and subject.pos_ == "PRON":
        return None
    return actors, recipients, speaker is not None


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
