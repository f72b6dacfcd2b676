"""What a statement that comes back says otherwise than it did, as facts of its entry."""

from collections.abc import Iterator
from typing import Any, get_args

from dragoman.importing.anew import new, statement_at
from dragoman.importing.coded import CodedStatement, Values
from dragoman.importing.concepts import STANCES, changed_stance, concept_and_stance, issue_of, words_in
from dragoman.importing.said import Entry, Said
from dragoman.importing.sides import changed_party, is_of
from dragoman.model import Hedge, Position, Statement, StatementKind


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
