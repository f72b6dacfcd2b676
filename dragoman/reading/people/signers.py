"""Who signs a document that a report gives or tells of: whoever does speaks by it.

the letter was signed by Ana Roa, Luis Paz, and Per Holm
[signed] Ana Roa, Luis Paz        with the group's name beside, where there is one
"… we wait. KLF staff. Ana Roa, Luis Paz."    names alone at the end
a ship signed over to Ana Roa     none
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dragoman.reading.grammar import Parsed
from dragoman.reading.people.members import listed
from dragoman.reading.people.names import Name
from dragoman.reading.people.role_places import Places, Role
from dragoman.vocabulary import load

REACH = 60  # characters before a name
BLOCK = 120  # characters beside a list of signatures, in which the group's name stands
LEAD = 300
SENT = re.compile(r"\[(?:communique|statement|letter|message|document)\s+(?:from|by|of)\s+(?:the\s+)?", re.IGNORECASE)
FEWEST = 3  # names that stand alone at the end
SIGNS = "signs"
SIGNED = re.compile(
    r"[(\[]signed[)\]][:,]?\s+$|\bsigned:\s+$|\bsigned\s+(?:\w+ly\s+)?(?P<by>by)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$",
    re.IGNORECASE,
)
OPENS = re.compile(r"(?:[.!?:\"”\]]\s+|\n\s*)$")
BETWEEN = re.compile(r"[\s,\"“”'‘’]*(?:and|alias(?:\s+[\"“'‘]?\w{2,20})?)?[\s,\"“”'‘’]*")
CLOSES = re.compile(r"(?:\s+[a-z]+)?[.\"”’\s/\]]*\Z")


def signers_in(parsed: Parsed, places: Places) -> Iterator[tuple[Name, Role]]:
    """Everybody who signs, with the group that the signatures name."""
    last = -1
    for index in range(len(places.names)):
        start = places.start_of(index)
        if start < last:
            continue
        signed = SIGNED.search(parsed.text, max(0, start - REACH), start)
        if signed and signed["by"] and not papers().search(parsed.text, max(0, signed.start() - REACH), signed.start()):
            continue
        names = list(listed(parsed, places, index)) if signed else closing(parsed.text, places, index)
        together = names and not (signed and signed["by"])
        group = (group_beside(places, names[0].start, names[-1].end) or sender(places)) if together else None
        for one in names:
            last = one.end
            yield one, Role(None, group, one.start, one.end, SIGNS)


@cache
def papers() -> re.Pattern[str]:
    """What is signed by those whose words it holds: a letter, the accord; not: a contract, a petition."""
    return re.compile(rf"\b(?:{'|'.join(load('people')['signed']['papers'])})s?\b", re.IGNORECASE)


def closing(text: str, places: Places, index: int) -> list[Name]:
    """The full names that make up the last sentence of a text."""
    names = places.names[index:]
    if not CLOSES.match(text, names[-1].end) or not OPENS.search(text, max(0, names[0].start - 8), names[0].start):
        return []
    full = [name for name in names if len(name.words) > 1]
    joined = all(BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(names))
    return full if joined and len(full) >= FEWEST else []


def group_beside(places: Places, start: int, end: int) -> str | None:
    """The only group named in the lines right behind signatures, else right before them."""
    for around in (places.mentions(end, end + BLOCK), places.mentions(max(0, start - BLOCK), start)):
        named = {mention.actor for mention in around if mention.how in ("name", "code")} - load("states").keys()
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def sender(places: Places) -> str | None:
    """Who sends what the whole report gives: [Communique from the KLF to the press] [Text]."""
    sent = SENT.search(places.text, 0, LEAD)
    party = places.party_at(sent.end()) if sent else None
    return party.actor if party else None
