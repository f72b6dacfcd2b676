"""Which party each person is of, and which office they hold."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model import Actor, ActorKind
from dragoman.model import Office as Label
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.parties import display_name
from dragoman.reading.people.allegiance import OF_STATES, Signs, Surroundings, most_likely
from dragoman.reading.people.bodies import body_of
from dragoman.reading.people.holders import Filled, Holder, Settled
from dragoman.reading.people.identity import Individual, plain
from dragoman.reading.people.names import Name
from dragoman.reading.people.offices import Office
from dragoman.reading.people.roles import Role
from dragoman.vocabulary import load

RANK: tuple[Label, ...] = (
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister", "spokesperson", "leader",
    "negotiator", "envoy", "commander", "official", "none",
)  # fmt: skip

Answer = Callable[[Individual, dict[str, Signs]], str | None]


@dataclass(frozen=True)
class Standing:
    """What the words around a person's names give: the office, the role that gives it, the party."""

    individual: Individual
    roles: tuple[Role, ...]
    label: Label
    best: Role | None
    party: str | None


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
    standings: list[Standing] = []
    for individual in individuals:
        theirs = tuple(role for name in individual.names for role in roles.get(name, []))
        standings.append(stand(individual, theirs, surroundings.kinds, standings))
    filled = Filled(Settled(s.individual.names[0].start, s.label, s.party) for s in standings if s.party)
    answer = answer or by_weight
    people: list[tuple[Actor, list[Name]]] = []
    bodies: dict[str, Actor] = {}
    ids: Counter[str] = Counter()
    for standing in standings:
        party = standing.party
        body = own_body(parsed, standing, surroundings.kinds)
        if body is not None:
            party = body.id
            bodies.setdefault(body.id, body)
        elif party is None and standing.best is not None and not speaks_alone(standing):
            holder = holder_of(standing, standing.best)
            party = answer(standing.individual, surroundings.candidates(holder, filled))
            if party:
                filled.add(Settled(holder.names[0].start, standing.label, party))
        slug = re.sub(r"[^a-z0-9]+", "-", plain(standing.individual.full.text)).strip("-") or "person"
        ids[slug] += 1
        people.append(
            (
                actor_of(parsed, standing, party, slug + (f"-{ids[slug]}" if ids[slug] > 1 else "")),
                standing.individual.names,
            )
        )
    known = set(surroundings.kinds)
    unnamed = {a.party for a, _ in people if a.party and a.party not in known and a.party not in bodies}
    return people, (
        *(body for code, body in bodies.items() if code not in known),
        *(
            Actor(id=code, kind="state", name=display_name(code), code=code, reason="home of the report", score=0.4)
            for code in sorted(unnamed)
        ),
    )


def own_body(parsed: Parsed, standing: Standing, kinds: dict[str, ActorKind]) -> Actor | None:
    """The body that only a person's office names, where no party but a state is known for them."""
    office = standing.best.office if standing.best else None
    if office is None or standing.label in OF_STATES or kinds.get(standing.party or "", "state") != "state":
        return None
    return body_of(parsed, office)


def by_weight(_: Individual, candidates: dict[str, Signs]) -> str | None:
    return most_likely(candidates, load("models/party_of")["weights"])


def holder_of(standing: Standing, role: Role) -> Holder:
    offices = tuple(own.office.text for own in standing.roles if own.office and not own.office.past)
    return Holder(role.office, standing.label, role.start, tuple(standing.individual.names), offices)


def stand(
    individual: Individual, roles: tuple[Role, ...], kinds: dict[str, ActorKind], earlier: list[Standing]
) -> Standing:
    """The office of a person: the highest that they hold now."""
    current = [role for role in roles if not (role.office and (role.office.past or role.office.plain))]
    titled = [role for role in current if role.label and not (role.office and role.office.same)]
    best = min(titled, key=weight_of, default=None)
    label: Label = best.label if best and best.label else "none"
    if best is None and (same := next((role for role in current if role.office and role.office.same), None)):
        best, label = same, label_before(same.start, earlier)
    return Standing(individual, roles, label, best, own_party(individual, label, best, current, kinds))


def weight_of(role: Role) -> int:
    """The place of an office among others of one person: a rank, or a part in the talks, tells less than an office."""
    label = role.label or "none"
    if (
        role.office
        and not role.office.ruled
        and (role.office.is_rank or role.office.text.split()[-1] in load("offices")["functions"]["words"])
    ):
        return RANK.index("official") + 1 if label != "none" else len(RANK)
    return RANK.index(label) * 1 if label != "none" else len(RANK) + 1


def label_before(offset: int, earlier: list[Standing]) -> Label:
    """The office of whoever was named last before, for "his Chilean counterpart"."""
    named = [
        (max(n.start for n in s.individual.names if n.start < offset), i)
        for i, s in enumerate(earlier)
        if s.label != "none" and s.individual.names[0].start < offset
    ]
    return earlier[max(named)[1]].label if named else "none"


def speaks_alone(standing: Standing) -> bool:
    """Whether an office is that of an opposition, of one seat in a parliament, or of a body that has no name here."""
    office = standing.best.office if standing.best else None
    return office is not None and (
        office.of_body
        or "opposition" in office.text
        or (standing.label == "official" and office.noun in load("offices")["legislators"]["words"])
    )


def actor_of(parsed: Parsed, standing: Standing, party: str | None, slug: str) -> Actor:
    names, full = standing.individual.names, standing.individual.full
    evidence = sorted({(n.start, n.end) for n in names[:1]} | {(r.start, r.end) for r in standing.roles})
    return Actor(
        id=f"{parsed.report.id}/{slug}", kind="person", name=full.text, party=party, office=standing.label,
        aliases=tuple(dict.fromkeys(n.text for n in names if n.text != full.text)),
        evidence=tuple(parsed.span(start, end) for start, end in evidence[:6]),
        reason="; ".join(dict.fromkeys(role.reason for role in standing.roles))[:200],
        score=0.9 if standing.best else 0.5,
    )  # fmt: skip


def own_party(
    individual: Individual, label: Label, best: Role | None, current: list[Role], kinds: dict[str, ActorKind]
) -> str | None:
    """The party that a person speaks for: none without an office, or with one seat in a parliament."""
    if label == "none":
        beside = (role for role in current if role.party and not role.label)
        return next(
            (
                r.party
                for r in beside
                if r.reason.startswith("speaks for") or "before" in r.reason or kinds.get(r.party or "") == "group"
            ),
            None,
        )
    party = stated(current, best)
    alone = speaks_alone(Standing(individual, (), label, best, party))
    return None if alone and kinds.get(party or "") == "state" else party


def stated(roles: list[Role], best: Role | None) -> str | None:
    """The party that the words around a name give: that of the highest office, else of another, else "of Chile"."""
    ordered = (
        ([best] if best else [])
        + [role for role in roles if role.label and role.label != "none"]
        + [role for role in roles if not role.label]
    )
    return next((role.party for role in ordered if role.party), None)
