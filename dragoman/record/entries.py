"""A record taken from JSON entry by entry, so that one broken entry does not hide the others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from dragoman.model import Actor, Event, Failure, Meeting, Position, Report, Span, Statement, Value

KINDS: dict[str, type[Value]] = {
    "reports": Report,
    "actors": Actor,
    "meetings": Meeting,
    "statements": Statement,
    "positions": Position,
    "events": Event,
    "failures": Failure,
}
REPEATED = "same text as "


class Problem(Value, frozen=True, kw_only=True):
    """Something in a record that does not hold: where it stands, and what is wrong."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class Entries:
    """The well-formed entries of a record, each with its place ("statements[3]"), and the problems of the others."""

    reports: dict[str, Report] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def texts(self) -> dict[str, str]:
        """Each report's text by the report's id."""
        return {report.id: report.text for report in self.reports.values()}

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(actor.id for actor in self.actors.values() if actor.kind == "person")

    @cached_property
    def parties(self) -> frozenset[str]:
        return frozenset(actor.id for actor in self.actors.values() if actor.kind != "person")

    @cached_property
    def actor_ids(self) -> frozenset[str]:
        return self.people | self.parties

    @cached_property
    def reports_of_statements(self) -> dict[str, str]:
        """The report of each statement, by the statement's id."""
        return {statement.id: statement.report for statement in self.statements.values()}

    def evidence(self) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """The place and evidence of each entry that rests on words by `evidence`."""
        for entries in (self.actors, self.meetings, self.positions, self.events):
            for place, entry in entries.items():
                yield place, entry.evidence


def entries_of(record: Any) -> Entries:
    """The entries of a decoded JSON value, whatever it holds."""
    if not isinstance(record, dict):
        return Entries(problems=(Problem(where="record", what=f"is {named_type(record)}, not an object"),))
    found: dict[str, Any] = {}
    known = record.get("dragoman") == "1"
    problems = [] if known else [Problem(where="dragoman", what='is not "1", the version known here')]
    for section, kind in KINDS.items():
        found[section], wrong = section_of(record.get(section, []), section, kind)
        problems += wrong
    return Entries(**found, problems=tuple(problems))


def section_of(section: Any, name: str, kind: type[Value]) -> tuple[dict[str, Value], list[Problem]]:
    """The well-formed entries of one section by their place, and a problem for each of the others."""
    if not isinstance(section, list | tuple):
        return {}, [Problem(where=name, what=f"is {named_type(section)}, not an array")]
    entries: dict[str, Value] = {}
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for index, raw in enumerate(section):
        place = f"{name}[{index}]"
        try:
            entry = msgspec.convert(raw, kind)
        except (msgspec.ValidationError, RecursionError) as error:
            problems.append(Problem(where=place, what=str(error)))
            continue
        entries[place] = entry
        if (entry_id := getattr(entry, "id", None)) is None or repeats(entry):
            continue
        if entry_id in seen:
            problems.append(Problem(where=place, what=f"has the id {entry_id!r} of {seen[entry_id]}"))
        seen.setdefault(entry_id, place)
    return entries, problems


def repeats(entry: Value) -> bool:
    """A report listed again under the id of the same text."""
    return isinstance(entry, Report) and any(flag.startswith(REPEATED) for flag in entry.flags)


def named_type(value: Any) -> str:
    """What JSON calls a value: "a string", "an array"."""
    names = {dict: "an object", list: "an array", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")
