"""What coded statements say of a reading, as corrections of its entries.

an entry that was handed out and is as it was     its coder accepts it
one that somebody changed                         edited
a stretch that people coded themselves            the entry that says the same is accepted, or one is added
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

import msgspec

from dragoman.importing.choices import Choices
from dragoman.importing.coded import CodedDocument, CodedStatement
from dragoman.importing.parties import issue_named, new_party, party_named, person_named
from dragoman.importing.placing import placed
from dragoman.model import Actor, Correction, EntryKind, Position, Reading, Span, Stance, Statement
from dragoman.record.alike import NO, alike

MACHINE = "Dragoman"  # the coder whom the program's suggestions belong to
STANCES = get_args(Stance)
QUOTES = '“”"«»„'


@dataclass
class Said:
    """What a document says of its report: corrections with who makes them, and what could not be taken, in words.

    `actors` are those of the report, and those who come with the file.
    """

    reading: Reading
    choices: Choices
    actors: dict[str, Actor] = field(default_factory=dict)
    corrections: list[tuple[str, Correction]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def say(self, who: str, deed: Any, kind: EntryKind, entry: str, after: Any = None) -> None:
        correction = Correction(
            report=self.reading.report.id,
            kind=kind,
            deed=deed,
            entry=entry,
            after=None if after is None else msgspec.to_builtins(after),
        )
        self.corrections.append((who, correction))


def said_in(document: CodedDocument, reading: Reading, choices: Choices) -> Said:
    """What the statements of a document say of the reading of its report."""
    said = Said(reading, choices, {actor.id: actor for actor in reading.actors})
    for one in document.statements:
        span = placed(document.text, one.start, one.end, reading.report.text)
        if span is None:
            words = document.text[one.start : one.end][:60]
            said.problems.append(f"statement {one.id}: its words {words!r} do not stand in the report")
        else:
            take(said, one, span)
    if choices.missing:
        reject_missing(said)
    return said


def take(said: Said, one: CodedStatement, span: tuple[int, int]) -> None:
    """One statement of the file."""
    values = named(one, said.choices)
    known = entry_called(said.reading, text_of(values.get("entry")))
    if known is not None:
        kind, entry = known
        said.seen.add(entry.id)
        again(said, one, kind, entry, values)
    elif one.coder == MACHINE:
        said.problems.append(f"statement {one.id}: it was handed out, and the report no longer has the entry")
    else:
        anew(said, one, span, values)


def named(one: CodedStatement, choices: Choices) -> dict[str, Any]:
    """The values of a statement by our names of variables."""
    ours = {theirs: name for name, theirs in choices.variables.items()}
    return {ours.get(name, name): value for name, value in one.values.items()}


def entry_called(reading: Reading, entry_id: str) -> tuple[EntryKind, Any] | None:
    kinds: Mapping[EntryKind, Any] = {"position": reading.positions, "statement": reading.statements}
    for kind, entries in kinds.items():
        for entry in entries:
            if entry_id and entry.id == entry_id:
                return kind, entry
    return None


def again(said: Said, one: CodedStatement, kind: EntryKind, entry: Any, values: dict[str, Any]) -> None:
    """An entry that comes back: it is accepted by a person whose it is, edited where it has changed."""
    who = coder_of(one, said.choices)
    now = with_values(said, entry, values, who)
    if now != entry:
        said.say(who, "edit", kind, entry.id, now)
    elif one.coder != MACHINE and entry.status != "corrected" and who not in entry.by:
        said.say(who, "accept", kind, entry.id)


def with_values(said: Said, entry: Any, values: dict[str, Any], who: str) -> Any:
    """An entry with what a statement says: who, for whom, which issue and stance; what it does not say stays."""
    facts: dict[str, Any] = {}
    organization, person = text_of(values.get("organization")), text_of(values.get("person"))
    if organization and organization not in names_of(said, entry.party):
        facts["party"] = party_of(said, organization, who)
    if isinstance(entry, Statement) and person and person not in names_of(said, entry.speaker):
        facts["speaker"] = person_of(said, person, facts.get("party") or entry.party, who)
    if isinstance(entry, Position):
        facts |= position_values(entry, values)
    return msgspec.structs.replace(entry, **facts) if facts else entry


def position_values(entry: Position, values: dict[str, Any]) -> dict[str, Any]:
    """What a statement says of a position otherwise than the position does."""
    facts: dict[str, Any] = {}
    concept, stance = concept_and_stance(values)
    if concept and issue_named(concept, [entry.issue]) != entry.issue:
        facts["issue"] = issue_named(concept)
    if stance is not None and stance != entry.stance:
        facts["stance"] = stance
    elif isinstance(values.get("agreement"), bool) and values["agreement"] == (entry.stance == "rejects"):
        facts["stance"] = "accepts" if values["agreement"] else "rejects"
    for name in ("detail", "condition"):
        if name in values and text_of(values[name]) != (getattr(entry, name) or ""):
            facts[name] = text_of(values[name]) or None
    return facts


def anew(said: Said, one: CodedStatement, span: tuple[int, int], values: dict[str, Any]) -> None:
    """A stretch that people coded: what they say, and what its speaker holds."""
    who = coder_of(one, said.choices)
    organization, person = text_of(values.get("organization")), text_of(values.get("person"))
    concept, stance = concept_and_stance(values)
    party = party_of(said, organization, who) if organization else None
    if person:
        speaker = person_of(said, person, party, who)
        new(said, who, "statement", statement_at(said, one, span, speaker, party))
    if concept and party is not None:
        agreed = values.get("agreement") is not False
        entry = Position(
            id=own_id(said, one, "p"),
            party=party,
            stance=stance or (said.choices.agreed if agreed else "rejects"),
            issue=issue_named(concept),
            detail=text_of(values.get("detail")) or None,
            condition=text_of(values.get("condition")) or None,
            evidence=(Span(report=said.reading.report.id, start=span[0], end=span[1]),),
        )
        new(said, who, "position", entry)
    elif concept:
        said.problems.append(f"statement {one.id}: {concept!r} is held by no organization, so it is no position")
    elif not person:
        said.problems.append(f"statement {one.id}: it names neither a person nor a concept")


def new(said: Said, who: str, kind: EntryKind, entry: Any) -> None:
    """An entry of a person's own: the one that says the same is accepted; in a blind coding nothing is known yet."""
    entries = said.reading.positions if kind == "position" else said.reading.statements
    open_to = [one for one in entries if said.choices.coding is None or one.status != "suggested"]
    same = next((one for one in open_to if says_the_same(kind, entry, one)), None)
    if same is None:
        said.say(who, "add", kind, entry.id, entry)
        return
    said.seen.add(same.id)
    if who not in same.by and same.status != "corrected":
        said.say(who, "accept", kind, same.id)


