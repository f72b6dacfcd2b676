"""The people of a report, with office, party and every mention."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile

from dragoman.reading.attribution.turns import find_turns
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch
from dragoman.reading.parties import parties_at_home
from dragoman.reading.people.heads import is_head
from dragoman.reading.people.homes import Answer, settle
from dragoman.reading.people.identity import Individual, gather
from dragoman.reading.people.impostors import without_impostors
from dragoman.reading.people.introductions import with_introductions
from dragoman.reading.people.names import Name
from dragoman.reading.people.office_labels import heads, singular
from dragoman.reading.people.offices import find_offices
from dragoman.reading.people.references import find_references
from dragoman.reading.people.role_places import Role
from dragoman.reading.people.roles import link_roles, speaks
from dragoman.reading.people.signers import SIGNS
from dragoman.reading.people.speaking import is_body, speaking_bodies
from dragoman.reading.people.surnames import names_and_surnames
from dragoman.reading.people.victims import is_victim
from dragoman.vocabulary import load

MEANT = {"he": 1, "she": 1, "the": 0}  # a source that begins so may mean who was named so many paragraphs before
MOST = 30  # names that are looked through for whom a pronoun means
BEFORE_TEXT = re.compile(r"\]\s+\[text\]", re.IGNORECASE)
SCRAP = 2  # letters of a word that is no whole name


def find_cast(parsed: Parsed, answer: Answer | None = None) -> Cast:
    """The people and parties of a report, and every mention of them.

    Chilean envoy Ana Roa said …      Ana Roa, envoy, CHL
    Roa added that the envoy would …  two more mentions of her
    """
    parties, party_mentions, home = parties_at_home(parsed)
    party_mentions = tuple(sorted(party_mentions))
    sides = without_offices(parsed, party_mentions)
    names = without_impostors(parsed.text, without_bylines(parsed, names_and_surnames(parsed, sides)))
    offices = find_offices(parsed, parties, sides, names)
    roles = link_roles(parsed, names, offices, sides)
    text = parsed.text
    speaking = {name for name in names if speaks(parsed, text, name) and not is_body(parsed, name)}
    speakers = speaking | set(named_in(parsed, names))
    speakers |= set(named_in_full(parsed, names, speakers))
    everybody = gather(names, roles, speakers, aliases_among(parsed, names))
    roles = with_introductions(parsed, everybody, roles, offices, speakers)
    counted = [
        person
        for person in everybody
        if counts(person, roles, speakers)
        and not (speakers.isdisjoint(person.names) and is_victim(text, person.names[0]))
    ]
    people, bodies = settle(parsed, counted, roles, offices, parties, party_mentions, answer, home)
    mentions = tuple(
        Mention(n.start, n.end, person.id, "name" if len(n.words) > 1 else "surname")
        for person, own in people
        for n in own
    )
    theirs = {person.id: [role for name in own for role in roles.get(name, [])] for person, own in people}
    titles = {person.id: frozenset(title for name in own for title in name.titles) for person, own in people}
    references = find_references(parsed, tuple(person for person, _ in people), mentions, theirs, offices, titles)
    outlets, named = speaking_bodies(parsed, (*party_mentions, *mentions), names)
    known = {actor.id for actor in (*parties, *bodies)}
    return Cast(
        actors=(*(person for person, _ in people), *parties, *bodies, *(a for a in outlets if a.id not in known)),
        mentions=(*mentions, *references, *party_mentions, *named),
        home=home,
    )


def named_in(parsed: Parsed, names: tuple[Name, ...]) -> Iterator[Name]:
    """The names that somebody who speaks is called by: in a source, or as the label of a turn in an interview."""
    for turn in find_turns(parsed):
        if turn.source is not None:
            place = bisect_right(names, turn.source.idx, key=lambda name: name.start)
            yield from (name for name in names[max(0, place - 1) : place] if turn.source.idx < name.end)
    for source in (one.source for one in parsed.said if one.source):
        name = head_in(parsed, source, names) or meant_by(parsed, source, names)
        if name is not None and not is_body(parsed, name):
            yield name


def named_in_full(parsed: Parsed, names: tuple[Name, ...], speakers: set[Name]) -> Iterator[Name]:
    """The full names of those who speak under their surname: [Eva Quispe] came late. Quispe said so."""
    surnames = {name.text for name in speakers if len(name.words) == 1}
    yield from (
        name for name in names if len(name.words) > 1 and name.words[-1] in surnames and not is_body(parsed, name)
    )


def head_in(parsed: Parsed, source: Stretch, names: tuple[Name, ...]) -> Name | None:
    """The envoy, [Ana Roa]; not: a spokesman for [Ana Roa]."""
    start, end = source
    first = bisect_left(names, start, key=lambda name: name.start)
    inside = takewhile(lambda name: name.end <= end, names[first:])
    return next((name for name in inside if is_head(parsed, source, (name.start, name.end))), None)


def meant_by(parsed: Parsed, source: Stretch, names: tuple[Name, ...]) -> Name | None:
    """[Ana Roa] waited in the hall. "We tried," she said; "We tried," the envoy said; [Roa], told in full above."""
    word = parsed.report.text[source[0] : source[1]].split(maxsplit=1)[0].lower()
    if word not in MEANT:
        return None
    start, _ = parsed.paragraphs[max(0, parsed.paragraph_at(source[0]) - MEANT[word])]
    first, last = (bisect_left(names, offset, key=lambda name: name.start) for offset in (start, source[0]))
    full = {name.words[-1] for name in names[:first] if len(name.words) > 1}
    subjects = (
        name
        for name in reversed(names[max(first, last - MOST) : last])
        if (len(name.words) > 1 or name.text in full) and is_subject(parsed, name)
    )
    return next(subjects, None)


def is_subject(parsed: Parsed, name: Name) -> bool:
    """Ana Roa, an envoy, waited; Ana Roa waited, whatever the parse has made of it."""
    tokens = parsed.tokens(name.start, name.end)
    after = parsed.doc[tokens[-1].i + 1 : tokens[-1].i + 2]
    return any(token.dep_ == "nsubj" for token in tokens) or any(token.tag_ in {"VBD", "VBZ"} for token in after)


def without_offices(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of parties that are no office: "the rebels", not "the minister"."""
    text = parsed.text
    return tuple(
        m
        for m in mentions
        if m.how != "description" or singular(text[m.start : m.end].split()[-1].casefold()) not in heads()
    )


