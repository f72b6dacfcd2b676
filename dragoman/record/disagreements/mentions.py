"""Which party words speak of: "the Peruvian delegation", "Lima", "Minister Rojas", "the rebels"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property

from dragoman.model import Actor
from dragoman.record.disagreements.accounts import Account
from dragoman.record.told import Told
from dragoman.vocabulary import load

SECTIONS = ("names", "demonyms", "capitals", "seats", "organisations", "groups")
OFTEN = 4  # part of the meetings of the most frequent side that makes another a side
LEAST = 3  # letters of a name that is looked for


class Mentions:
    """The names of all parties of a process, and of the people who act for them."""

    def __init__(self, told: Sequence[Told]) -> None:
        called: dict[str, set[str]] = defaultdict(set)
        self.states: set[str] = set()
        for one in told:
            for actor in one.reading.actors:
                for name in names_of(actor):
                    if len(name) >= LEAST and actor.party != actor.id:
                        called[name].add(actor.party or actor.id if actor.kind == "person" else actor.id)
                if actor.kind == "state":
                    self.states.add(actor.id)
        self.called = {name: next(iter(codes)) for name, codes in called.items() if len(codes) == 1}
        self.sides = negotiators(told)
        self.own: str | None = None

    def as_told_by(self, account: Account) -> "Mentions":
        """The same, with those whom an account calls its own: whom the sentences with "our delegation" name most."""
        ours = self.pattern_of_ours
        named: Counter[str] = Counter()
        for line in account.lines:
            for match in ours.finditer(line.text):
                code = self.first(line.text[match.end() :]) or self.before(line.text, match.start())
                if code in self.sides:
                    named[code] += 1
        found = copy(self)
        found.own = min(named, key=lambda code: (-named[code], code), default=None)
        return found

    @cached_property
    def pattern_of_ours(self) -> re.Pattern[str]:
        return re.compile(rf"\b[Oo]ur (?:{'|'.join(load('languages/en-record')['roles']['ours'])})\b")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        names = sorted(self.called, key=lambda name: (-len(name), name))
        roles = load("languages/en-record")["roles"]
        listed = [*map(re.escape, names)] or ["(?!)"]
        rebels, government, ours = map("|".join, (roles["rebels"], roles["government"], roles["ours"]))
        return re.compile(
            rf"\b(?:(?P<name>{'|'.join(listed)})s?|[Oo]ur (?P<ours>{ours})"
            rf"|[Tt]he (?P<rebels>{rebels})|[Tt]he (?P<government>{government}))\b"
        )

    @cached_property
    def rebels(self) -> str | None:
        """The only group among those who negotiate."""
        return only(code for code in self.sides if code not in self.states)

    @cached_property
    def government(self) -> str | None:
        """The only state among those who negotiate with a group."""
        return only(code for code in self.sides if code in self.states) if self.rebels else None

    def before(self, text: str, end: int) -> str | None:
        """The party named last before a place in a text: who does what stands there."""
        found = [code for at, code in self.of(text) if at < end]
        return found[-1] if found else None

    def first(self, text: str) -> str | None:
        """The party that a text names first."""
        return next((code for _, code in self.of(text)), None)

    def of(self, text: str) -> Iterator[tuple[int, str]]:
        """The parties that a text names, and where."""
        for match in self.pattern.finditer(text):
            if (code := self.meant(match)) is not None:
                yield match.start(), code

    def meant(self, match: re.Match[str]) -> str | None:
        if match["name"]:
            return self.called[match["name"]]
        return self.own if match["ours"] else self.rebels if match["rebels"] else self.government


def negotiators(told: Sequence[Told]) -> frozenset[str]:
    """Those who are often named as sides of meetings; others that a report takes for one are left out."""
    counted = Counter(code for one in told for meeting in one.reading.meetings for code in set(meeting.parties))
    most = max(counted.values(), default=0)
    return frozenset(code for code, times in counted.items() if times * OFTEN >= most)


def names_of(actor: Actor) -> Iterable[str]:
    """What an actor is called in running text; of a person the last name alone."""
    if actor.kind == "person":
        return {name.split()[-1] for name in (actor.name, *actor.aliases) if name.strip()} if actor.party else ()
    parties, state = load("parties"), load("states").get(actor.id, {})
    known = [form for section in SECTIONS for form in parties[section].get(actor.id, ())]
    return {
        actor.name,
        *actor.aliases,
        *known,
        *(f for forms in ("names", "demonyms", "capitals") for f in state.get(forms, ())),
    }


def only(codes: Iterable[str]) -> str | None:
    found = set(codes)
    return next(iter(found)) if len(found) == 1 else None
