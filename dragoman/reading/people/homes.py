"""Which party each person is of, and which office they hold."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from dragoman.model import Actor
from dragoman.model import Office as Label
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.identity import Individual, plain
from dragoman.reading.people.names import Name
from dragoman.reading.people.roles import Role
from dragoman.vocabulary import load

RANK: tuple[Label, ...] = (
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister", "spokesperson", "leader",
    "negotiator", "envoy", "commander", "official", "none",
)  # fmt: skip
OF_STATES = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister")
SINGULAR = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister")


LEAD = 300
# Of a conditional logit over the parties of a report, fitted on 311 offices that name none (0.68 right; the nearest
# party alone 0.59).
WEIGHTS = {
    "sentence": 1.4, "previous sentence": 0.9, "lead": 0.8, "first of previous sentence": 0.35,
    "first of paragraph": 0.55, "last before": 0.4,
    "taken": 0.9, "customary": 3.0,
}  # fmt: skip


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
    parties: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
) -> list[tuple[Actor, list[Name]]]:
    """Each person as an actor, with office and party as the words around their names give them."""
    homes = Homes(parsed, parties, mentions)
    standings: list[Standing] = []
    for individual in individuals:
        theirs = tuple(role for name in individual.names for role in roles.get(name, []))
        standings.append(stand(individual, theirs, homes, standings))
    taken = {(s.label, s.party) for s in standings if s.party and s.label in SINGULAR}
    people: list[tuple[Actor, list[Name]]] = []
    ids: Counter[str] = Counter()
    for standing in standings:
        party = standing.party
        if party is None and standing.best is not None and not speaks_alone(standing):
            party = homes.around(standing, taken)
            if party and standing.label in SINGULAR:
                taken.add((standing.label, party))
        slug = re.sub(r"[^a-z0-9]+", "-", plain(standing.individual.full.text)).strip("-") or "person"
        ids[slug] += 1
        people.append(
            (
                actor_of(parsed, standing, party, slug + (f"-{ids[slug]}" if ids[slug] > 1 else "")),
                standing.individual.names,
            )
        )
    return people


def stand(individual: Individual, roles: tuple[Role, ...], homes: "Homes", earlier: list[Standing]) -> Standing:
    """The office of a person: the highest that they hold now."""
    current = [role for role in roles if not (role.office and (role.office.past or role.office.plain))]
    titled = [role for role in current if role.label and not (role.office and role.office.same)]
    best = min(titled, key=weight_of, default=None)
    label: Label = best.label if best and best.label else "none"
    if best is None and (same := next((role for role in current if role.office and role.office.same), None)):
        best, label = same, label_before(same.start, earlier)
    return Standing(individual, roles, label, best, homes.own_party(individual, label, best, current))


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
    """Whether an office is that of an opposition or of one seat in a parliament."""
    office = standing.best.office if standing.best else None
    return office is not None and (
        "opposition" in office.text
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


class Homes:
    """Finds the party of a person from the offices and parties around."""

    def __init__(self, parsed: Parsed, parties: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> None:
        self.parsed = parsed
        self.kinds = {actor.id: actor.kind for actor in parties}
        self.mentions = tuple(m for m in mentions if m.how not in ("pronoun", "description"))
        self.starts = [m.start for m in self.mentions]
        self.paragraphs = [start for start, _ in parsed.paragraphs]
        self.sentences = [sent.start_char for sent in parsed.doc.sents]
        self.frequency = Counter(m.actor for m in self.mentions)

    def own_party(self, individual: Individual, label: Label, best: Role | None, current: list[Role]) -> str | None:
        """The party that a person speaks for: none without an office, or with one seat in a parliament."""
        if label == "none":
            beside = (role for role in current if role.party and not role.label)
            return next(
                (r.party for r in beside if "before" in r.reason or self.kinds.get(r.party or "") == "group"), None
            )
        party = self.stated(current, best)
        alone = speaks_alone(Standing(individual, (), label, best, party))
        return None if alone and self.kinds.get(party or "") == "state" else party

    def stated(self, roles: list[Role], best: Role | None) -> str | None:
        """The party that the words around a name give: that of the highest office, else of another, else "of Chile"."""
        ordered = (
            ([best] if best else [])
            + [role for role in roles if role.label and role.label != "none"]
            + [role for role in roles if not role.label]
        )
        for role in ordered:
            if role.party:
                return role.party
        return None

    def around(self, standing: Standing, taken: set[tuple[Label, str]]) -> str | None:
        """The party that an office without one most likely serves: one that fits and weighs most nearby."""
        role, name = standing.best, standing.individual.names[0]
        text = role.office.text if role and role.office else ""
        scores = self.nearby(min(role.start, name.start) if role else name.start, name.start)
        for code in self.frequency:
            if not self.serves(text, standing.label, code):
                scores.pop(code, None)
            elif (standing.label, code) in taken:
                scores[code] -= WEIGHTS["taken"]
            elif any(code in codes for phrase, codes in load("offices")["homes"].items() if phrase in text):
                scores[code] += WEIGHTS["customary"]
        return max(scores, key=lambda code: (scores[code], code)) if scores else None

    def serves(self, text: str, label: Label, code: str) -> bool:
        """Whether an office can be one of this party: ministers serve states, rebel envoys groups."""
        words, serving, kind = set(text.split()), load("offices")["serving"], self.kinds.get(code)
        if label in OF_STATES or words & set(serving["state"]):
            return kind == "state"
        return kind == "group" or not words & set(serving["group"])

    def nearby(self, start: int, name: int) -> dict[str, float]:
        """How much each party weighs at a name: by the sentence, the one before, the paragraph, and the lead."""
        sentence = bisect_right(self.sentences, name) - 1
        low, previous = self.sentences[sentence], self.sentences[max(0, sentence - 1)]
        paragraph = self.paragraphs[max(0, bisect_right(self.paragraphs, name) - 1)]
        scores = {code: min(count, 6) / 60 for code, count in self.frequency.items()}

        def add(mentions: tuple[Mention, ...], weight: float) -> None:
            for code, count in Counter(mention.actor for mention in mentions).items():
                scores[code] += weight * min(count, 2)

        add(self.between(low, start), WEIGHTS["sentence"])
        add(self.between(previous, low), WEIGHTS["previous sentence"])
        add(self.between(0, LEAD), WEIGHTS["lead"])
        add(self.between(previous, low)[:1], WEIGHTS["first of previous sentence"])
        add(self.between(paragraph, start)[:1], WEIGHTS["first of paragraph"])
        add(self.between(0, start)[-1:], WEIGHTS["last before"])
        return scores

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
