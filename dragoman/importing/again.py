"""Statements that were handed out and come back: what was changed in them is changed in their entries.

A record's position can stand for several of its readings; which of a reading it is, its place and its values tell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.importing.changes import changes
from dragoman.importing.coded import CodedStatement
from dragoman.importing.concepts import issue_of, words_in
from dragoman.importing.said import Entry, Said
from dragoman.importing.sides import is_of, less_sides
from dragoman.model import Position, Statement

Places = dict[tuple[int, int], list[Position]]
Deed = Literal["accept", "reject"]
DEEDS: dict[str, Deed] = {"confirmed": "accept", "corrected": "accept", "rejected": "reject"}
SEEN_TO = ("score", "status", "entry", "piece")  # variables that say nothing of what is held or said


@dataclass
class Came:
    """An entry with the statements that stand for it in the file, and those that did."""

    entry: Entry
    there: list[CodedStatement] = field(default_factory=list)
    gone: list[CodedStatement] = field(default_factory=list)


def take_again(said: Said, statements: Sequence[CodedStatement], gone: Sequence[CodedStatement]) -> None:
    """What came back, entry by entry. What is gone counts where that is asked for."""
    came: dict[str, Came] = {}
    places = by_place(said)
    for one in statements:
        entry = entry_of(said, one, places)
        if entry is not None:
            came.setdefault(entry.id, Came(entry)).there.append(one)
        elif has_changed(one):
            said.problem(one, "the report no longer has the entry that it was handed out as")
    for one in gone if said.choices.missing else ():
        entry = entry_of(said, one, places)
        if entry is not None:
            came.setdefault(entry.id, Came(entry)).gone.append(one)
    name_people(said, came.values())
    for of_entry in came.values():
        take_entry(said, of_entry)


def by_place(said: Said) -> Places:
    """The positions of a reading by the stretches that they rest on."""
    found: Places = {}
    for entry in said.positions.values():
        for span in entry.evidence:
            found.setdefault((max(0, span.start), span.end), []).append(entry)
    return found


def entry_of(said: Said, one: CodedStatement, places: Places) -> Entry | None:
    """The entry of the reading that a statement was handed out as: of those at its place the likest."""
    before, now = one.before or {}, one.values
    called = words_in(before, "entry")
    if "concept" not in before:
        return said.statements.get(called)
    here = places.get((one.start, one.end)) or [
        entry for (start, end), some in places.items() if start < one.end and one.start < end for entry in some
    ]

    def likeness(entry: Position) -> tuple[int, ...]:
        ways = (before, now)
        return (
            entry.id == called,
            any(is_of(said, entry.party, words_in(way, "organization")) for way in ways),
            any(entry.stance == words_in(way, "stance") for way in ways),
            any(entry.issue == issue_of(way, said.document.ids.get("concept", {})) for way in ways),
            any((entry.detail or "") == words_in(way, "detail") for way in ways),
        )

    return max(here, key=likeness, default=None) or said.positions.get(called)


def name_people(said: Said, came: Iterable[Came]) -> None:
    """Whom the people's names of the file stand for in this report: those who say what they say in it."""
    for one in came:
        if isinstance(one.entry, Statement) and one.entry.speaker in said.actors:
            for statement in one.there:
                name = words_in(statement.before or {}, "person")
                if name and statement.values.get("person") == name:
                    said.people.setdefault(name, one.entry.speaker)


def has_changed(one: CodedStatement) -> bool:
    """Whether somebody has changed what a statement says."""
    return any(one.values.get(name) != value for name, value in (one.before or {}).items() if name not in SEEN_TO)


def take_entry(said: Said, came: Came) -> None:
    """Whatever was changed at one of an entry's places is changed in the entry; the first of two changes counts."""
    entry, kind = came.entry, "position" if isinstance(came.entry, Position) else "statement"
    if not came.there:
        said.say(said.choices.by, "reject", entry.id, kind)  # type: ignore[arg-type]
        return
    facts: dict[str, Any] = less(said, came)
    who = said.choices.by
    for one in filter(has_changed, came.there):
        changed = dict(changes(said, entry, one, facts))
        if not set(changed) <= set(facts):
            who = said.coder(one)
        for name, value in changed.items():
            if name in facts and name not in ("party", "evidence") and facts[name] != value:
                said.problem(one, f"another statement of its entry has another {name}; that one was taken")
            elif name not in facts or name == "party":
                facts[name] = value
    if facts:
        now = (said.positions if isinstance(entry, Position) else said.statements)[entry.id]
        said.edit(who, now, facts)
        return
    for one in came.there:
        status = words_in(one.values, "status")
        deed = DEEDS.get(status) if status != words_in(one.before or {}, "status") else None
        deed = deed or ("accept" if one.taken_over and one.coder else None)
        if deed == "reject" or (deed and said.coder(one) not in entry.by and entry.status != "corrected"):
            said.say(said.coder(one), deed, entry.id, kind)  # type: ignore[arg-type]
            return


def less(said: Said, came: Came) -> dict[str, Any]:
    """What an entry is without those of its places, or sides, that are gone."""
    entry = came.entry
    facts: dict[str, Any] = {}
    if isinstance(entry, Position) and came.gone:
        stay, gone = ({(one.start, one.end) for one in some} for some in (came.there, came.gone))
        left = tuple(span for span in entry.evidence if (max(0, span.start), span.end) not in gone - stay)
        if left and left != entry.evidence:
            facts["evidence"] = left
        stay_sides, gone_sides = (
            {words_in(one.before or {}, "organization") for one in some} for some in (came.there, came.gone)
        )
        party = less_sides(said, entry.party, gone_sides - stay_sides)
        if party != entry.party:
            facts["party"] = party
    return facts
