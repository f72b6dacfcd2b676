"""Which party each person is of, and which office they hold."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from dragoman.model import Actor, ActorKind, Span
from dragoman.model import Office as Label
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.parties import display_name
from dragoman.reading.people.aides import party_of_principal
from dragoman.reading.people.allegiance import OF_STATES, Signs, Surroundings, most_likely
from dragoman.reading.people.bodies import Bodies
from dragoman.reading.people.governments import HEADS
from dragoman.reading.people.holders import Filled, Holder, Settled
from dragoman.reading.people.identity import Individual, plain
from dragoman.reading.people.lines import Line
from dragoman.reading.people.names import Name, name_words
from dragoman.reading.people.offices import Office, label_of_party
from dragoman.reading.people.role_places import Role
from dragoman.reading.people.signers import SIGNS
from dragoman.reading.people.strangers import is_of_strangers
from dragoman.vocabulary import load

RANK: tuple[Label, ...] = (
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister", "spokesperson", "leader",
    "negotiator", "envoy", "commander", "official", "none",
)  # fmt: skip
NUMERALS = {"II", "III", "IV"}
SHORT = 3  # letters of a name in capitals that may be an abbreviation

Answer = Callable[[Individual, dict[str, Signs]], str | None]


@dataclass(frozen=True)
class Standing:
    """What the words around a person's names give: the office, the role that gives it, the party.

    `like` is whose office theirs is, by their place among the people: the envoy and her counterpart.
    """

    individual: Individual
    roles: tuple[Role, ...]
    label: Label
    best: Role | None
    party: str | None
    like: int | None = None


def settle(
    parsed: Parsed,
    individuals: list[Individual],
    roles: dict[Name, list[Role]],
    offices: tuple[Office, ...],
    parties: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    answer: Answer | None = None,
    home: str | None = None,
) -> tuple[list[tuple[Actor, list[Name]]], tuple[Actor, ...]]:
    """Each person as an actor, with office and party as the words around their names give them; and parties so found.

    `answer` decides whose an office is that names no party; it is told who holds it and what speaks for each party.
    """
    surroundings = Surroundings(parsed, parties, mentions, offices, home)
    ministers = tuple(office for office in offices if office.plural and office.noun == "minister")
    known_bodies = Bodies(parsed, parties, mentions)
    standings: list[Standing] = []
    for individual in individuals:
        theirs = tuple(role for name in individual.names for role in roles.get(name, []))
        standings.append(stand(individual, theirs, surroundings.kinds, standings, ministers))
    called = frozenset(plain(word) for individual in individuals for name in individual.names for word in name.words)
    filled = Filled(Settled(s.individual.names[0].start, s.label, s.party) for s in standings if s.party)
    answer = answer or by_weight
    people: list[tuple[Actor, list[Name]]] = []
    bodies: dict[str, Actor] = {}
    ids: Counter[str] = Counter()
    for standing in standings:
        if standing.like is not None and standing.like < len(people):
            standing = replace(standing, label=people[standing.like][0].office or standing.label)
        party = standing.party
        body = own_body(known_bodies, standing, surroundings.kinds)
        if body is not None:
            party = body.id
            standing = relabelled(parsed, standing, "group", body.id)
            bodies.setdefault(body.id, body)
        elif party is None and (own := of_principal(parsed, standing, standings, people)):
            party = own
        elif party is None and standing.best is not None and may_be_asked(standing, called, surroundings):
            holder = holder_of(standing, standing.best)
            party = answer(standing.individual, surroundings.candidates(holder, filled))
            if party and (surroundings.is_apart(holder, party) or surroundings.is_either_side(holder, filled)):
                party = None
            if party:
                standing = relabelled(parsed, standing, surroundings.kinds.get(party, "none"), party)
                filled.add(Settled(holder.names[0].start, standing.label, party))
        standing = replace(standing, label=label_of_head(standing, party))
        slug = re.sub(r"[^a-z0-9]+", "-", plain(standing.individual.full.text)).strip("-") or "person"
        ids[slug] += 1
        people.append(
            (
                actor_of(parsed, standing, party, slug + (f"-{ids[slug]}" if ids[slug] > 1 else "")),
                standing.individual.names,
            )
        )
    known = {party.id for party in parties}
    unnamed = {a.party for a, _ in people if a.party and a.party not in known and a.party not in bodies}
    return people, (
        *(body for code, body in bodies.items() if code not in known),
        *(state_at_home(parsed, code, surroundings.towns) for code in sorted(unnamed)),
    )


def label_of_head(standing: Standing, party: str | None) -> Label:
    """The office of whoever a government is called by, which hangs on the state: the Roa administration."""
    heads = standing.best is not None and standing.best.reason == HEADS
    return "head-of-state" if heads and party in load("offices")["governments"]["presidential"] else standing.label


def of_principal(
    parsed: Parsed, standing: Standing, standings: list[Standing], people: list[tuple[Actor, list[Name]]]
) -> str | None:
    """The party of whomever somebody works for, where it is known by now."""
    if standing.best is None or standing.best.office is None:
        return None
    known = ((tuple(names), other.roles, actor.party) for other, (actor, names) in zip(standings, people, strict=False))
    return party_of_principal(parsed.text, standing.best.office, known)


def relabelled(parsed: Parsed, standing: Standing, kind: str, party: str) -> Standing:
    """A standing with the office as its party calls it: a cabinet secretary is a minister in Kenya alone."""
    office = standing.best.office if standing.best else None
    label = (
        label_of_party(parsed.doc, office, kind, party) if office and office.label == standing.label else standing.label
    )
    return replace(standing, label=label)


def state_at_home(parsed: Parsed, code: str, towns: Line) -> Actor:
    """A state that is not named itself: that of the report, or of a town, whose name is what tells of it."""
    named = tuple(
        Span(report=parsed.report.id, start=town.start, end=town.end) for town in towns.mentions if town.actor == code
    )
    reason = "home of a town that is named" if named else "home of the report"
    return Actor(
        id=code, kind="state", name=display_name(code), code=code, evidence=named, reason=reason, score=0.4
    )  # fmt: skip


def own_body(known_bodies: Bodies, standing: Standing, kinds: dict[str, ActorKind]) -> Actor | None:
    """The body that only a person's office names, where no party but a state is known for them."""
    office = standing.best.office if standing.best else None
    if standing.best is not None and standing.best.body:
        return known_bodies.named_by(standing.best)
    if office is None or standing.label in OF_STATES or kinds.get(standing.party or "", "state") != "state":
        return None
    return known_bodies.of(office)


