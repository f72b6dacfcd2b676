"""The events that one sentence tells: its attitudes first, with the deeds they are about, then the deeds that are left.

Oslo refused to meet Quito.            one event: the refusal; the meeting is what it is about
Oslo said Quito must pull out.         one event: the demand
Oslo freed a pilot and thanked Quito.  two events
"""

from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.events.attitudes import (
    attitude_codes,
    backed_by,
    complement_of,
    has_to,
    is_enough,
    is_wanted,
    topic_of,
)
from dragoman.reading.events.doers import doers, is_beside, is_somebodys
from dragoman.reading.events.naming import Parties, parties_of
from dragoman.reading.events.roles import partners, recipients_of
from dragoman.reading.events.shifts import (
    Codes,
    codes,
    finite,
    is_carried,
    is_negated,
    shift_of,
    shifted,
)
from dragoman.reading.events.spoken import alleged, demanded, obliged, resolved
from dragoman.reading.events.words import NO_SENSE, Deed, child_of, deed_of, done_to, kind_of

TELLING = {"VERB", "NOUN", "ADJ", "PROPN", "AUX"}
HOPS = 8
SURE, LIKELY = 0.85, 0.7
UNNAMED, ALONE, ASIDE, TOWARDS_NOBODY = 0.3, 0.45, 0.15, 0.05


@dataclass(frozen=True)
class Told:
    """An event as a sentence tells it."""

    deed: Deed
    type: str
    mode: str | None
    cameo: str | None
    actors: Parties
    recipients: Parties
    about: Token
    reason: str
    score: float


def told_in(sentence: Words, cast: Cast) -> tuple[Told, ...]:
    """The events of a sentence, in its order."""
    deeds = {token.i: deed for token in sentence if token.pos_ in TELLING and (deed := deed_of(token))}
    about = {i: complement_of(deed) for i, deed in deeds.items() if deed.sense.codes}
    inner = {below.token.i for below in about.values() if below}
    attitudes = {i: attitude_told(deeds[i], below, cast) for i, below in about.items()}
    settled = {
        below.token.i
        for i, below in about.items()
        if below and (is_wanted(deeds[i], below) or (i not in inner and (attitudes[i] or has_to(below.token))))
    }
    settled |= {
        head.i
        for deed in deeds.values()
        if deed.sense.objects and kind_of(deed.token) == "verbs"
        for head in done_to(deed.token, deed.particle)
    }
    left = [deed for i, deed in deeds.items() if i not in settled and not deed.sense.heard_of]
    blamed = {token.i: told for token in sentence if (told := blame_told(token, cast))}
    found = [
        attitudes[deed.token.i] if deed.sense.codes else deed_told(deed, cast)
        for deed in left
        if deed.token.i not in blamed
    ]
    demands = (demand_told(verb, cast) for token in sentence if (verb := obliged(token)) is not None)
    events = [event for event in (*found, *blamed.values(), *demands) if event is not None]
    busy = {below.i for event in events for below in (event.deed.token, *islice(event.deed.token.ancestors, HOPS))}
    resolves = (resolve_told(token, cast) for token in sentence if token.pos_ == "VERB" and token.i not in busy)
    return (*events, *(event for event in resolves if event))


def attitude_told(attitude: Deed, about: Deed | None, cast: Cast) -> Told | None:
    """A promise, request, refusal or threat, with its code by what it is about."""
    shift = shift_of(attitude)
    negated = shift == "refused" or is_negated(finite(attitude.token))
    if shift == "asked" or (shift == "supposed" and not (negated and attitude.sense.type == "AGREE")):
        return None
    if (negated and attitude.sense.type != "AGREE") or not is_enough(attitude, about) or not is_somebodys(attitude):
        return None
    kind, (mode, cameo) = attitude_codes(attitude, about, negated)
    actors, named = doers(attitude, cast)
    recipients = recipients_of(attitude, cast, actors, about)
    if kind == "REQUEST" and about and (backed := backed_by(about, cast, (*actors, *recipients))):
        kind, mode, cameo, recipients = "SUPPORT", None, "053", backed
    return weighed(attitude, kind, (mode, cameo), actors, recipients, named, about)