def says_the_same(kind: EntryKind, one: Any, other: Any) -> bool:
    """Whether two entries are one; of a statement also who says it."""
    if alike(kind, one, other) == NO:
        return False
    return kind != "statement" or one.speaker == other.speaker


def statement_at(
    said: Said, one: CodedStatement, span: tuple[int, int], speaker: str | None, party: str | None
) -> Statement:
    report = said.reading.report
    words = report.text[slice(*span)]
    around = report.text[max(0, span[0] - 1) : span[1] + 1]
    whole = words[:1] in QUOTES or around[:1] in QUOTES
    return Statement(
        id=own_id(said, one, "s"),
        report=report.id,
        speaker=speaker,
        party=party or (said.actors[speaker].party if speaker in said.actors else None),
        kind="direct" if whole else "mixed" if any(sign in words for sign in QUOTES) else "indirect",
        spans=(span,),
        text=words,
    )


def reject_missing(said: Said) -> None:
    """What was handed out and somebody has taken out."""
    kinds: Mapping[EntryKind, Any] = {"position": said.reading.positions, "statement": said.reading.statements}
    for kind, entries in kinds.items():
        for entry in entries:
            if entry.id not in said.seen and entry.status == "suggested":
                said.say(said.choices.by, "reject", kind, entry.id)


def party_of(said: Said, name: str, who: str) -> str:
    """The id of a party, which is added where the report has none of the name."""
    known = party_named(name, said.actors)
    if known is None:
        known = new_party(name, words_of(said.reading, name))
        said.say(who, "add", "actor", known.id, known)
        said.actors[known.id] = known
    return known.id


def person_of(said: Said, name: str, party: str | None, who: str) -> str:
    """The id of a person, who is added where the report has none of the name."""
    known = person_named(name, said.actors)
    if known is None:
        report = said.reading.report.id
        number = sum(one.kind == "person" for one in said.actors.values()) + 1
        known = Actor(id=f"{report}/by-dna-person-{number}", kind="person", name=name, party=party,
                      evidence=words_of(said.reading, name))  # fmt: skip
        said.say(who, "add", "actor", known.id, known)
        said.actors[known.id] = known
    return known.id


def words_of(reading: Reading, name: str) -> tuple[Span, ...]:
    """Where a name stands first in a report."""
    at = reading.report.text.find(name)
    return () if at < 0 else (Span(report=reading.report.id, start=at, end=at + len(name)),)


def names_of(said: Said, actor: str | None) -> Iterator[str]:
    """What an actor goes by; nobody goes by nothing."""
    known = said.actors.get(actor or "")
    yield actor or ""
    if known is not None:
        yield from (known.name, *known.aliases)


def concept_and_stance(values: dict[str, Any]) -> tuple[str, Stance | None]:
    """Of "water: demands" the concept and the stance; a variable of its own comes first."""
    concept, told = text_of(values.get("concept")), text_of(values.get("stance"))
    before, colon, behind = concept.rpartition(": ")
    if colon and behind in STANCES:
        concept, told = before, told or behind
    return concept, told if told in STANCES else None  # type: ignore[return-value]


def coder_of(one: CodedStatement, choices: Choices) -> str:
    """Who says it: the coder by the name that they have here; whoever takes the file in, of what they changed."""
    if one.coder in ("", MACHINE):
        return choices.by
    return choices.coders.get(one.coder, one.coder)


def own_id(said: Said, one: CodedStatement, kind: str) -> str:
    return f"{said.reading.report.id}/by-dna-{kind}{one.id}"


def text_of(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
