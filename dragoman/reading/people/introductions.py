"""Offices that a report tells before the name: somebody unnamed in the lead, who is named further down.

Chile's mines minister said no on Monday. "It is late," Ana Roa told reporters.    minister, CHL
A Peruvian negotiator is ready to wait. Speaking in Lima, Luis Paz said so.        negotiator, PER
Ana Roa has come nine times. The Chilean envoy carries no papers.                  envoy, CHL
"The president will wait," a spokesman for Ana Roa said.                           head of state
"""

import re
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from dragoman.reading.grammar import Parsed
from dragoman.reading.people.aides import TOWARDS
from dragoman.reading.people.identity import Individual
from dragoman.reading.people.names import Name, name_words
from dragoman.reading.people.offices import SUBJECTS, Office
from dragoman.reading.people.role_places import Role
from dragoman.vocabulary import load

LEAD = 900  # characters in which a report describes somebody before it names them; later a spokesman, in one paragraph
REACH = 700  # characters between a description and the name
UNNAMED = ("a", "an", "one", "its", "their")
HEADS = ("head-of-state", "head-of-government")
TURN = 40  # characters before a name in which it is told that another spoke before


def with_introductions(
    parsed: Parsed,
    people: list[Individual],
    roles: dict[Name, list[Role]],
    offices: tuple[Office, ...],
    speakers: set[Name],
) -> dict[Name, list[Role]]:
    """The roles of each name, with those of whoever a report describes before it names them."""
    given = [role for own in roles.values() for role in own]
    attached = {role.office.start for role in given if role.office}
    told = [office for office in offices if office.start not in attached and is_introduction(parsed, office)]
    found = dict(roles)
    for person in people:
        name = next((name for name in person.names if name in speakers), None)
        own = [role for one in person.names for role in roles.get(one, [])]
        if name is None or not is_unknown(person, own):
            continue
        others = [role for role in given if role not in own]
        first = person.names[0]
        office = introduction(parsed, first, told, others, people)
        reason = "before being named"
        if office is None and not own and (office := description_after(parsed, first, told, people)) is not None:
            reason = "after being named"
        if office is None and not own and (office := called_by_spokesman(parsed, first, offices, attached)) is not None:
            reason = "by a spokesman"
        if office is not None:
            told = [other for other in told if other is not office]
            told_as = f"described as {office.text!r} {reason}"
            role = Role(office.label, office.party, office.start, office.end, told_as, office)
            found[first] = [*found.get(first, []), role]
    return found


def is_introduction(parsed: Parsed, office: Office) -> bool:
    """Whether a phrase can introduce somebody: a single one, who acts, and who does not mean to stay unnamed."""
    if office.plural or office.past or office.same or office.label == "none" or office.noun == "official":
        return False
    if not (office.determiner in UNNAMED or (office.party and office.determiner in ("", "the"))):
        return False
    span = parsed.doc.char_span(office.head, office.head + 1, alignment_mode="expand")
    if span is None or not (span.root.dep_ in SUBJECTS or is_source(span.root)):
        return False
    sentence = span.root.sent.text.casefold()
    return not any(phrase in sentence for phrase in load("people")["introductions"]["nameless"])


def is_source(noun: Token) -> bool:
    """according to the Peruvian minister"""
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according"


def is_unknown(person: Individual, roles: Iterable[Role]) -> bool:
    """Whether nothing but a rank is told of somebody who has a full name or a title."""
    if not any(len(name.words) > 1 or name.titles for name in person.names):
        return False
    return all(role.office and role.office.is_rank and not role.office.ruled for role in roles)


def introduction(
    parsed: Parsed, name: Name, told: list[Office], others: list[Role], people: list[Individual]
) -> Office | None:
    """The description that is nearest before a name, where nobody else is meant by it and nobody is named between.

    It is not that of whom it is of, nor are these between: a spokesman for President [Luis Paz] said no. "It is late,"
    Ana Roa said.
    """
    before = [office for office in told if office.end <= name.start and name.start - office.end < REACH]
    office = max(before, default=None)
    if office is None or any(is_held(office, role) for role in others):
        return None
    opening = parsed.text[max(office.end, name.start - TURN) : name.start]
    if TOWARDS.fullmatch(parsed.text, office.end, name.start) or in_turn().search(opening):
        return None
    together = parsed.paragraph_at(office.start) == parsed.paragraph_at(name.start)
    if office.start > LEAD and not (together and office.label == "spokesperson"):
        return None
    starts = (person.names[0].start for person in people if office.end < person.names[0].start < name.start)
    between = (start for start in starts if not TOWARDS.fullmatch(parsed.text, office.end, start))
    return None if any(between) else office


def description_after(parsed: Parsed, name: Name, told: list[Office], people: list[Individual]) -> Office | None:
    """The definite subject of the sentence after that of which somebody is the subject: Roa came. [The envoy] waits."""
    span = parsed.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None or len(name.words) < 2 or span.root.dep_ not in SUBJECTS or span.sent.end >= len(parsed.doc):
        return None
    if span.root.head.lemma_ in name_words("speech", "verbs"):  # Roa said so; the envoy may be who answers
        return None
    following = parsed.doc[span.sent.end].sent
    office = next((office for office in told if office.start == following.start_char), None)
    if office is None or office.determiner != "the" or not office.party:
        return None
    if any(token.lower_ in {"him", "her"} and token.dep_ in {"dobj", "pobj", "dative"} for token in following):
        return None
    others = (one for person in people for one in person.names if name not in person.names and len(one.words) > 1)
    return None if any(span.sent.start_char <= one.start < following.end_char for one in others) else office


def called_by_spokesman(parsed: Parsed, name: Name, offices: tuple[Office, ...], attached: set[int]) -> Office | None:
    """What a spokesman calls whom he speaks for: "[The president] will wait," a spokesman for Ana Roa said."""
    theirs = (office for office in offices if office.label == "spokesperson" and office.end < name.start)
    aide = next((office for office in theirs if TOWARDS.fullmatch(parsed.text, office.end, name.start)), None)
    if aide is None:
        return None
    said = (one.content for one in parsed.said if one.source and one.source[0] <= aide.start < one.source[1])
    spans = [span for content in said for span in content]
    called = (
        office
        for office in offices
        if office.determiner == "the" and not (office.plural or office.past or office.party or office.start in attached)
    )
    inside = (office for office in called if any(start <= office.start < end for start, end in spans))
    return next((office for office in inside if office.label in HEADS), None)


@cache
def in_turn() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('people')['introductions']['in_turn'])}),? $", re.IGNORECASE)


def is_held(office: Office, role: Role) -> bool:
    """Whether somebody else may be meant: who has the same office, of the same side or of one that is not told."""
    return role.label == office.label and (not role.party or not office.party or role.party == office.party)