def by_weight(_: Individual, candidates: dict[str, Signs]) -> str | None:
    return most_likely(candidates, load("models/party_of")["weights"])


def holder_of(standing: Standing, role: Role) -> Holder:
    offices = tuple(own.office.text for own in standing.roles if own.office and not own.office.past)
    return Holder(role.office, standing.label, role.start, tuple(standing.individual.names), offices)


def stand(
    individual: Individual,
    roles: tuple[Role, ...],
    kinds: dict[str, ActorKind],
    earlier: list[Standing],
    ministers: tuple[Office, ...] = (),
) -> Standing:
    """The office of a person: the highest that they hold now; `ministers` are those that the report names together."""
    current = [role for role in roles if not (role.office and (role.office.past or role.office.plain))]
    titled = [role for role in current if role.label and not (role.office and role.office.same)]
    best = min(titled, key=weight_of, default=None)
    label: Label = best.label if best and best.label else "none"
    like = None
    if best is None and (same := next((role for role in current if role.office and role.office.same), None)):
        best, like = same, named_before(same.start, earlier)
        label = earlier[like].label if like is not None else "none"
    if best and best.office and best.office.is_bare_minister:
        label = next((office.label for office in reversed(ministers) if office.end <= best.start), label)
    party = own_party(individual, label, best, current, kinds)
    if best is None and party:
        label = part_of(current, party, kinds)
    return Standing(individual, roles, label, best, party, like)


def part_of(roles: list[Role], party: str, kinds: dict[str, ActorKind]) -> Label:
    """The part of somebody without an office: who speaks for a side negotiates; Ana Roa of the United Nations."""
    if any(role.reason.startswith("speaks for") for role in roles):
        return "negotiator"
    if kinds.get(party) == "group" and any(role.reason == SIGNS for role in roles):
        return "leader"
    beside = any(role.party == party and role.reason.endswith("after the name") for role in roles)
    return "official" if beside and kinds.get(party) == "organisation" else "none"


def weight_of(role: Role) -> int:
    """The place of an office among others of one person: a rank, or a part in the talks, tells less than an office."""
    label = role.label or "none"
    if role.reason == HEADS:
        return len(RANK)
    if (
        role.office
        and not role.office.ruled
        and (role.office.is_rank or role.office.text.split()[-1] in load("offices")["functions"]["words"])
    ):
        return RANK.index("official") + 1 if label != "none" else len(RANK)
    return RANK.index(label) * 1 if label != "none" else len(RANK) + 1


