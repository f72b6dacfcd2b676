"""Readings told on a day, made of a few lines: people as [name, party, office], meetings as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.model import Actor, ActorKind, Meeting, Office, Reading
from dragoman.record.told import Told, told_in_order
from dragoman.vocabulary import load
from tests.builders import report


def reading(name: str, lines: Mapping[str, Any]) -> Reading:
    """The reading of a report that says no more than these lines."""
    of = report(f"Report {name}.", name=name, published=lines.get("published"))
    people = [person(of.id, n, *facts) for n, facts in enumerate(lines.get("people", []), 1)]
    meetings = [meeting(of.id, n, facts) for n, facts in enumerate(lines.get("meetings", []), 1)]
    codes = {p.party for p in people if p.party} | {c for m in meetings for c in (*m.parties, *m.mediators)}
    names = lines.get("parties", {})
    parties = [party(code, names.get(code, code)) for code in sorted(codes | set(names))]
    return Reading(report=of, actors=(*parties, *people), meetings=tuple(meetings))


def person(report_id: str, number: int, name: str, party: str = "", office: Office = "none") -> Actor:
    return Actor(id=f"{report_id}/{number}", kind="person", name=name, party=party or None, office=office)


def party(code: str, name: str) -> Actor:
    kind: ActorKind = "state" if code in load("states") else "group"
    shown = load("states")[code]["names"][0] if kind == "state" else name
    return Actor(id=code, kind=kind, name=shown, code=code)


def meeting(report_id: str, number: int, facts: Mapping[str, Any]) -> Meeting:
    date = facts.get("date")
    sides = {"parties": tuple(facts.get("parties", ["NOR", "SLF"])), "mediators": tuple(facts.get("mediators", []))}
    precision = None if date is None else "day" if len(date) == len("2019-03-01") else "month"
    given: dict[str, Any] = {**facts, **sides, "date_precision": precision}
    return Meeting(id=f"{report_id}/m{number}", **given)


def told(reports: Sequence[Mapping[str, Any]]) -> tuple[Told, ...]:
    """The readings of these reports, each an origin of its own, in order of time."""
    return told_in_order(reading(f"r-{n}", lines) for n, lines in enumerate(reports, 1))
