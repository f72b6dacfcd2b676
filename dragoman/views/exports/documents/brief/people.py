"""Who is who, by delegation, with their office."""

from dragoman.views.exports.documents.brief.bounds import Bounds
from dragoman.views.exports.documents.brief.material import Material, more
from dragoman.views.exports.documents.brief.model import Piece, Row, Section
from dragoman.views.known.people import Delegation, Member, delegations_of
from dragoman.views.text import clean


def people_of(material: Material, bounds: Bounds) -> Section:
    """Those whom most reports name."""
    every = delegations_of(material.known)
    shown = [one for one in every if one.code][: bounds.delegations] or every[: bounds.delegations]
    rows = tuple(Row(one.name, ((Piece(named(one, bounds.people)),),)) for one in shown)
    left = sum(len(one.people) for one in every) - sum(len(one.people[: bounds.people]) for one in shown)
    return Section("Who is who", rows, rest=more(left, "person", "people"))


def named(delegation: Delegation, most: int) -> str:
    return "; ".join(map(member, delegation.people[:most]))


def member(one: Member) -> str:
    """Armando Zavalza, foreign minister, then envoy."""
    offices = ", then ".join(office.name for office in one.offices)
    return ", ".join(filter(None, (clean(one.person.name), offices)))
