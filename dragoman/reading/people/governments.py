"""Governments that a report calls by whoever heads them.

the Ana Roa government, Ana Roa's administration    head of the government of the state that is meant
the Peruvian government, headed by Ana Roa          head of PER's
Ana Roa and her government                          the same
the late Ana Roa's government                       none: no longer
Ana Roa met government officials                    none
"""

import re
from functools import cache

from dragoman.model import Office as Label
from dragoman.reading.people.names import Name
from dragoman.reading.people.role_places import Places, Role
from dragoman.vocabulary import load

REACH = 60  # characters before a name
PRECEDED = re.compile(r",?\s+who\s+(?:had\s+)?(?:preceded|left|resigned|died|ruled|governed)\b")
HEADS = "heads a government"
THE = re.compile(r"\b[Tt]he\s+(?:[\w-]+\s+){0,3}$")
LABEL: Label = "head-of-government"


def governing(places: Places, name: Name) -> Role | None:
    """The part of whoever a government is called by; a title elsewhere in the report tells more."""
    text = places.text
    before = text[max(0, name.start - REACH) : name.start]
    if len(name.words) < 2 or past().search(before) or PRECEDED.match(text, name.end):
        return None
    theirs = and_theirs().match(text, name.end)
    party = told(places) if theirs or is_called(text, name) else None
    if theirs or party:
        return Role(LABEL, party, name.start, name.end, HEADS)
    headed = headed_by().search(before)
    if headed is None:
        return None
    start = name.start - len(before)
    inside = [m for m in places.mentions(start, start + headed.end("noun")) if m.how != "description"]
    near = inside and inside[-1].end + 2 >= start + headed.start("noun")
    return Role(LABEL, inside[-1].actor if near else told(places), start + headed.start(), name.start, HEADS)


def told(places: Places) -> str | None:
    """The only state of whose government a report tells: the Peruvian government, the government."""
    text, noun = places.text, re.compile(rf"(?:['’]s?)?\s+(?:{nouns()})\b")
    named = {m.actor for m in places.parties if m.how in ("demonym", "name", "capital") and noun.match(text, m.end)}
    described = (m for m in places.parties if m.how == "description")
    meant = {m.actor for m in described if re.fullmatch(nouns(), text[m.start : m.end].casefold())}
    return (named | meant).pop() if len(named | meant) == 1 else None


def is_called(text: str, name: Name) -> bool:
    """Ana Roa's new government, the Ana Roa regime"""
    opened = THE.search(text, max(0, name.start - REACH), name.start)
    return bool(owned().match(text, name.end) or (opened and named().match(text, name.end)))


@cache
def owned() -> re.Pattern[str]:
    """'s government, 's new government"""
    return re.compile(rf"['’]s?\s+(?:[a-z]+\s+)?{government()}")


@cache
def named() -> re.Pattern[str]:
    return re.compile(rf"\s+{government()}")


@cache
def and_theirs() -> re.Pattern[str]:
    return re.compile(rf"\s+and\s+(?:his|her)\s+(?:{nouns()})\b")


@cache
def headed_by() -> re.Pattern[str]:
    """government, (now) headed by"""
    return re.compile(
        rf"\b(?P<noun>{nouns()})(?:,?\s+(?:(?:now|currently)\s+)?(?:headed|led|presided\s+over)\s+by)\s+$"
    )


@cache
def past() -> re.Pattern[str]:
    """the late (Ana Roa's government), under the previous government of (Ana Roa)"""
    words = "|".join(load("offices")["past"]["words"])
    return re.compile(rf"\b(?:{words}|previous|last|earlier)\s+(?:[\w-]+\s+){{0,3}}$")


def government() -> str:
    return rf"(?:{nouns()})\b(?!\s+(?:in\s+exile|party)\b)"


def nouns() -> str:
    return "|".join(load("offices")["governments"]["nouns"])
