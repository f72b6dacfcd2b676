"""Parties and people that a form names and the report's list does not have yet."""

import re
import secrets
import unicodedata
from functools import cache

from dragoman.model import Actor, Span
from dragoman.views.web.correcting.about import About
from dragoman.views.web.correcting.words import places_of
from dragoman.vocabulary import load

CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}(-[A-Z0-9]{1,12})*")


def actor_called(called: str, whole: About, newcomers: dict[str, Actor]) -> str:
    """The party of this code or name, among the newcomers where the report has none.

    RUS, Russia            the state
    KLF                    a group of this code
    North Bank Trust       a group, NORTH-BANK-TRUST
    """
    known = next((actor.id for actor in whole.parties if called.casefold() in names_of(actor)), None)
    if known:
        return known
    state = states().get(called.casefold())
    code = state or (called if CODE.fullmatch(called) else slug(called).upper())
    if all(actor.id != code for actor in whole.parties):
        newcomers[code] = Actor(
            id=code, kind="state" if state else "group", name=state_name(code) if called == code else called, code=code,
            evidence=evidence_of(called, whole),
        )  # fmt: skip
    return code


def person_called(called: str, whole: About, newcomers: dict[str, Actor]) -> str:
    """The person of this name, among the newcomers where the report has none."""
    known = next((actor.id for actor in whole.people if called.casefold() in names_of(actor)), None)
    if known:
        return known
    person = id_by_hand(whole, slug(called))
    newcomers[person] = Actor(id=person, kind="person", name=called, evidence=evidence_of(called, whole))
    return person


def names_of(actor: Actor) -> set[str]:
    return {one.casefold() for one in (actor.id, actor.name, actor.code or actor.id, *actor.aliases)}


def evidence_of(called: str, whole: About) -> tuple[Span, ...]:
    """Where the report first has the name."""
    places = places_of(called, whole.report.text)[:1]
    return tuple(Span(report=whole.report.id, start=start, end=end) for start, end in places)


def id_by_hand(whole: About, name: str) -> str:
    """An id that no reading gives and no other coder has: 5d0c8e3b1a2f/by-amina-chirwa-3f09ac12."""
    return f"{whole.report.id}/by-{name}-{secrets.token_hex(4)}"


def slug(name: str) -> str:
    """Seán Ó Briain: sean-o-briain; letters of other scripts stay as they are."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", plain.casefold()).strip("-_") or "unnamed"


@cache
def states() -> dict[str, str]:
    """What states are called, in small letters, with their codes."""
    table = load("states")
    return {one.casefold(): code for code, facts in table.items() for one in (code, *facts["names"])}


def state_name(code: str) -> str:
    known = load("states").get(code)
    return str(known["names"][0]) if known else code