def named_before(offset: int, earlier: list[Standing]) -> int | None:
    """The place of whoever with an office was named last before, for "his Chilean counterpart"."""
    named = [
        (max(n.start for n in s.individual.names if n.start < offset), i)
        for i, s in enumerate(earlier)
        if s.label != "none" and s.individual.names[0].start < offset
    ]
    return max(named)[1] if named else None


def may_be_asked(standing: Standing, called: frozenset[str], around: Surroundings) -> bool:
    """Whether to ask whose an office is: not of one that is nobody's in sight, nor of an unknown nation's."""
    office = standing.best.office if standing.best else None
    return not speaks_alone(standing) and not (office and is_of_strangers(around.text, office, called, around.named))


def speaks_alone(standing: Standing) -> bool:
    """Whether an office is that of an opposition, of one seat in a parliament, of a church, or of an unnamed body."""
    office = standing.best.office if standing.best else None
    return office is not None and (
        office.of_body
        or "opposition" in office.text
        or (office.noun in load("offices")["clerics"]["bishops"] and not office.party)
        or (standing.label == "official" and office.noun in load("offices")["legislators"]["words"])
    )


def actor_of(parsed: Parsed, standing: Standing, party: str | None, slug: str) -> Actor:
    names, full = standing.individual.names, standing.individual.full
    around = ["party by what stands around"] if party != standing.party else []
    reasons = [*around, *(role.reason for role in standing.roles)]
    evidence = sorted({(n.start, n.end) for n in names[:1]} | {(r.start, r.end) for r in standing.roles})
    name = lowered(full)
    return Actor(
        id=f"{parsed.report.id}/{slug}", kind="person", name=name, party=party, office=standing.label,
        aliases=tuple(dict.fromkeys(n.text for n in names if n.text not in {name, full.text})),
        evidence=tuple(parsed.span(start, end) for start, end in evidence[:6]),
        reason="; ".join(dict.fromkeys(reasons))[:200],
        score=0.9 if standing.best else 0.5,
    )  # fmt: skip


def lowered(name: Name) -> str:
    """A name as a sentence has it, also where a transcript's label prints it in capitals: ANA ROA, Ana Roa."""
    capitals = all(word.isupper() for word in name.words) and len(name.text) > SHORT
    return " ".join(map(cased, name.words)) if capitals else name.text


def cased(word: str) -> str:
    """ROA, DE, III: Roa, de, III"""
    if word in NUMERALS:
        return word
    return word.lower() if word.lower() in name_words("particles", "inside") else word.title()


def own_party(
    individual: Individual, label: Label, best: Role | None, current: list[Role], kinds: dict[str, ActorKind]
) -> str | None:
    """The party that a person speaks for: none without an office, or with one seat in a parliament."""
    if label == "none" and best and best.office and best.office.same and best.party:
        return best.party
    if label == "none":
        beside = (role for role in current if role.party and not role.label)
        return next(
            (
                r.party
                for r in beside
                if r.reason.startswith("speaks for")
                or "before" in r.reason
                or "in brackets" in r.reason
                or kinds.get(r.party or "") in ("group", "organisation")
            ),
            None,
        )
    presides = best is not None and best.office is not None and best.office.presides
    own = [role for role in current if not (presides and not role.label) and may_add(role, best, kinds)]
    party = stated(own, best)
    alone = speaks_alone(Standing(individual, (), label, best, party))
    return None if alone and kinds.get(party or "") == "state" else party


def may_add(role: Role, best: Role | None, kinds: dict[str, ActorKind]) -> bool:
    """Whether a lesser office can tell the party: not of a minister who once led the mission of an organisation."""
    of_state = best is not None and best.label in OF_STATES and role is not best
    return not (of_state and role.party and kinds.get(role.party) == "organisation")


def stated(roles: list[Role], best: Role | None) -> str | None:
    """The party that the words around a name give: that of the highest office, else of another, else "of Chile"."""
    ordered = (
        [role for role in roles if role.reason == "speaks for the party"]
        + ([best] if best else [])
        + [role for role in roles if role.label and role.label != "none"]
        + [role for role in roles if not role.label]
    )
    return next((role.party for role in ordered if role.party), None)
