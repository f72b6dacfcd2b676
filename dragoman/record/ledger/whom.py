"""Whom a passage speaks of: the parties that its words name, in order.

Manila; the Filipino panel; Abadilla; the government, where one side alone is a state     PHL
the front, the rebels, where one side alone is no state                                    KLF
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.model import Actor, Reading
from dragoman.record.ledger.passages import Passage, words
from dragoman.vocabulary import load

MOST_NAMES = 400  # names of a report that are looked for
SHORTEST = 3  # letters of a name
MOST_SUBJECTS = 4  # parties that are tried
NEAR = 4  # passages before one that begins with "it", among which whom it means is looked for
ROW = re.compile(r",? and (?:the )?|, (?:the )?")
AUXILIARIES = re.compile(r" (?:(?:has|had|now|then|also|since|already|later|again|finally|formally|officially) )*")
CLAUSE_START = re.compile(r"(?:[,;] | )(?:but|and|while|whereas) (?=[A-Z])|[;:] ")


class Names:
    """The names by which one reading knows parties and their people."""

    def __init__(self, reading: Reading) -> None:
        self.codes = dict(names_of(reading))
        parts = sorted(self.codes, key=lambda name: (-len(name), name))[:MOST_NAMES]
        self.pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, parts))})\b") if parts else None

    def named(self, text: str) -> list[str]:
        """The parties that a text names, in order."""
        return [self.codes[match[0]] for match in self.pattern.finditer(text)] if self.pattern else []


def together(text: str, party: str, names: Names) -> list[str]:
    """A party and those named in one row with it, where it is named first: Solomon Islands and Kiribati."""
    row: list[str] = []
    end = 0
    for match in names.pattern.finditer(text) if names.pattern else ():
        code = names.codes[match[0]]
        if row and not ROW.fullmatch(text[end : match.start()]):
            break
        if row or code == party:
            row.append(code)
            end = match.end()
    return list(dict.fromkeys(row)) or [party]


def subjects(told: Sequence[Passage], n: int, at: int, names: Names) -> list[str]:
    """Those who may do what a passage says at a place in it, the likeliest first.

    "the crew could go home, but Manila withdrew an offer"      who begins the clause
    "Iraq cut what it asks of Iran but withdrew its offer"      who begins the sentence
    "It dropped its demand."                                    who begins the one before
    "He said Norland now withdraws its offer."                  who stands before the verb, and nobody else
    """
    text = told[n].text
    if doer := just_before(text, at, names):
        return [doer]
    inside = names.named(text)
    start = max((match.end() for match in CLAUSE_START.finditer(text, 0, at)), default=0)
    own = names.named(text[start:at])[:1] if start else []
    first = (text.split(maxsplit=1) or [""])[0].lower()
    if inside and first not in words()["pronouns"]["words"]:
        return list(dict.fromkeys((*own, *inside)))[:MOST_SUBJECTS]
    before = [code for earlier in told[max(n - NEAR, 0) : n][::-1] for code in names.named(earlier.text)[:1]]
    return list(dict.fromkeys((*own, *before, *inside)))[:MOST_SUBJECTS]


def just_before(text: str, at: int, names: Names) -> str | None:
    """Who stands right before a verb, in no row with others."""
    found = [match for match in names.pattern.finditer(text, 0, at) if match.end() < at] if names.pattern else []
    if not found or not AUXILIARIES.fullmatch(text, found[-1].end(), at):
        return None
    in_a_row = len(found) > 1 and ROW.fullmatch(text, found[-2].end(), found[-1].start())
    return None if in_a_row else names.codes[found[-1][0]]


def names_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """Every name with the party that it stands for; those that stand for two are left out."""
    meanings: dict[str, set[str]] = {}
    for actor in reading.actors:
        code = actor.party if actor.kind == "person" else actor.id
        for name in forms(actor) if code else ():
            meanings.setdefault(name, set()).add(code or "")
    for name, code in by_kind(reading):
        meanings.setdefault(name, set()).add(code)
    return ((name, min(codes)) for name, codes in meanings.items() if len(codes) == 1 and len(name) >= SHORTEST)


def forms(actor: Actor) -> Iterator[str]:
    """The names of an actor as a report may print them: a person's family name too, a state's demonyms and capital."""
    for name in (actor.name, *actor.aliases):
        yield name
        if actor.kind == "person" and " " in name:
            yield name.split()[-1]
    if actor.kind != "person":
        known = load("states").get(actor.id, {})
        for name in (*known.get("names", ()), *known.get("demonyms", ()), *known.get("capitals", ())):
            yield name
            yield f"{name}s"
        yield from organisations().get(actor.id, ())


def by_kind(reading: Reading) -> Iterator[tuple[str, str]]:
    """What the one state, or the one group, among those who negotiate is called: the government, the rebels."""
    parties = {code for meeting in reading.meetings for code in meeting.parties}
    states = load("states")
    for kind, codes in (("state", parties & states.keys()), ("group", parties - states.keys())):
        if len(codes) == 1:
            for name in words()["kinds"][kind]:
                yield name, min(codes)


@cache
def organisations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load("parties")["organisations"]
    return found
