"""Whose party those are of who work for somebody else in the report.

Envoy Ana Roa left. Her spokesman, Luis Paz          that of Ana Roa
Luis Paz, a spokesman for the envoy                  that of the envoy
Roa's aide Luis Paz; a spokesman for Roa, Luis Paz   that of Roa
"""

import re
from collections.abc import Iterable
from functools import cache

from dragoman.reading.people.names import Name
from dragoman.reading.people.office_labels import singular
from dragoman.reading.people.offices import Office
from dragoman.reading.people.role_places import Role
from dragoman.vocabulary import load

Person = tuple[tuple[Name, ...], tuple[Role, ...], str | None]  # names, roles and the party of somebody
FOR = re.compile(r"\b(?:for|to|of) (?:the |that )?(?:[\w-]+ )?(?P<noun>[\w-]+)$|\b(?P<owner>[\w-]+)'s ")
TOWARDS = re.compile(r"\s+(?:for|to|of)\s+(?:[A-Z][\w.'’]*\s+){0,4}")
OWNS = re.compile(r"['’]s?\s+")


def party_of_principal(text: str, office: Office, people: Iterable[Person]) -> str | None:
    """The party of whomever somebody with this office works for, among those whose party is told before."""
    if office.noun not in aides():
        return None
    known = tuple(people)
    before = [(name, roles, party) for names, roles, party in known for name in names if name.start < office.start]
    last_first = sorted(before, key=lambda one: one[0].start, reverse=True)
    if office.determiner in ("his", "her"):
        return next((party for _, _, party in last_first), None)
    named = (
        party
        for names, _, party in known
        for name in names
        if TOWARDS.fullmatch(text, office.end, name.start) or OWNS.fullmatch(text, name.end, office.start)
    )
    noun = principal_of(office)
    holders = (party for _, roles, party in last_first if any(r.office and r.office.noun == noun for r in roles))
    return next((party for party in (*named, *holders)), None)


def principal_of(office: Office) -> str | None:
    """The noun of the office that somebody works for: of "a spokesman for the envoy" envoy."""
    match = FOR.search(office.text)
    return singular(match["noun"] or match["owner"]) if match else None


@cache
def aides() -> frozenset[str]:
    return frozenset(load("offices")["aides"]["words"])
