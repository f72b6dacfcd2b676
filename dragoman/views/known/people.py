"""People by delegation, and mediators with their part."""

from collections import Counter
from dataclasses import dataclass

from dragoman.model import KnownActor, KnownMeeting
from dragoman.views.known.heading import mediators, principals
from dragoman.views.known.known import Known
from dragoman.views.text import sentence_case
from dragoman.views.words import office, written_date


@dataclass(frozen=True)
class Held:
    """An office, and the day on which somebody is first said to have it."""

    name: str
    since: str | None


@dataclass(frozen=True)
class Member:
    person: KnownActor
    offices: tuple[Held, ...]


@dataclass(frozen=True)
class Delegation:
    """`code` is None for people of whom no party is known."""

    code: str | None
    name: str
    people: tuple[Member, ...]


@dataclass(frozen=True)
class Mediator:
    code: str
    name: str
    meetings: tuple[KnownMeeting, ...]
    positions: int


def delegations_of(known: Known) -> list[Delegation]:
    """The people of each party: those who negotiate first, then mediators, those without a party last."""
    order = {code: n for n, code in enumerate((*principals(known), *mediators(known)))}
    by_party: dict[str, list[KnownActor]] = {}
    for actor in known.record.actors:
        if actor.kind == "person" and actor.status != "rejected":
            by_party.setdefault(actor.party or "", []).append(actor)
    codes = sorted(by_party, key=lambda code: (not code, order.get(code, len(order)), -len(by_party[code]), code))
    return [
        Delegation(
            code or None,
            sentence_case(known.names.plain(code)) if code else "No party known",
            tuple(Member(one, offices(one)) for one in sorted(by_party[code], key=lambda p: (-len(p.reports), p.name))),
        )
        for code in codes
    ]


def offices(person: KnownActor) -> tuple[Held, ...]:
    """The offices of a person in order of time; the same twice in a row is one."""
    found: list[Held] = []
    for tenure in person.tenures or ():
        name = office(tenure.office)
        if name and (not found or found[-1].name != name):
            found.append(Held(name, written_date(tenure.since)))
    own = office(person.office)
    return tuple(found) or ((Held(own, None),) if own else ())


def mediators_of(known: Known) -> list[Mediator]:
    """Those through whom the parties meet, with the meetings and what they themselves put forward."""
    held = Counter(entry.party for entry in known.record.positions)
    return [
        Mediator(
            code,
            sentence_case(known.names.in_sentence(code)),
            tuple(sorted((one for one in known.record.meetings if code in one.mediators), key=lambda m: m.date or "~")),
            held[code],
        )
        for code in mediators(known)
    ]
