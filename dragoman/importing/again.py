"""Statements that were handed out and come back: what was changed in them is changed in their entries.

A record's position can stand for several of its readings; which of a reading it is, its place and its values tell.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from dragoman.importing.anew import new, statement_at
from dragoman.importing.coded import CodedStatement, Values
from dragoman.importing.concepts import STANCES, changed_stance, concept_and_stance, issue_of, words_in
from dragoman.importing.said import Entry, Said
from dragoman.importing.sides import changed_party, is_of, less_sides
from dragoman.model import Hedge, Position, Statement, StatementKind

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


def changes(said: Said, entry: Entry, one: CodedStatement, facts: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The facts of an entry that a statement has otherwise than it had."""
    before, now = one.before or {}, one.values
    if words_in(before, "organization") != words_in(now, "organization"):
        party = changed_party(said, facts.get("party", party_in(said, entry)), one)
        if isinstance(entry, Statement) and speaks_itself(said, entry) and not words_in(now, "person"):
            yield "speaker", party
        if party is not None or isinstance(entry, Statement):
            yield "party", party
        else:
            said.problem(one, "it has no organization any more, and a position is somebody's")
    if words_in(before, "person") != words_in(now, "person"):
        yield from changed_person(said, entry, one)
    if isinstance(entry, Position):
        yield from changed_position(said, one, before, now)
    else:
        yield from changed_quotation(said, one, before, now)


def changed_person(said: Said, entry: Entry, one: CodedStatement) -> Iterator[tuple[str, Any]]:
    """Another person: of a quotation who says it, of a position who says the words in which it stands."""
    name, who = words_in(one.values, "person"), said.coder(one)
    organization = words_in(one.values, "organization")
    party = said.party(organization, who) if organization else None
    if isinstance(entry, Statement):
        yield "speaker", said.person(name, party, who) if name else party
        if party is not None and not is_of(said, entry.party or "", organization):
            yield "party", party
    elif not name:
        said.problem(one, "it names no person any more; whose words these are, a quotation says")
    elif (own := said.actors.get(entry.party)) is not None and own.kind == "person":
        yield "party", said.person(name, party, who)
    else:
        speaker = said.person(name, party, who)
        around = [some for some in said.statements.values() if holds(some, one) and some.status != "rejected"]
        if around:
            said.edit(who, max(around, key=lambda some: some.spans), {"speaker": speaker})
        else:
            new(said, who, statement_at(said, who, (one.start, one.end), speaker, party))


def party_in(said: Said, entry: Entry) -> str | None:
    """For whom an entry is: of a party's own words that party."""
    return entry.speaker if isinstance(entry, Statement) and speaks_itself(said, entry) else entry.party


def speaks_itself(said: Said, entry: Statement) -> bool:
    """Whether a party says it, and no person."""
    return entry.speaker is not None and (
        entry.speaker not in said.actors or said.actors[entry.speaker].kind != "person"
    )


def holds(statement: Statement, one: CodedStatement) -> bool:
    """Whether a statement stands in the words of another."""
    return any(start <= one.start and one.end <= end for start, end in statement.spans)


def changed_position(said: Said, one: CodedStatement, before: Values, now: Values) -> Iterator[tuple[str, Any]]:
    if concept_and_stance(before)[0] != concept_and_stance(now)[0]:
        if words_in(now, "concept"):
            yield "issue", issue_of(now, said.document.ids.get("concept", {}))
        else:
            said.problem(one, "it has no concept any more, and a position is on something")
    if words_in(before, "stance") != words_in(now, "stance") and words_in(now, "stance") not in STANCES:
        said.problem(one, f"{words_in(now, 'stance')!r} is no stance; write one of {', '.join(STANCES)}")
    elif (stance := changed_stance(before, now, said.choices.agreed)) is not None:
        yield "stance", stance
    for name in ("detail", "condition"):
        if words_in(before, name) != words_in(now, name):
            yield name, words_in(now, name) or None
    if words_in(before, "target") != words_in(now, "target"):
        target = words_in(now, "target")
        yield "target", said.party(target, said.coder(one)) if target else None


def changed_quotation(said: Said, one: CodedStatement, before: Values, now: Values) -> Iterator[tuple[str, Any]]:
    known = {"kind": get_args(StatementKind), "hedges": get_args(Hedge)}
    for name, words in known.items():
        told = words_in(now, name)
        if words_in(before, name) == told:
            continue
        parts = tuple(filter(None, (part.strip() for part in told.split(","))))
        if not set(parts) <= set(words) or (name == "kind" and len(parts) != 1):
            said.problem(one, f"{told!r} is no {name}; write of {', '.join(words)}")
        else:
            yield name, parts[0] if name == "kind" else parts
