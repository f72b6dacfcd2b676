"""What a document says of its report, as it is gathered: corrections with who makes them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec

from dragoman.importing.choices import Choices
from dragoman.importing.coded import CodedDocument, CodedStatement
from dragoman.importing.parties import new_party, party_named, person_named
from dragoman.model import Actor, Correction, Deed, EntryKind, Position, Reading, Span, Statement

Entry = Position | Statement
Key = tuple[str | None, ...]


@dataclass
class Said:
    """Corrections with who makes them, and what could not be taken, in words.

    `before` is what was said of the report already; what is in it is not said again, also where somebody has said
    otherwise since. `actors`, `positions` and `statements` are those of the reading, with what the file adds.
    """

    document: CodedDocument
    reading: Reading
    choices: Choices
    before: Sequence[Correction] = ()
    blind: bool = False
    actors: dict[str, Actor] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    likes: dict[Key, list[Entry]] = field(default_factory=dict)
    corrections: list[tuple[str, Correction]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        entries: tuple[Entry | Actor, ...] = (*self.reading.actors, *self.reading.positions, *self.reading.statements)
        for one in entries:
            self.put(one)
        self._said = {(one.deed, one.entry, one.by) for one in self.before}
        self._added = {one.entry for one in self.before if one.deed == "add"}

    def say(self, who: str, deed: Deed, entry: str, kind: EntryKind) -> None:
        """An entry is accepted or rejected, unless the same person has said so before."""
        if (deed, entry, who) not in self._said:
            self._said.add((deed, entry, who))
            self._keep(who, deed, kind, entry)

    def edit(self, who: str, entry: Entry, facts: dict[str, Any]) -> None:
        """Some facts of an entry are otherwise, unless the same person has said so before."""
        changed = {name: value for name, value in facts.items() if getattr(entry, name) != value}
        plain = msgspec.to_builtins(changed)
        earlier = [one.after or {} for one in self.before if (one.entry, one.by) == (entry.id, who)]
        if changed and not any(all(after.get(name) == plain[name] for name in plain) for after in earlier):
            now = msgspec.structs.replace(entry, **changed)
            self._keep(who, "edit", self.put(now), entry.id, now)

    def add(self, who: str, entry: Entry | Actor) -> None:
        """An entry is added, unless it was before."""
        kind = self.put(entry)
        if not self.was_added(entry.id):
            self._added.add(entry.id)
            self._keep(who, "add", kind, entry.id, entry)

    def was_added(self, entry: str) -> bool:
        return entry in self._added

    def _keep(self, who: str, deed: Deed, kind: EntryKind, entry: str, after: Entry | Actor | None = None) -> None:
        form = None if after is None else msgspec.to_builtins(after)
        correction = Correction(report=self.reading.report.id, kind=kind, deed=deed, entry=entry, after=form)
        self.corrections.append((who, correction))

    def put(self, entry: Entry | Actor) -> EntryKind:
        if isinstance(entry, Actor):
            self.actors[entry.id] = entry
            return "actor"
        self.likes.setdefault(key_of(entry), []).append(entry)
        if isinstance(entry, Position):
            self.positions[entry.id] = entry
            return "position"
        self.statements[entry.id] = entry
        return "statement"

    def like(self, entry: Entry) -> list[Entry]:
        """Entries that may say the same as another."""
        there: Mapping[str, Entry] = self.positions if isinstance(entry, Position) else self.statements
        return [one for one in self.likes.get(key_of(entry), ()) if there.get(one.id) is one]

    def problem(self, one: CodedStatement, words: str) -> None:
        """Why something of a statement could not be taken."""
        self.problems.append(f"statement {one.id}: {words}")

    def coder(self, one: CodedStatement) -> str:
        """Who says it: the coder, by the name that they have here; of the program's own whoever takes the file in."""
        return self.choices.coders.get(one.coder, one.coder) or self.choices.by

    def party(self, name: str, who: str) -> str:
        """The id of a party, which is added where the report has none of the name."""
        known = party_named(self.document.ids.get("organization", {}).get(name, name), self.actors)
        known = known or party_named(name, self.actors)
        if known is None:
            code = self.document.ids.get("organization", {}).get(name)
            known = new_party(name, code, self.actors, self.document.kinds.get(name), self.words(name))
            self.add(who, known)
        return known.id

    def person(self, name: str, party: str | None, who: str) -> str:
        """The id of a person, who is added where the report has none of the name."""
        if name in self.people:
            return self.people[name]
        known = person_named(name, self.actors)
        if known is None:
            known = Actor(id=self.own_id("person", [who, name]), kind="person", name=name, party=party,
                          evidence=self.words(name))  # fmt: skip
            self.add(who, known)
        return known.id

    def words(self, name: str) -> tuple[Span, ...]:
        """Where a name stands first in the report."""
        report = self.reading.report
        at = report.text.find(name)
        return () if at < 0 else (Span(report=report.id, start=at, end=at + len(name)),)

    def own_id(self, kind: str, facts: Iterable[object]) -> str:
        """The id of an entry that comes with a file: the same for whoever says the same again."""
        told = repr([self.choices.coding, *facts]).encode("utf-8", "replace")
        return f"{self.reading.report.id}/by-dna-{kind}-{sha256(told).hexdigest()[:12]}"


def key_of(entry: Entry) -> Key:
    """What entries that say the same have in common, beside their words."""
    if isinstance(entry, Statement):
        return ("statement", entry.speaker)
    return ("position", entry.party, entry.stance, entry.issue)