def deed_told(deed: Deed, cast: Cast) -> Told | None:
    """A deed done, or, by the form of its verb, promised, refused or threatened."""
    shift = shift_of(deed)
    beside = is_beside(deed)
    if shift in {"supposed", "asked"} or not (beside or is_somebodys(deed)):
        return None
    kind, told_as = ("CONSULT", (deed.sense.mode, deed.sense.cameo)) if beside else shifted(shift, deed)
    actors, named = doers(deed, cast)
    recipients = recipients_of(deed, cast, actors)
    if not actors and kind_of(deed.token) == "verbs" and (suffering := child_of(deed.token, "nsubjpass")):
        recipients = parties_of(suffering, cast)
    if kind == deed.sense.type:
        actors, recipients = cast_in_roles(deed, actors, recipients)
    if beside and len(actors) < 2:
        return None
    if deed.sense.roles == "joint" and len(actors) > 2 and kind == "CONSULT" and told_as[0] is None:
        told_as = ("multilateral", told_as[1])
    return weighed(deed, kind, told_as, actors, recipients, named, None)


def cast_in_roles(deed: Deed, actors: Parties, recipients: Parties) -> tuple[Parties, Parties]:
    """Those who meet all act; a host receives the visitor."""
    if deed.sense.roles == "joint":
        return tuple(dict.fromkeys((*actors, *recipients))), ()
    return (recipients, actors) if deed.sense.roles == "host" else (actors, recipients)


def demand_told(verb: Token, cast: Cast) -> Told | None:
    """What a speaker says that another must do."""
    sides = demanded(verb, cast)
    if sides is None:
        return None
    actors, recipients, named = sides
    about = deed_of(verb)
    told_as = codes("demand", topic_of(about) if about else "other")
    return weighed(about or Deed(verb, NO_SENSE), "REQUEST", told_as, actors, recipients, named, None)


def resolve_told(verb: Token, cast: Cast) -> Told | None:
    """What a speaker says that they will do, or not, where no word tells of a deed."""
    actors = () if deed_of(verb) else resolved(verb, cast)
    if not actors:
        return None
    deed = Deed(verb, NO_SENSE)
    kind, told_as = ("REJECT", codes("reject", "other")) if is_negated(verb) else ("AGREE", codes("agree", "other"))
    told = weighed(deed, kind, told_as, actors, recipients_of(deed, cast, actors), True, None)
    return replace(told, score=round(told.score - ASIDE, 2)) if told else None


def blame_told(verb: Token, cast: Cast) -> Told | None:
    """What a speaker says that another has done wrong."""
    sides = alleged(verb, cast)
    return weighed(Deed(verb, NO_SENSE), "ACCUSE", ("allege", "112"), *sides, True, None) if sides else None


def weighed(
    deed: Deed, kind: str, told_as: Codes, actors: Parties, recipients: Parties, named: bool, about: Deed | None
) -> Told | None:
    """An event with its score: less for a deed told as a noun, in an aside, by nobody known, to nobody known."""
    if not (actors or (named and recipients)):
        return None
    score = SURE if kind_of(deed.token) == "verbs" else LIKELY
    score -= ASIDE * sum(
        token.dep_ in {"relcl", "acl", "advcl"} for token in (deed.token, *islice(deed.token.ancestors, HOPS))
    )
    score -= ASIDE * ((about is None and not deed.sense.bare) or is_carried(deed.token))
    score -= ALONE * (kind == "CONSULT" and deed.sense.roles == "joint" and len(actors) < 2 and not has_partner(deed))
    score -= UNNAMED * (not actors) + TOWARDS_NOBODY * (not recipients and deed.sense.roles != "joint")
    reason = f"“{deed.token.text}”" + (f" with “{about.token.text}”" if about else "")
    return Told(
        deed,
        kind,
        told_as[0],
        told_as[1],
        actors,
        recipients,
        about.token if about else deed.token,
        reason,
        round(max(score, 0.05), 2),
    )


def has_partner(deed: Deed) -> bool:
    """Whether a meeting is with somebody named, though of no known party: "met the singer Ana Silva"."""
    return any(token.ent_type_ == "PERSON" for token in partners(deed))
