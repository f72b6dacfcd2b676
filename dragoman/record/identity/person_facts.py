"""What all reports together say of a person: the best name, the party, the offices in order of time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.model import Actor, KnownActor, Office, Tenure
from dragoman.record.identity.weights import SAID, SAID_OTHERWISE, SWITCH
from dragoman.record.names import is_same_in_full, name_words
from dragoman.record.verdicts import seen_to, trusted, verdict
from dragoman.vocabulary import load

LESS = 0.4  # what a mention counts for against an office of which it says less
BY_HAND = 1000.0  # mentions that one counts for that a person has seen to


@dataclass(frozen=True)
class Mention:
    """A person as one report has them, and the parties that stand in the words that introduce them."""

    actor: Actor
    report: str
    day: str | None
    origin: str
    said: frozenset[str]


def known_person(person: str, mentions: Sequence[Mention]) -> KnownActor:
    """One actor of all mentions, in order of time."""
    sure = trusted(mentions, actor_of)
    party = party_of(sure)
    name = best_name(sure)
    forms = dict.fromkeys(form for m in mentions for form in (m.actor.name, *m.actor.aliases))
    forms.pop(name, None)
    tenures = tenures_of(mentions, party)
    best = max(mentions, key=lambda m: (seen_to(m.actor), m.actor.party == party, m.actor.score))
    status, by = verdict(m.actor for m in mentions)
    return KnownActor(
        id=person,
        kind="person",
        name=name,
        party=party,
        office=tenures[-1].office if tenures else office_of(sure),
        aliases=tuple(forms),
        evidence=tuple(dict.fromkeys(span for m in mentions for span in m.actor.evidence)),
        reason=best.actor.reason,
        score=max(m.actor.score for m in mentions),
        reports=tuple(dict.fromkeys(m.report for m in mentions)),
        tenures=tenures,
        status=status,
        by=by,
    )


def actor_of(mention: Mention) -> Actor:
    return mention.actor


def best_name(mentions: Sequence[Mention]) -> str:
    """The form that most origins print of those that have a first name; the fullest where two are printed as often.

    A. Roa, Ana Roa, Ana Maria Roa    one of the last two
    Bahrouz Tawassuli once, Behrouz Tavassoli in three reports    the latter
    """
    origins: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        for form in (m.actor.name, *m.actor.aliases):
            origins[form].add(m.origin)
    first = {form: n for n, form in reversed(list(enumerate(m.actor.name for m in mentions)))}
    words = {form: name_words(form) for form in origins}
    full = {form: len(words[form]) > 1 and min(map(len, words[form])) > 1 for form in origins}
    kin = {
        form: len(
            {
                o
                for other, found in origins.items()
                if full[other] and is_same_in_full(words[form], words[other])
                for o in found
            }
        )
        if full[form]
        else 0
        for form in origins
    }
    return min(
        origins,
        key=lambda form: (
            not full[form],
            form not in first,
            -kin[form],
            -len(origins[form]),
            -len(words[form]),
            first.get(form, 0),
            form,
        ),
    )


def party_of(mentions: Iterable[Mention]) -> str | None:
    """The party with most votes, one vote from each origin; a party that is said outright counts for more."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for m in mentions:
        for party, weight in vote(m):
            votes[party][m.origin] = max(weight, votes[party].get(m.origin, 0.0))
    sums = {party: sum(by_origin.values()) for party, by_origin in votes.items()}
    return min(sums, key=lambda party: (-round(sums[party], 6), party), default=None)


def vote(mention: Mention) -> Iterator[tuple[str, float]]:
    """The parties for which a mention speaks: the one read, and the one that its own words name."""
    read = mention.actor.party
    if read is not None:
        weight = SAID if read in mention.said else SAID_OTHERWISE if mention.said else 1.0
        yield read, weight * mention.actor.score
    if len(mention.said) == 1 and read not in mention.said:
        yield from ((party, SAID / 2) for party in mention.said)


def tenures_of(mentions: Sequence[Mention], party: str | None) -> tuple[Tenure, ...]:
    """The offices in order of time, with as few changes as the reports allow.

    negotiator, negotiator, minister    two
    minister, official, minister        one: the report between the two says less
    """
    told = [m for m in mentions if m.actor.office not in (None, "none")]
    offices = list(dict.fromkeys(m.actor.office for m in told))
    if not offices:
        return ()
    held = likeliest(told, offices)
    runs = groupby(zip(held, told, strict=True), key=lambda pair: pair[0])
    return tuple(
        Tenure(office=office, party=party, since=since(run), reports=tuple(dict.fromkeys(m.report for m in run)))
        for office, run in ((office, [m for _, m in pairs]) for office, pairs in runs)
    )


def since(run: Sequence[Mention]) -> str | None:
    return next((m.day for m in run if m.day), None)


def likeliest(told: Sequence[Mention], offices: Sequence[Office | None]) -> list[Office | None]:
    """The office at each mention, with the least sum of mentions that say otherwise and of changes."""
    costs = dict.fromkeys(offices, 0.0)
    back: list[dict[Office | None, Office | None]] = []
    for m in told:
        came = {
            o: min(offices, key=lambda p: (costs[p] + SWITCH * (p != o), p != o, offices.index(p))) for o in offices
        }
        costs = {o: costs[came[o]] + SWITCH * (came[o] != o) + against(m, o) for o in offices}
        back.append(came)
    last = min(offices, key=lambda o: (costs[o], offices.index(o)))
    path = [last]
    for came in reversed(back[1:]):
        path.append(came[path[-1]])
    return path[::-1]


def against(mention: Mention, office: Office | None) -> float:
    """How much a mention speaks against an office: what a person has seen to outweighs any number of others."""
    return unlike(mention.actor.office, office) * (BY_HAND if seen_to(mention.actor) else 1.0)


def unlike(said: Office | None, office: Office | None) -> float:
    """How much a mention speaks against an office: little where it says less of the same.

    official, of a commander; minister, of a foreign minister
    """
    if said == office:
        return 0.0
    offices = load("identity")["offices"]
    return LESS if said in offices["vague"] or office in offices["kinds_of"].get(said, ()) else 1.0


def office_of(mentions: Iterable[Mention]) -> Office | None:
    """The office that most mentions give; one that says little only where there is no other."""
    counted = Counter(m.actor.office for m in mentions)
    vague = load("identity")["offices"]["vague"]
    return min(counted, key=lambda office: (office is None, office in vague, -counted[office], str(office)))
