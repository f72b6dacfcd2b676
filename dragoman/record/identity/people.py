"""Which people of several reports are one: Sergei Lavrov, Sergey Lavrov, Mr Lavrov of the ministry."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Decision, KnownActor
from dragoman.record.identity.gathering import Fits, Summaries, gathered, joined_gathered, remembered
from dragoman.record.identity.identified import Identified
from dragoman.record.identity.names_alike import is_apart
from dragoman.record.identity.person_facts import Mention, known_person, office_of, party_of
from dragoman.record.identity.person_likeness import Named, is_short, person_matches
from dragoman.record.identity.person_parties import forms_of, said_parties
from dragoman.record.identity.personal import told_of
from dragoman.record.identity.weights import FORMS
from dragoman.record.names import Words, name_words
from dragoman.record.told import Told


def same_people(told: Sequence[Told], decisions: Iterable[Decision] = ()) -> Identified[KnownActor]:
    """The people, one actor for each, and the readings in which each goes by one id and has the one party.

    Behrouz Tavassoli, Bahrouz Tawassuli, Tavassoli    one
    Zurab Kiknadze, Nana Kiknadze                      two; Kiknadze alone is whom party and office tell
    """
    said = tuple(decisions)
    mentions = mentions_of(told)
    units = gathered({one: sign(m) for one, m in mentions.items()}, "person", said)
    people = {head: named([mentions[one] for one in members]) for head, members in units.members.items()}
    found = joined_gathered("person", units, person_matches(people), said, fitting(people), "the same name")
    whole: dict[str, list[Mention]] = {}
    for one, mention in mentions.items():
        whole.setdefault(found.into[one], []).append(mention)
    known = {person: known_person(person, of) for person, of in whole.items()}
    return Identified(tuple(told_of(one, found.into, known) for one in told), tuple(known.values()), found.merges)


def mentions_of(told: Sequence[Told]) -> dict[str, Mention]:
    """Every person of every report by id, in order of time."""
    forms = forms_of(one.reading for one in told)
    return {
        actor.id: Mention(actor, one.report, one.day, one.origin, said_parties(actor, one.reading, forms))
        for one in told
        for actor in one.reading.actors
        if actor.kind == "person"
    }


def sign(mention: Mention) -> tuple[object, ...]:
    """What two mentions share that are surely one person: a full name, or a family name with party and office."""
    words = name_words(mention.actor.name)
    if len(words) > 1:
        return (words,)
    return words, mention.actor.party, mention.actor.office


def named(mentions: Sequence[Mention]) -> Named:
    reports = frozenset(m.report for m in mentions)
    return Named(name_words(mentions[0].actor.name), party_of(mentions), office_of(mentions), reports)


def fitting(people: Mapping[str, Named]) -> Fits:
    """Whether two groups of names can be one person's: no first name in one that the other cannot have."""

    names: Summaries[Words] = Summaries(lambda one: (people[one].words,), FORMS)
    named_by: Summaries[str] = Summaries(lambda one: people[one].reports)

    def fits(one: Sequence[str], other: Sequence[str]) -> bool:
        if any(is_apart(a, b) for a in names.of(one) for b in names.of(other)):
            return False
        both = named_by.of(one) & named_by.of(other)
        mine, theirs = ([p for p in group if people[p].reports & both] if both else [] for group in (one, other))
        return all(
            is_short(people[a].words, people[b].words)
            for a in mine
            for b in theirs
            if people[a].reports & people[b].reports
        )

    return remembered(fits)
