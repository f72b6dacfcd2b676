"""The parties of an event as PLOVER codes them: a country or a kind of organisation, and a sector where it is known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Actor
from dragoman.record.codes import sides
from dragoman.views.exports.events.scheme import turned
from dragoman.views.exports.events.told import Told
from dragoman.views.exports.parts import Part
from dragoman.vocabulary import load

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Entity:
    """Somebody who takes part: our `id` and `name` for them, PLOVER's `code` and `sector`, the report's own `text`.

    `party` is our code of their side: a person's party, else their own.
    """

    id: str
    name: str
    party: str
    code: str | None = None
    sector: str | None = None
    text: str | None = None
    office: str | None = None


def entities_of(ids: Iterable[str], part: Part, told: Told) -> list[Entity]:
    """Those whom an event names, each side of a joint code by itself."""
    return [entity_of(one, part, told) for code in ids for one in sides(code, part.actors)]


def entity_of(actor_id: str, part: Part, told: Told) -> Entity:
    actor = part.actors.get(actor_id)
    if actor is None:
        return Entity(actor_id, actor_id, actor_id, actor_id if is_country(actor_id) else None)
    party = part.actors.get(actor.party or "") if actor.kind == "person" else actor
    return Entity(
        actor_id,
        actor.name,
        party.id if party else actor_id,
        code_of(party) if party else None,
        sector_of(actor, party),
        words_for(actor, told),
        actor.office if actor.office != "none" else None,
    )


def code_of(party: Actor) -> str | None:
    """PLOVER's code of a party, nothing where it has none for it.

    NOR                 ISO 3166-1 alpha-3
    UNO, ICRC           IGO, NGO
    FARC                COL: a group has the code of its country
    AL-QAEDA            IMG: an armed group of no country
    """
    if party.kind == "organisation":
        return organisation_code(party.id)
    if party.kind == "group":
        return turned("plover", "groups").get(party.id)
    return party.id if is_country(party.id) else None


def organisation_code(code: str) -> str | None:
    special = turned("plover", "organisations").get(code)
    known = "IGO" if code in load("parties")["organisations"] else None
    return known if special is None else None if special == "none" else special


def is_country(code: str) -> bool:
    return code in load("states") or code in load("parties")["names"]


def sector_of(actor: Actor, party: Actor | None) -> str | None:
    """A sector that an office or a name tells: GOV of a state's minister, REB of "the Ashar rebels", else nothing.

    A group of which nothing tells it is UNK, unknown; a state or an organisation as such has no sector.
    """
    if actor.kind == "person" and party is not None and party.kind == "state":
        return turned("plover", "sectors").get(actor.office or "")
    if party is None or party.kind != "group":
        return None
    told = turned("plover", "sectors-of-groups")
    return next((told[word] for word in WORD.findall(party.name.casefold()) if word in told), "UNK")


def words_for(actor: Actor, told: Told) -> str | None:
    """What the report calls somebody: of the mentions that the record keeps the nearest to the event's words."""
    if told.report is None:
        return None
    text, at = told.report.text, told.spans[0].start if told.spans else 0
    mentions = [span for span in actor.evidence if span.report == told.report.id and text[span.start : span.end]]
    nearest = min(mentions, key=lambda span: abs(span.start - at), default=None)
    return text[nearest.start : nearest.end] if nearest else None


def cow_number(code: str | None) -> int | None:
    """NOR: 385, its number in the Correlates of War project."""
    number: int | None = load("cow").get(code or "")
    return number
