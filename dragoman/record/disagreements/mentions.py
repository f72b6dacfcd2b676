"""Which party words speak of: "the Peruvian delegation", "Lima", "Minister Rojas", "the rebels", "our side"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman.model import Actor
from dragoman.record.disagreements.accounts import Account
from dragoman.record.told import Told
from dragoman.vocabulary import load

SECTIONS = ("names", "demonyms", "capitals", "seats", "organisations", "groups")
OFTEN = 4  # part of the meetings of the most frequent side that makes another a side
LEAST = 3  # letters of a name that is looked for
WORD = re.compile(r"[^\W_]+")
ENDED = re.compile(r"s?(?![^\W_])")


@dataclass(frozen=True)
class Mentions:
    """The names of all parties of a process and of the people who act for them.

    `called`: by their first word, the longest first; `rebels`: the only group that negotiates; `government`: the only
    state that negotiates with it; `own`: whom the account at hand calls its own; `nouns`: what kind of body one side
    alone is by its name, "the council" of the Senja National Council.
    """

    called: Mapping[str, Sequence[tuple[str, str]]]
    sides: frozenset[str]
    rebels: str | None
    government: str | None
    own: str | None = None
    nouns: Mapping[str, str] = field(default_factory=dict)

    def as_told_by(self, account: Account) -> "Mentions":
        """The same, with those whom an account calls its own: whom the sentences with "our delegation" name most."""
        named: Counter[str] = Counter()
        for line in account.lines:
            for match in roles().finditer(line.text):
                if match["ours"] is not None:
                    code = self.first(line.text[match.end() :]) or self.before(line.text, match.start())
                    if code in self.sides:
                        named[code] += 1
        return replace(self, own=min(named, key=lambda code: (-named[code], code), default=None))

    def before(self, text: str, end: int) -> str | None:
        """The party named last before a place in a text: who does what stands there."""
        return max(((at, code) for at, code in self.of(text) if at < end), default=(0, None), key=lambda one: one[0])[1]

    def first(self, text: str) -> str | None:
        """The party that a text names first."""
        return min(self.of(text), default=(0, None), key=lambda one: one[0])[1]

    def of(self, text: str) -> Iterator[tuple[int, str | None]]:
        """The parties that a text names, and where."""
        for word in WORD.finditer(text):
            names = self.called.get(word[0]) or self.called.get(word[0].removesuffix("s"), ())
            for name, code in names:
                if text.startswith(name, word.start()) and ENDED.match(text, word.start() + len(name)):
                    yield word.start(), code
                    break
        for match in roles().finditer(text):
            meant = self.meant_by(match)
            if meant is not None:
                yield match.start(), meant

    def meant_by(self, match: re.Match[str]) -> str | None:
        """Whom "our side", "the council", "the rebels" or "the government" stands for."""
        if match["bodies"]:
            return self.nouns.get(match["bodies"].casefold())
        return self.own if match["ours"] else self.rebels if match["rebels"] else self.government


def mentions_of(told: Sequence[Told]) -> Mentions:
    """The names of all parties of these readings; what may be two parties' is nobody's."""
    codes: dict[str, set[str]] = defaultdict(set)
    states: set[str] = set()
    for actor in (actor for one in told for actor in one.reading.actors):
        for name in names_of(actor):
            codes[name].add((actor.party or "") if actor.kind == "person" else actor.id)
        if actor.kind == "state":
            states.add(actor.id)
    called: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(codes, key=lambda name: (-len(name), name)):
        first = WORD.search(name)
        if len(name) >= LEAST and len(codes[name]) == 1 and first is not None and first.start() == 0:
            called[first[0]].append((name, min(codes[name])))
    sides = negotiators(told)
    rebels = only(sides - states)
    government = only(sides & states) if rebels else None
    return Mentions(called, sides, rebels, government, nouns=nouns_of(sides - states, codes))


def nouns_of(groups: Iterable[str], codes: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The noun for what a group is, where no other group that negotiates is called so."""
    bodies = frozenset(load("languages/en-record")["roles"]["bodies"])
    owners: dict[str, set[str]] = defaultdict(set)
    for name, owned_by in codes.items():
        for noun in bodies.intersection(WORD.findall(name.casefold())):
            owners[noun].update(set(owned_by).intersection(groups))
    return {noun: min(found) for noun, found in owners.items() if len(found) == 1}


def negotiators(told: Sequence[Told]) -> frozenset[str]:
    """Those who are often named as sides of meetings; others that a report takes for one are left out."""
    counted = Counter(code for one in told for meeting in one.reading.meetings for code in set(meeting.parties))
    most = max(counted.values(), default=0)
    return frozenset(code for code, times in counted.items() if times * OFTEN >= most)


def names_of(actor: Actor) -> Iterable[str]:
    """What an actor is called in running text; of a person who acts for a party the last name alone."""
    if actor.kind == "person":
        return {name.split()[-1] for name in (actor.name, *actor.aliases) if actor.party and name.strip()}
    parties, state = load("parties"), load("states").get(actor.id, {})
    known = [form for section in SECTIONS for form in parties[section].get(actor.id, ())]
    of_state = [form for forms in ("names", "demonyms", "capitals") for form in state.get(forms, ())]
    return {actor.name, *actor.aliases, *known, *of_state}


def only(codes: Iterable[str]) -> str | None:
    found = set(codes)
    return next(iter(found)) if len(found) == 1 else None


@cache
def roles() -> re.Pattern[str]:
    """Words that stand for a side: the rebels, the government, our delegation."""
    words = {name: "|".join(forms) for name, forms in load("languages/en-record")["roles"].items()}
    return re.compile(
        rf"\b(?:[Oo]ur (?P<ours>{words['ours']})"
        rf"|[Tt]he (?P<bodies>{words['bodies']})"
        rf"|[Tt]he (?P<rebels>(?i:{words['rebels']}))|[Tt]he (?P<government>(?i:{words['government']})))\b"
    )