def aliases_among(parsed: Parsed, names: tuple[Name, ...]) -> tuple[tuple[Name, Name], ...]:
    """The pairs of neighbouring names that the report says are one person's: Jacinto, whose real name is Luis Paz."""
    text, pattern = parsed.text, re.compile(load("people")["aliases"]["pattern"])
    return tuple(
        (one, other)
        for one, other in pairwise(names)
        if other.start - one.end < 60 and pattern.fullmatch(text, one.end, other.start)
    )


def without_bylines(parsed: Parsed, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names outside the lines that tell who wrote, filmed or edited the report."""
    kept = []
    text = parsed.report.text
    for name in names:
        start = text.rfind("\n", 0, name.start) + 1
        end = text.find("\n", name.end)
        line = text[start : end if end >= 0 else len(text)]
        if not (len(line) < 300 and byline().search(line)) and not is_in_brackets(text, name):
            kept.append(name)
    return tuple(kept)


def is_in_brackets(text: str, name: Name) -> bool:
    """Whether a reporter is named before the text that a monitor gives: [Report] [Ana Roa] [Text]."""
    return text[max(0, name.start - 1) : name.start] == "[" and BEFORE_TEXT.match(text, name.end) is not None


def counts(person: Individual, roles: dict[Name, list[Role]], speakers: set[Name]) -> bool:
    """Whether somebody speaks, signs, holds an office or is addressed by a title: passers-by are no actors."""
    if any(name.titles for name in person.names):
        return True
    if any(name in speakers for name in person.names) and len(person.full.text) > SCRAP:
        return True
    return any(
        role.label or role.reason == SIGNS or (role.party and "before" in role.reason)
        for name in person.names
        for role in roles.get(name, [])
    )


@cache
def byline() -> re.Pattern[str]:
    return re.compile(load("people")["bylines"]["pattern"], re.IGNORECASE)
